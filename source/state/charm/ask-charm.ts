import {type Known} from '../../domain/answer.js';
import {type Intent} from '../../domain/intent.js';
import {askFor, knownOf} from '../knowledge.js';
import {chain, only, withEffects} from '../result.js';
import {type State, type Update} from '../state.js';
import {knownAt} from './charm-facts.js';
import {applicationIn} from './charm-rows.js';
import {infoIntent, sourceAfter, sourceBefore} from './charm-sources.js';
import {type Wave} from './charm-stage.js';

const isUnasked = (state: State, intent: Intent): boolean => {
	const {value, failure, isAsking} = knownOf(state, intent);
	return value === undefined && failure === undefined && !isAsking;
};

/** A file can have changed since it was read last: it is read each time. */
const readingAgain = <Value>(known: Readonly<Record<string, Known<Value>>>, path: string): Readonly<Record<string, Known<Value>>> =>
	({...known, [path]: {...knownAt(known, path), isAsking: true, failure: undefined}});

const readCharm = (state: State, path: string): Update => withEffects(
	{...state, charms: {...state.charms, definitions: readingAgain(state.charms.definitions, path)}},
	{type: 'read-charm', path},
);

const readConfig = (state: State, path: string): Update => withEffects(
	{...state, charms: {...state.charms, configFiles: readingAgain(state.charms.configFiles, path)}},
	{type: 'read-config', path},
);

/**
Asks for what an item of a wave is judged by: its settings and actions, what the store has of its charms, and the files that its order names.

@param options.isAgain Whether that is asked once more which is known already, or was refused.
*/
export const askAboutItem = (state: State, wave: Wave, {index, isAgain = false}: {readonly index: number; readonly isAgain?: boolean}): Update => {
	const item = wave.items[index];
	const application = item && applicationIn(state, wave.model, item.application);
	if (!item || !application) {
		return only(state);
	}

	const {model} = wave;
	const after = sourceAfter(application, item.order);
	const infos = [infoIntent(model, sourceBefore(application)), infoIntent(model, after)].filter(intent => intent !== undefined);
	const intents: readonly Intent[] = [
		{type: 'read-charm-settings', model, application: item.application},
		{type: 'read-charm-actions', model, application: item.application},
		...infos,
	];
	const wanted = intents.filter(intent => state.render(intent).kind === 'command' && (isAgain || isUnasked(state, intent)));
	const {config} = item.order;
	return chain(
		askFor(state, wanted),
		current => after.kind === 'file' ? readCharm(current, after.path) : only(current),
		current => config === undefined ? only(current) : readConfig(current, config),
	);
};

/** The same for every item of a wave. */
export const askAboutAll = (state: State, wave: Wave, isAgain = false): Update =>
	chain(only(state), ...wave.items.map((_, index) => (current: State) => askAboutItem(current, wave, {index, isAgain})));
