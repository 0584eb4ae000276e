import {isSecretSetting} from '../../domain/secret-name.js';
import {commandLine, type Intent} from '../../domain/intent.js';
import {type State} from '../state.js';

const hide = (settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, isSecretSetting(name) ? '••••' : value]));

/** The same intent, with the values of settings hidden that are secrets. */
const withoutSecrets = (intent: Intent): Intent => {
	if (intent.type === 'set-charm-settings') {
		return {...intent, settings: hide(intent.settings)};
	}

	return intent.type === 'refresh-charm' && intent.settings !== undefined ? {...intent, settings: hide(intent.settings)} : intent;
};

/**
The exact line of an intent on this client for people, secrets hidden; or why there is none.
*/
export const shownLine = (state: State, intent: Intent): {readonly kind: 'command'; readonly line: string} | {readonly kind: 'unavailable'; readonly reason: string} => {
	const rendered = state.render(withoutSecrets(intent));
	return rendered.kind === 'command' ? {kind: 'command', line: commandLine(rendered.arguments)} : rendered;
};
