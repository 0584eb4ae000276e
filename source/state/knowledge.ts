import {unasked, type Answer, type Known} from '../domain/answer.js';
import {agentKey} from '../domain/case.js';
import {toTag} from '../domain/agent.js';
import {modelKey, type Intent, type ModelReference} from '../domain/intent.js';
import {charmKey, infoKey, type CharmFacts} from './charm/charm-facts.js';
import {previewKey} from './preview-key.js';
import {controllerModel} from './selectors.js';
import {type Effect, type State, type Update} from './state.js';

const isModel = (value: unknown): value is ModelReference => typeof value === 'object' && value !== null && 'controller' in value && 'name' in value;

const wordOf = (name: string, value: unknown): string => {
	if (name === 'model' && isModel(value)) {
		return modelKey(value);
	}

	return typeof value === 'string' ? value : JSON.stringify(value);
};

/**
A name for what an intent asks, the same for the same question: effects with the same id do not run twice at once.
*/
export const intentId = (intent: Intent): string =>
	Object.entries(intent).map(([name, value]: [string, unknown]) => wordOf(name, value)).join(' ');

/** The model that an intent is about; the controller's own for what is about the controller. */
export const modelOf = (state: State, intent: Intent): ModelReference | undefined => {
	if ('model' in intent) {
		return intent.model;
	}

	return 'controller' in intent && intent.controller === state.controller ? controllerModel(state) : undefined;
};

type Slot = {
	readonly get: (state: State) => Known<unknown>;
	readonly set: (state: State, known: Known<unknown>) => State;
};

type RecordName = 'details' | 'modelDetails' | 'modelSettings' | 'controllerMachines' | 'previews' | 'streams' | 'disabledCommands' | 'statusLogs' | 'errorLogs' | 'services' | 'configurations';

const slotIn = (name: RecordName, key: string): Slot => ({
	get: state => state[name][key] ?? unasked,
	set: (state, known) => ({...state, [name]: {...state[name], [key]: known}}),
});

const charmSlot = (name: keyof CharmFacts, key: string): Slot => ({
	get: state => state.charms[name][key] ?? unasked,
	set: (state, known) => ({...state, charms: {...state.charms, [name]: {...state.charms[name], [key]: known}}}),
});

const slotAt = (name: 'controllers' | 'models'): Slot => ({
	get: state => state[name],
	set: (state, known) => ({...state, [name]: known}),
});

/** Where the answer to a read is kept; undefined for what leaves no fact behind. */
const slotOf = (state: State, intent: Intent): Slot | undefined => {
	switch (intent.type) {
		case 'list-controllers': {
			return slotAt('controllers');
		}

		case 'list-models': {
			return slotAt('models');
		}

		case 'show-controller': {
			return slotIn('details', intent.controller);
		}

		case 'preview-controller-upgrade': {
			const model = controllerModel(state);
			return model && intent.controller === state.controller ? slotIn('previews', previewKey(model, intent.stream)) : undefined;
		}

		case 'preview-model-upgrade': {
			return slotIn('previews', previewKey(intent.model, intent.stream));
		}

		case 'read-agent-stream': {
			return slotIn('streams', modelKey(intent.model));
		}

		case 'read-disabled-commands': {
			return slotIn('disabledCommands', modelKey(intent.model));
		}

		case 'show-model': {
			return slotIn('modelDetails', modelKey(intent.model));
		}

		case 'read-model-settings': {
			return slotIn('modelSettings', modelKey(intent.model));
		}

		case 'inspect-controller-machine': {
			return slotIn('controllerMachines', agentKey(modelKey(intent.model), intent.machine));
		}

		case 'read-status-log': {
			return slotIn('statusLogs', agentKey(modelKey(intent.model), toTag(intent.entity)));
		}

		case 'read-error-log': {
			return slotIn('errorLogs', agentKey(modelKey(intent.model), intent.agent ?? ''));
		}

		case 'inspect-services': {
			return slotIn('services', agentKey(modelKey(intent.model), intent.machine));
		}

		case 'read-agent-configuration': {
			return slotIn('configurations', agentKey(modelKey(intent.model), intent.agent));
		}

		case 'read-charm-settings': {
			return charmSlot('settings', charmKey(intent.model, intent.application));
		}

		case 'read-charm-actions': {
			return charmSlot('actions', charmKey(intent.model, intent.application));
		}

		case 'read-charm-info': {
			return charmSlot('infos', infoKey(intent.charm, intent.channel));
		}

		default: {
			return undefined;
		}
	}
};

/** What was asked last about this, and what came of it. */
export const knownOf = (state: State, intent: Intent): Known<unknown> => slotOf(state, intent)?.get(state) ?? unasked;

/**
Asks for facts: marks each as being asked and gives the effects.
*/
export const askFor = (state: State, intents: readonly Intent[]): Update => {
	let next = state;
	const effects: Effect[] = [];
	for (const intent of intents) {
		const slot = slotOf(next, intent);
		if (slot) {
			const known = slot.get(next);
			if (known.isAsking) {
				continue;
			}

			next = slot.set(next, {...known, isAsking: true});
		}

		effects.push({type: 'ask', id: intentId(intent), intent});
	}

	return {state: next, effects};
};

const isModelList = (value: unknown): value is {readonly models: unknown} => typeof value === 'object' && value !== null && 'models' in value;

/**
Keeps the answer to a read; a failure leaves the last good value with its age.
*/
export const keepAnswer = (state: State, intent: Intent, {answer, at}: {readonly answer: Answer; readonly at: number}): State => {
	const slot = slotOf(state, intent);
	if (!slot) {
		return state;
	}

	if (!answer.ok) {
		return slot.set(state, {...slot.get(state), isAsking: false, failure: answer.failure});
	}

	const value = intent.type === 'list-models' && isModelList(answer.value) ? answer.value.models : answer.value;
	return slot.set(state, {
		value, at, isAsking: false, failure: undefined,
	});
};
