import {only} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {
	type ActionId,
	type Stage,
	type State,
	type Update,
} from './state.js';

/** What a stage that is one long text needs to know of a key. */
export type TextAction = {
	readonly action: ActionId;
	/** The furthest that the text can be scrolled, as it was drawn last. */
	readonly limit: number;
};

/**
Scrolls a stage that is one long text; undefined where the key is no move.
*/
export const scrollStage = (state: State, stage: Extract<Stage, {name: 'plan' | 'verify' | 'resume'}>, {action, limit}: TextAction): Update | undefined => {
	const move = moveOf(action, 10);
	return move === undefined ? undefined : only({...state, stage: {...stage, top: clamp(stage.top + move, 0, limit)}});
};
