import {type ActionId, type State} from '../state/state.js';
import {type KeyName} from './key-name.js';
import {type Binding} from './binding.js';
import {keyTableWith, type KeyChanges} from './remap-keys.js';
import {currentSurface, type Surface} from './surface.js';
import {keyBindingsWords} from './words/key-bindings.js';

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

/** Drawn sign by sign, Enter would look like the key `/`; and a letter of another alphabet like `?`. */
export const keyName = ({session}: State, name: string): string => {
	if (!session.isAscii) {
		return name;
	}

	const code = [...name].length === 1 ? name.codePointAt(0) ?? 0 : 0;
	return keyBindingsWords.asciiNames[name] ?? (code > 0x7E ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : name);
};

/** How a key is told of in the footer. */
export type Hint = {
	readonly name: string;
	readonly label: string;
	/** Stays where a terminal is narrow: how to answer, to go on, to get help, to get out, and to what was found to be wrong. */
	readonly isEssential: boolean;
	/** Where it is too narrow even for those, the lowest goes first; among equals the last. */
	readonly importance?: number;
	/** What is said in its place where other keys had to be left out. */
	readonly labelOfMore?: string;
};

/** The way on comes before all; what is only convenient goes before what belongs to the screen. */
const importance: Readonly<Partial<Record<ActionId, number>>> = {
	confirm: 9, next: 9, help: 8, back: 7, quit: 5, sort: 3, 'quick-behind': 3, 'quick-down': 3, 'quick-error': 3, fleet: 3, palette: 2, glossary: 2,
};

const found = 6;
const usual = 4;
const leastEssential = 5;

/**
The keys that do something now, for the footer.
*/
export const footerHints = (state: State): readonly Hint[] => {
	const useful = bindingsOf(currentSurface(state), state.session.keys).filter(({isUseful}) => isUseful?.(state) !== false);
	const hasBack = useful.some(({label, actions}) => label !== undefined && actions.escape === 'back');
	return useful.flatMap(({name, label, actions, detail}): readonly Hint[] => {
		if (label === undefined) {
			return [];
		}

		const more = detail?.(state) ?? '';
		const meant = Object.values(actions).filter(action => action !== undefined);
		const isHelp = meant.includes('help');
		const worth = Math.max(more === '' ? 0 : found, ...(meant.length === 0 ? [usual] : meant.map(action => importance[action] ?? usual)));
		return [{
			name: keyName(state, name),
			label: label + more,
			isEssential: worth >= leastEssential,
			// Where nothing goes back, leaving is the only way out.
			importance: meant.includes('quit') && !hasBack ? importance.back ?? worth : worth,
			...(isHelp && {labelOfMore: keyBindingsWords.more}),
		}];
	});
};

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
