import {
	notice,
	only,
	popOverlay,
	pushOverlay,
	replaceTop,
} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {topOverlay} from './selectors.js';
import {surfaceOf} from './surface-of.js';
import {
	type ActionId,
	type Overlay,
	type PaletteChoice,
	type State,
	type Update,
} from './state.js';

type Palette = Extract<Overlay, {name: 'palette'}>;

/**
The choices that what was typed leaves: all its words occur. Those whose label begins with it stand first.
*/
export const matchingChoices = ({choices, typed}: Palette): readonly PaletteChoice[] => {
	const start = typed.trim().toLowerCase();
	const words = start.split(/\s+/v).filter(word => word !== '');
	const found = choices.filter(({action, label, description}) => {
		const text = `${label} ${action} ${description}`.toLowerCase();
		return words.every(word => text.includes(word));
	});
	const isFirst = ({label, action}: PaletteChoice): boolean => start !== '' && (label.startsWith(start) || action.startsWith(start));
	return [...found.filter(choice => isFirst(choice)), ...found.filter(choice => !isFirst(choice))];
};

/** Opens what is found by typing over what is on top: the palette with its choices, or the words of Juju. Undefined for other actions, and over a question. */
export const openTyped = (state: State, action: ActionId, choices: readonly PaletteChoice[] = []): Update | undefined => {
	const name = topOverlay(state)?.name;
	if ((action !== 'palette' && action !== 'glossary') || name === 'question') {
		return undefined;
	}

	if (name === action) {
		return only(state);
	}

	return only(pushOverlay(state, action === 'glossary'
		? {name: 'glossary', filter: '', top: 0}
		: {
			name: 'palette', typed: '', cursor: 0, choices, below: surfaceOf(state),
		}));
};

/** Keys of the palette but Enter and those that type. */
export const actOnPalette = (state: State, overlay: Palette, action: ActionId): Update => {
	const move = moveOf(action, 5);
	return move === undefined
		? only(state)
		: only(replaceTop(state, {...overlay, cursor: clamp(overlay.cursor + move, 0, Math.max(0, matchingChoices(overlay).length - 1))}));
};

/** What Enter makes of the palette: an action for the screen below it, or a sentence where there is none. */
export type PaletteAnswer = {readonly state: State; readonly action: ActionId | undefined};

/**
Closes the palette with what its cursor stands on. Where another screen has taken the place of the one below, nothing is done: the same action could mean something else there.

@returns Undefined where no palette is on top.
*/
export const answerPalette = (state: State): PaletteAnswer | undefined => {
	const overlay = topOverlay(state);
	if (overlay?.name !== 'palette') {
		return undefined;
	}

	const choice = matchingChoices(overlay)[overlay.cursor];
	if (!choice) {
		return {state: notice(state, 'Nothing that can be done here matches. Esc goes back.').state, action: undefined};
	}

	const below = popOverlay(state);
	return surfaceOf(below) === overlay.below
		? {state: below, action: choice.action}
		: {state: notice(below, 'The screen has changed meanwhile, so nothing was done.').state, action: undefined};
};
