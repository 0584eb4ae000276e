import {closestNames} from '../domain/closest-names.js';
import {type ActionId} from '../state/state.js';
import {type Binding} from './binding.js';
import {keyTable} from './key-table.js';
import {isQuestion, type Surface} from './surface.js';
import {textWidth} from './text-width.js';
import {remapKeysWords} from './words/remap-keys.js';

/** What an operator wants other keys for: actions, or rows by the words of the footer, each with one character. */
export type KeyChanges = Readonly<Record<string, string>>;

/** What answers, stops or explains is the same for everybody; lessons name the last three. */
const fixed: ReadonlySet<string> = new Set<ActionId>(['confirm', 'back', 'yes', 'no', 'interrupt', 'stop', 'redraw', 'help', 'faster', 'slower', 'step-time']);

/** Keys that answer questions, list the keys or search, and numbers, by which the plain form chooses rows. */
const reserved = /^[\d\/?ny]$/v;

const isLetter = (key: string): boolean => key !== ' ' && [...new Intl.Segmenter().segment(key)].length === 1;

const lettersOf = ({actions}: Binding): readonly string[] => Object.keys(actions).filter(key => isLetter(key));

const hasQuestion = ({surfaces}: Binding): boolean => surfaces.some(surface => isQuestion(surface));

const actionNames: ReadonlySet<string> = new Set(keyTable.flatMap(({actions}) => Object.values(actions).flatMap(action => action ?? [])));

/** Whether a name means this letter of a row: an action wherever it is, or a row with one letter by its words in the footer. */
const isMeant = (name: string, binding: Binding, action: ActionId | undefined): boolean =>
	(actionNames.has(name) ? action === name : binding.label === name && lettersOf(binding).length === 1);

const changedKey = (keys: KeyChanges, binding: Binding, [key, action]: readonly [string, ActionId | undefined]): string => {
	if (!isLetter(key) || hasQuestion(binding)) {
		return key;
	}

	// The words of a row are more exact than the action.
	const names = Object.keys(keys).filter(name => isMeant(name, binding, action));
	const name = names.find(other => !actionNames.has(other)) ?? names[0];
	return name === undefined ? key : keys[name] ?? key;
};

const changeRow = (keys: KeyChanges, binding: Binding): Binding => {
	const pairs = Object.entries(binding.actions).map(([key, action]) => [key, changedKey(keys, binding, [key, action])] as const);
	if (pairs.every(([before, after]) => before === after)) {
		return binding;
	}

	const after = new Map(pairs);
	return {
		...binding,
		actions: Object.fromEntries(Object.entries(binding.actions).map(([key, action]) => [after.get(key) ?? key, action])),
		name: after.get(binding.name) ?? binding.name,
		description: binding.description.replace(remapKeysWords.twoLetters('j', 'k'), () => remapKeysWords.twoLetters(after.get('j') ?? 'j', after.get('k') ?? 'k')),
	};
};

const tables = new WeakMap<KeyChanges, readonly Binding[]>();

/**
The table of keys with the operator's own keys in it.
*/
export const keyTableWith = (keys: KeyChanges | undefined): readonly Binding[] => {
	if (keys === undefined) {
		return keyTable;
	}

	const known = tables.get(keys);
	if (known) {
		return known;
	}

	const changed = keyTable.map(binding => changeRow(keys, binding));
	tables.set(keys, changed);
	return changed;
};

/** Actions that can have another letter. */
export const remappableActions: readonly string[] = [...new Set(keyTable.flatMap(binding => (hasQuestion(binding)
	? []
	: Object.entries(binding.actions).flatMap(([letter, action]) => (action !== undefined && isLetter(letter) && !fixed.has(action) ? [action] : [])))))];

/** Why a key cannot be had for a name, whatever other keys are; undefined where it can. */
const refuse = (name: string, key: string): string | undefined => {
	if (fixed.has(name)) {
		return remapKeysWords.staysAsItIs(name);
	}

	const letters = keyTable.flatMap(binding => (hasQuestion(binding) ? [] : Object.entries(binding.actions).filter(([letter, action]) => isLetter(letter) && isMeant(name, binding, action))));
	if (letters.length === 0) {
		const labels = keyTable.flatMap(({label}) => label ?? []);
		if (actionNames.has(name) || labels.includes(name)) {
			return remapKeysWords.hasNoLetter(name);
		}

		const [close] = closestNames(name, [...new Set([...actionNames, ...labels])]);
		return remapKeysWords.isNoAction(name.slice(0, 40), close);
	}

	if (letters.every(([letter]) => letter === key)) {
		return undefined;
	}

	const isUsable = isLetter(key) && textWidth(key) === 1 && !/[\p{Other}\p{Separator}]/v.test(key);
	return isUsable && !reserved.test(key) ? undefined : remapKeysWords.cannotBeHad(name, key.slice(0, 20));
};

/** A key that means two things on one screen. */
type Conflict = {readonly key: string; readonly bindings: readonly Binding[]};

const findConflict = (keys: KeyChanges): Conflict | undefined => {
	const table = keyTableWith(keys);
	for (const key of new Set(Object.values(keys))) {
		const withKey = table.filter(({actions}) => Object.hasOwn(actions, key));
		const bySurface = new Map<Surface, Binding>();
		for (const binding of withKey) {
			for (const surface of binding.surfaces) {
				const other = bySurface.get(surface);
				if (other && other.actions[key] !== binding.actions[key]) {
					return {key, bindings: [other, binding]};
				}

				bySurface.set(surface, binding);
			}
		}
	}

	return undefined;
};

/** Keys of an operator that can be had, and what cannot be, in words. */
export type JudgedKeys = {
	/** Undefined where none is changed. */
	readonly keys: KeyChanges | undefined;
	/** One for each change that is left out. */
	readonly leftOut: readonly string[];
};

const meaningOf = ({actions, label}: Binding, key: string): string => label ?? actions[key] ?? key;

/**
Judges the keys that an operator wants: unknown names, keys that cannot be had, and those that would mean two things on one screen are left out.
*/
export const judgeKeys = (wanted: KeyChanges): JudgedKeys => {
	const leftOut: string[] = [];
	let keys: KeyChanges = {};
	for (const [name, key] of Object.entries(wanted)) {
		const reason = refuse(name, key);
		if (reason === undefined) {
			keys = {...keys, [name]: key};
		} else {
			leftOut.push(reason);
		}
	}

	for (let conflict = findConflict(keys); conflict; conflict = findConflict(keys)) {
		const {key, bindings} = conflict;
		const current = keys;
		// The one that was written last goes.
		const name = Object.keys(current).findLast(other => current[other] === key) ?? '';
		const other = bindings.find(binding => Object.values(binding.actions).every(action => !isMeant(name, binding, action)));
		leftOut.push(remapKeysWords.meansAnother({name, key, meaning: other && meaningOf(other, key)}));
		keys = Object.fromEntries(Object.entries(current).filter(([entry]) => entry !== name));
	}

	return {keys: Object.keys(keys).length === 0 ? undefined : keys, leftOut};
};
