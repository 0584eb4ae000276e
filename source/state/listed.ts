import {type Answer} from '../domain/answer.js';
import {modelKey} from '../domain/intent.js';
import {keepList} from './elsewhere.js';
import {chain, only} from './result.js';
import {takeModels} from './target-stage.js';
import {type State, type Update} from './state.js';
import {followModelList} from './watch-stage.js';

export type Listed = {
	readonly controller: string;
	readonly answer: Answer<'list-models'>;
	readonly at: number;
	readonly nextAt: number;
};

/** Of a model that is gone nothing is kept, unless it is one that shall be upgraded: that it is gone is then seen where it is waited for. */
const withoutGone = (state: State, gone: readonly string[]): State['observations'] => {
	const {controller, target} = state;
	const wanted = new Set(target?.models.map(model => modelKey(model)));
	const dropped = new Set(gone.map(name => modelKey({controller: controller ?? '', name})).filter(key => !wanted.has(key)));
	return dropped.size === 0 ? state.observations : Object.fromEntries(Object.entries(state.observations).filter(([key]) => !dropped.has(key)));
};

const sentenceOf = (state: State, come: readonly string[], gone: readonly string[]): string => [
	...(come.length > 0 ? [`New on ${state.controller ?? 'the controller'}: ${come.join(', ')}.`] : []),
	...(gone.length > 0 ? [`No longer there: ${gone.join(', ')}.`] : []),
].join(' ');

/**
The models of a controller, asked for again: those that came are shown and watched, those that are gone no longer. A list that did not come changes nothing on
the controller that is worked on: its models say themselves whether it answers.
*/
export const takeListed = (state: State, message: Listed): Update => {
	const {controller, answer, at} = message;
	if (controller !== state.controller) {
		return only(keepList(state, message));
	}

	const before = state.models.value;
	if (!answer.ok || !before) {
		return only(state);
	}

	const {models} = answer.value;
	const [old, now] = [before, models].map(list => new Set(list.map(({name}) => name)));
	const come = models.filter(({name}) => old?.has(name) !== true).map(({name}) => name);
	const gone = before.filter(({name}) => now?.has(name) !== true).map(({name}) => name);
	const kept: State = {
		...state,
		models: {
			...state.models, value: models, at, failure: undefined,
		},
	};
	if (come.length === 0 && gone.length === 0) {
		return only(kept);
	}

	const told: State = {...kept, observations: withoutGone(kept, gone), notice: sentenceOf(state, come, gone)};
	const isChoosing = told.stage.name === 'target' && told.stage.step === 'models';
	return chain(isChoosing ? takeModels(told) : only(told), followModelList);
};
