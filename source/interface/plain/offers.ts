import {type ActionId, type State} from '../../state/state.js';
import {bindingsOf} from '../key-bindings.js';
import {currentSurface, type Surface} from '../surface.js';

/** What can be answered by a word or a letter. */
export type Offer = {
	/** What is typed for it, the shortest first. */
	readonly words: readonly string[];
	readonly action: ActionId;
	/** What it does, beginning with a verb; in the help of the screens it reads the same. */
	readonly description: string;
	/** The same in a word or two; undefined where it is only listed. */
	readonly label: string | undefined;
};

/** What needs a screen, or is there in another form: moving and scrolling, filters of the live table, the clipboard, keys of the terminal. */
const ofScreens: ReadonlySet<ActionId> = new Set([
	'up', 'down', 'page-up', 'page-down', 'top', 'bottom', 'copy', 'help', 'palette', 'redraw', 'stop', 'interrupt', 'sort', 'quick-behind', 'quick-down', 'quick-error', 'quick-all', 'yes', 'no',
]);

const names: Readonly<Record<string, readonly string[]>> = {' ': ['space'], escape: ['back', 'esc']};

/** Where the live table stands. */
export const tables: ReadonlySet<Surface> = new Set<Surface>(['perform-ready', 'perform-refused', 'perform']);

/** What is done to one row, which has to be named. */
export const ofRows: ReadonlySet<ActionId> = new Set(['ignore', 'toggle', 'confirm']);

const isLeftOut = (surface: Surface, action: ActionId): boolean => ofScreens.has(action)
	|| (tables.has(surface) && action === 'filter')
	|| (surface === 'perform' && action === 'confirm');

/** Only what goes back is also called so. */
const wordsOf = (key: string, action: ActionId): readonly string[] => {
	const known = names[key] ?? [key];
	return action === 'back' ? known : known.slice(-1);
};

/**
What can be answered where the wizard is, from the table of keys: the same actions under the same letters as on the screens.
*/
export const offersOf = (state: State): readonly Offer[] => {
	const surface = currentSurface(state);
	const offers = new Map<ActionId, Offer>();
	const pairs = bindingsOf(surface, state.session.keys).filter(({isUseful}) => isUseful?.(state) !== false)
		.flatMap(binding => Object.entries(binding.actions).flatMap(([key, action]) => (action === undefined ? [] : [{key, action, binding}])));
	for (const {key, action, binding: {description, label}} of pairs) {
		if (isLeftOut(surface, action)) {
			continue;
		}

		const known = offers.get(action);
		offers.set(action, {
			words: [...new Set([...(known?.words ?? []), ...wordsOf(key, action)])],
			action,
			description: known?.description ?? description,
			label: known?.label ?? label,
		});
	}

	return offers.values().toArray();
};

/** The same everywhere: told once at the beginning, and by `?`. */
export const everywhere: ReadonlySet<ActionId> = new Set(['troubleshoot', 'log', 'glossary', 'quit']);

/** The first thing that a description says. */
export const shortly = (description: string): string => description.split(';', 1)[0] ?? description;
