import {type ActionId, type State} from '../state/state.js';
import {type KeyName} from './key-name.js';
import {type Binding} from './binding.js';
import {keyTableWith, type KeyChanges} from './remap-keys.js';
import {currentSurface, type Surface} from './surface.js';

/** By tables, then by surfaces. */
const byTable = new WeakMap<readonly Binding[], Map<Surface, readonly Binding[]>>();

/**
The rows of the key table for one surface, in the order of the footer.

@param keys The operator's own keys.
*/
export const bindingsOf = (surface: Surface, keys?: KeyChanges): readonly Binding[] => {
	const table = keyTableWith(keys);
	const bySurface = byTable.get(table) ?? new Map<Surface, readonly Binding[]>();
	byTable.set(table, bySurface);
	const known = bySurface.get(surface);
	if (known) {
		return known;
	}

	const bindings = table.filter(({surfaces}) => surfaces.includes(surface));
	bySurface.set(surface, bindings);
	return bindings;
};

/**
What a key does where the wizard is; undefined where it does nothing there.
*/
export const actionFor = (surface: Surface, key: KeyName, keys?: KeyChanges): ActionId | undefined =>
	bindingsOf(surface, keys).map(({actions}) => actions[key]).find(action => action !== undefined);

const asciiNames: Readonly<Record<string, string>> = {'⏎': 'Enter', '↑↓': 'Up/Down', '→': 'Right'};

/** Drawn sign by sign, Enter would look like the key `/`; and a letter of another alphabet like `?`. */
export const keyName = ({session}: State, name: string): string => {
	if (!session.isAscii) {
		return name;
	}

	const code = [...name].length === 1 ? name.codePointAt(0) ?? 0 : 0;
	return asciiNames[name] ?? (code > 0x7E ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : name);
};

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
	bindingsOf(currentSurface(state), state.session.keys).flatMap(({name, label, actions, isUseful, detail}) => {
		if (label === undefined || isUseful?.(state) === false) {
			return [];
		}

		const more = detail?.(state) ?? '';
		const isEssential = more !== '' || Object.values(actions).some(action => action !== undefined && essential.has(action));
		return [{name: keyName(state, name), label: label + more, isEssential}];
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
		...bindingsOf(surface, state.session.keys).map(binding => ({binding, worksHere: true})),
		...keyTableWith(state.session.keys).filter(({surfaces}) => !surfaces.includes(surface)).map(binding => ({binding, worksHere: false})),
	];
	const seen = new Set<string>();
	return rows.filter(({binding: {isKnown}}) => isKnown?.(state) !== false).flatMap(({binding: {name, description}, worksHere}) => {
		const id = `${name} ${description}`;
		if (seen.has(id)) {
			return [];
		}

		seen.add(id);
		return [{keys: keyName(state, name), description, worksHere}];
	});
};
