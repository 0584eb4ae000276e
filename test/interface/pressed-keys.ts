import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {createKeyReader} from '../../source/interface/input/key-reader.js';
import {type RawKey} from '../../source/interface/input/normalise-input.js';
import {bindingsOf} from '../../source/interface/key-bindings.js';
import {type Binding} from '../../source/interface/binding.js';
import {keyTable} from '../../source/interface/key-table.js';
import {judgeKeys, remappableActions, type KeyChanges} from '../../source/interface/remap-keys.js';
import {furthestScroll} from '../../source/interface/screens/index.js';
import {currentSurface} from '../../source/interface/surface.js';
import {bodyHeight} from '../../source/state/layout.js';
import {type ActionId, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {everyScreen} from '../_helpers/every-screen.js';

/** A stage that no key leads to: there are no checks without a target. */
const impossible = 'checks without a target';

/** Up to so many states of a surface; the catalogue alone would be two hundred. */
const mostOfSurface = 3;

const bySurface = Map.groupBy(everyScreen().filter(({name}) => name !== impossible).flatMap(screen => {
	const {name, state} = screen;
	return state.stage.name === 'perform' && state.overlays.length === 0 && state.stage.index === 0
		? [screen, {name: `${name}, of a model`, state: {...state, stage: {...state.stage, index: 3}}}]
		: [screen];
}), ({state}) => currentSurface(state));

const screens = [...bySurface].flatMap(([surface, entries]) => entries.slice(0, mostOfSurface).map(entry => ({surface, ...entry})));

/** As Ink gives them. */
const raw: Readonly<Record<string, RawKey>> = {
	up: {input: '', key: {upArrow: true}},
	down: {input: '', key: {downArrow: true}},
	left: {input: '', key: {leftArrow: true}},
	right: {input: '', key: {rightArrow: true}},
	'page-up': {input: '', key: {pageUp: true}},
	'page-down': {input: '', key: {pageDown: true}},
	home: {input: '', key: {home: true}},
	end: {input: '', key: {end: true}},
	enter: {input: '\r', key: {return: true}},
	escape: {input: '', key: {escape: true}},
	tab: {input: '\t', key: {tab: true}},
	'ctrl-c': {input: 'c', key: {ctrl: true}},
	'ctrl-l': {input: 'l', key: {ctrl: true}},
	'ctrl-z': {input: 'z', key: {ctrl: true}},
};

type Pressed = {readonly state: State; readonly effects: number};

/** What comes of keys, pressed one after the other on a screen that has been read. */
const press = (initial: State, ...keys: readonly string[]): Pressed => {
	let state: State = {...initial, notice: undefined};
	let effects = 0;
	let now = 0;
	const late: Array<() => void> = [];
	const reader = createKeyReader({
		store: {
			getState: () => state,
			subscribe: () => () => undefined,
			dispatch(message) {
				const next = update(state, message);
				state = next.state;
				effects += next.effects.length;
			},
		},
		clock: {
			now: () => now,
			after(_, callback) {
				late.push(callback);
				return () => undefined;
			},
		},
		limitOf: shown => furthestScroll(shown, {columns: shown.size.columns, rows: bodyHeight(shown)}),
	});
	for (const key of keys) {
		reader.painted(state.surface);
		now += 10_000;
		reader.take(raw[key] ?? {input: key, key: {}});
		late.pop()?.();
	}

	return {state, effects};
};

const isSame = (one: State, other: State): boolean => isDeepStrictEqual({...one, notice: undefined}, {...other, notice: undefined});

const isDeaf = (state: State): boolean => state.notice?.includes('does nothing here') === true || state.notice?.startsWith('Choose with the arrows') === true;

/** Whether a key changes something, has an effect, or says why it does not. */
const isHeard = (initial: State, {state, effects}: Pressed): boolean => !isDeaf(state) && (effects > 0 || state.notice !== undefined || !isSame(initial, state));

const movements: ReadonlySet<ActionId> = new Set<ActionId>(['up', 'down', 'page-up', 'page-down', 'top', 'bottom', 'yes', 'no']);

const useful = (state: State): readonly Binding[] => bindingsOf(currentSurface(state), state.session.keys).filter(({isUseful}) => isUseful?.(state) !== false);

const pairsOf = (state: State): ReadonlyArray<readonly [string, ActionId]> =>
	useful(state).flatMap(({actions}) => Object.entries(actions).flatMap(([key, action]) => (action === undefined ? [] : [[key, action] as const])));

const deafKeys = (keys: KeyChanges | undefined): readonly string[] => screens.flatMap(({surface, name, state: plain}) => {
	const state = {...plain, session: {...plain.session, keys}};
	return pairsOf(state)
		.filter(([key, action]) => !movements.has(action) && !isHeard(state, press(state, key)))
		.map(([key]) => `${key} on ${surface}, ${name}`);
});

/** At the top of a list Up does nothing, and that is no lie: each has to move on some screen of its kind, from somewhere. */
const stillKeys = (keys: KeyChanges | undefined): readonly string[] => [...bySurface].flatMap(([surface, entries]) => {
	const states = entries.slice(0, 12).map(({state}): State => ({...state, session: {...state.session, keys}}));
	const moving = new Map(states.flatMap(state => pairsOf(state)).filter(([, action]) => movements.has(action)));
	return moving.keys().filter(key => states.every(state => {
		const places = [state, ...['down', 'up', 'end', 'right'].map(first => press(state, first).state)];
		return places.every(place => !isHeard({...place, notice: undefined}, press(place, key)));
	})).map(key => `${key} on ${surface}`).toArray();
});

/** Greek letters, Cyrillic ones where there are more actions than those. */
const strange = [...'αβγδεζηθικλμνξοπρστυφχψωбвгдёжзийлмнпфцчшщъыьэюя'];

const {keys: remapped, leftOut} = judgeKeys(Object.fromEntries(remappableActions.map((action, index) => [action, strange[index] ?? 'a'])));

test('there is a screen of every kind', t => {
	t.deepEqual([...new Set(keyTable.flatMap(({surfaces}) => surfaces))].filter(surface => !bySurface.has(surface)), []);
});

test('every key of every screen, pressed, does something or says why it does not', t => {
	t.deepEqual(deafKeys(undefined), []);
});

test('every key that moves, pressed, does so on some screen of its kind', t => {
	t.deepEqual(stillKeys(undefined), []);
});

test('with every letter changed in the configuration each new key does the same', t => {
	t.deepEqual(leftOut, []);
	t.deepEqual(deafKeys(remapped), []);
	t.deepEqual(stillKeys(remapped), []);
});

test('the letters from before do nothing then, and say so', t => {
	const heard: string[] = [];
	for (const {surface, name, state: plain} of screens) {
		if (surface === 'probing' || surface === 'no-client') {
			continue;
		}

		const state = {...plain, session: {...plain.session, keys: remapped}};
		const now = new Set(bindingsOf(surface, remapped).flatMap(({actions}) => Object.keys(actions)));
		for (const key of new Set(bindingsOf(surface).flatMap(({actions}) => Object.keys(actions)))) {
			if (!now.has(key) && !isDeaf(press(state, key).state)) {
				heard.push(`${key} on ${surface}, ${name}`);
			}
		}
	}

	t.deepEqual(heard, []);
});
