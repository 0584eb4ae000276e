import {type ActionId, type State} from '../state/state.js';
import {type KeyName} from './key-name.js';
import {keyTable, type Binding} from './key-table.js';
import {currentSurface, type Surface} from './surface.js';

const bySurface = new Map<Surface, readonly Binding[]>();

/**
The rows of the key table for one surface, in the order of the footer.
*/
export const bindingsOf = (surface: Surface): readonly Binding[] => {
	const known = bySurface.get(surface);
	if (known) {
		return known;
	}

	const bindings = keyTable.filter(({surfaces}) => surfaces.includes(surface));
	bySurface.set(surface, bindings);
	return bindings;
};

/**
What a key does where the wizard is; undefined where it does nothing there.
*/
export const actionFor = (surface: Surface, key: KeyName): ActionId | undefined =>
	bindingsOf(surface).map(({actions}) => actions[key]).find(action => action !== undefined);

const asciiNames: Readonly<Record<string, string>> = {'⏎': 'Enter', '↑↓': 'Up/Down', '→': 'Right'};

/** Drawn sign by sign, Enter would look like the key `/`. */
const nameIn = ({session}: State, name: string): string => session.isAscii ? asciiNames[name] ?? name : name;

/** How a key is told of in the footer. */
export type Hint = {
	readonly name: string;
	readonly label: string;
	/** Stays where a terminal is narrow: how to answer, to get help, to get out, and to what was found to be wrong. */
	readonly isEssential: boolean;
};

const essential: ReadonlySet<ActionId> = new Set(['help', 'quit', 'back', 'confirm']);

/**
The keys that do something now, for the footer.
*/
export const footerHints = (state: State): readonly Hint[] =>
	bindingsOf(currentSurface(state)).flatMap(({name, label, actions, isUseful, detail}) => {
		if (label === undefined || isUseful?.(state) === false) {
			return [];
		}

		const more = detail?.(state) ?? '';
		const isEssential = more !== '' || Object.values(actions).some(action => action !== undefined && essential.has(action));
		return [{name: nameIn(state, name), label: label + more, isEssential}];
	});

/** One line of the help: which keys, what they do, and whether they work on the screen below the help. */
export type KeyHelp = {readonly keys: string; readonly description: string; readonly worksHere: boolean};

/**
All keys for the help: those of the screen from which it was opened first, each description once.
*/
export const keyHelp = (state: State): readonly KeyHelp[] => {
	const below: State = state.overlays.at(-1)?.name === 'help' ? {...state, overlays: state.overlays.slice(0, -1)} : state;
	const surface = currentSurface(below);
	const rows = [
		...bindingsOf(surface).map(binding => ({binding, worksHere: true})),
		...keyTable.filter(({surfaces}) => !surfaces.includes(surface)).map(binding => ({binding, worksHere: false})),
	];
	const seen = new Set<string>();
	return rows.flatMap(({binding: {name, description}, worksHere}) => {
		const id = `${name} ${description}`;
		if (seen.has(id)) {
			return [];
		}

		seen.add(id);
		return [{keys: nameIn(state, name), description, worksHere}];
	});
};
