import {type ActionId, type PaletteChoice, type State} from '../state/state.js';
import {bindingsOf, keyName} from './key-bindings.js';
import {currentSurface} from './surface.js';

/** What needs no name, because it only moves; what answers; and what is heard everywhere anyway. */
const leftOut: ReadonlySet<ActionId> = new Set<ActionId>([
	'up', 'down', 'page-up', 'page-down', 'top', 'bottom', 'yes', 'no', 'palette', 'redraw', 'interrupt', 'stop',
]);

/** In two words at most, where the footer has none. */
const wordsOf = (action: ActionId): string => action.replaceAll('-', ' ');

/**
All that can be done on the screen on top, once each, as the table of keys says it and in its order; nothing that has no use now.
*/
export const paletteChoices = (state: State): readonly PaletteChoice[] => {
	const choices = new Map<ActionId, PaletteChoice>();
	for (const {actions, name, label, description, isUseful} of bindingsOf(currentSurface(state), state.session.keys)) {
		// Where Esc only says that there is no way back, it is no choice.
		const own = [...new Set(Object.values(actions))].filter(action => action !== undefined && !leftOut.has(action) && (action !== 'back' || label !== undefined));
		for (const action of isUseful?.(state) === false ? [] : own) {
			if (action !== undefined && !choices.has(action)) {
				choices.set(action, {
					action, key: keyName(state, name), label: label ?? wordsOf(action), description,
				});
			}
		}
	}

	return choices.values().toArray();
};
