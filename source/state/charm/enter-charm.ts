import {type ModelReference} from '../../domain/intent.js';
import {chain, only, withEffects} from '../result.js';
import {type State, type Update} from '../state.js';
import {askAboutAll, askAboutItem} from './ask-charm.js';
import {charmRows} from './charm-rows.js';
import {type CharmStage, type Wave} from './charm-stage.js';

/** While the operator chooses and reads, in milliseconds. */
const browsingInterval = 10_000;

const backOf = ({stage}: State): CharmStage['back'] => stage.name === 'charm' ? stage.back : stage;

/**
Watches a model while its charms are chosen from and ordered.
*/
export const watchCharms = (state: State, model: ModelReference): Update => withEffects(
	state,
	{type: 'watch', models: [model], interval: state.session.interval ?? browsingInterval},
	{type: 'poll-now'},
);

/**
Shows the applications of a model to choose from.

@param options.ticked Those that are ticked; the cursor stands on `application`.
*/
export const enterChoose = (state: State, model: ModelReference, {ticked = [], application}: {
	readonly ticked?: readonly string[];
	readonly application?: string | undefined;
} = {}): Update => {
	const cursor = Math.max(0, charmRows(state, model).findIndex(row => row.application === application));
	return watchCharms({
		...state,
		stage: {
			name: 'charm', back: backOf(state), step: 'choose', model, cursor, ticked,
		},
	}, model);
};

/**
Shows what one application of a wave shall become.
*/
export const enterOrder = (state: State, wave: Wave, {index, cursor = 0}: {readonly index: number; readonly cursor?: number}): Update => chain(
	only({
		...state,
		stage: {
			name: 'charm', back: backOf(state), step: 'order', wave, index, cursor,
		},
	}),
	current => askAboutItem(current, wave, {index}),
);

/**
Shows what stands for and against the order of one application.
*/
export const enterReview = (state: State, wave: Wave, index: number): Update => chain(
	only({
		...state,
		stage: {
			name: 'charm', back: backOf(state), step: 'review', wave, index, top: 0,
		},
	}),
	current => askAboutItem(current, wave, {index}),
);

/**
Shows all applications of a wave in their order, with their commands.
*/
export const enterCharmPlan = (state: State, wave: Wave, cursor = 0): Update => chain(
	only({
		...state,
		stage: {
			name: 'charm', back: backOf(state), step: 'plan', wave, cursor,
		},
	}),
	current => askAboutAll(current, wave),
);
