import {type Refusal} from '../domain/answer.js';
import {
	modelKey,
	parseModelKey,
	type Intent,
	type ModelReference,
} from '../domain/intent.js';
import {type Message, type State} from './state.js';

type Refusals = ReadonlySet<Refusal['kind'] | undefined>;

/** Without the dry runs that were refused for such reasons; `isMeant` says of which models. */
const withoutRefused = (state: State, reasons: Refusals, isMeant: (model: ModelReference) => boolean): State => {
	const all = Object.entries(state.previews);
	// With another stream the key ends with its name.
	const left = all.filter(([key, {failure}]) => !(reasons.has(failure?.refusal?.kind) && isMeant(parseModelKey(key.replace(/ \S+$/v, '')))));
	return left.length === all.length ? state : {...state, previews: Object.fromEntries(left)};
};

const ofLock: Refusals = new Set<Refusal['kind'] | undefined>(['changes-disabled']);

/** What was known of a model's lock, and the dry runs that were refused for it. */
const forgetLock = (state: State, key: string): State => {
	const {[key]: lock, ...disabledCommands} = state.disabledCommands;
	return withoutRefused({...state, disabledCommands}, ofLock, model => modelKey(model) === key);
};

const ofLogin: Refusals = new Set<Refusal['kind'] | undefined>(['not-logged-in', 'missing-permission']);

/** Outside of Prepare nothing is asked anew by itself: only what is no longer so is dropped. */
const forgetRefused = (state: State, intent: Intent): State => {
	switch (intent.type) {
		case 'enable-commands':
		case 'disable-commands': {
			return forgetLock(state, modelKey(intent.model));
		}

		case 'log-in': {
			// The rights that came with the login count too.
			return withoutRefused(state, ofLogin, ({controller}) => controller === intent.controller);
		}

		default: {
			return state;
		}
	}
};

/**
Forgets what a command that succeeded has changed: it was asked before, and Prepare asks for it anew. A lock refuses dry runs too.
*/
export const forgetChanged = (state: State, {intent, answer}: Pick<Extract<Message, {type: 'answered'}>, 'intent' | 'answer'>): State => {
	if (!answer.ok) {
		return state;
	}

	if (state.stage.name !== 'prepare') {
		return forgetRefused(state, intent);
	}

	switch (intent.type) {
		// What a dry run was refused for may be gone with them.
		case 'refresh-charm':
		case 'remove-machine':
		case 'upgrade-model':
		case 'synchronise-binaries': {
			return {...state, previews: {}};
		}

		case 'set-agent-stream': {
			return {...state, previews: {}, streams: {}};
		}

		case 'enable-commands':
		case 'disable-commands':
		case 'log-in': {
			return {...state, previews: {}, disabledCommands: {}};
		}

		default: {
			return state;
		}
	}
};
