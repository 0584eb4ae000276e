import {only, replaceTop} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

/**
Keys of the glossary but those that type.

@param options.limit The furthest that it can be scrolled.
*/
export const actOnGlossary = (state: State, overlay: Extract<Overlay, {name: 'glossary'}>, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	return move === undefined ? only(state) : only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}));
};
