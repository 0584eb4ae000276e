import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {bindingsOf} from '../../source/interface/key-bindings.js';
import {type Binding} from '../../source/interface/binding.js';
import {furthestScroll} from '../../source/interface/screens/index.js';
import {currentSurface, type Surface} from '../../source/interface/surface.js';
import {bodyHeight} from '../../source/state/layout.js';
import {type ActionId, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {everyScreen} from '../_helpers/every-screen.js';

/** A stage that no key leads to: there are no checks without a target. */
const impossible = 'checks without a target';

const screens = everyScreen().filter(({name}) => name !== impossible).flatMap(screen => {
	const {name, state} = screen;
	// The first step is about the controller, of which no agents are known there; the fourth has a table.
	return state.stage.name === 'perform' && state.overlays.length === 0 && state.stage.index === 0
		? [screen, {name: `${name}, of a model`, state: {...state, stage: {...state.stage, index: 3}}}]
		: [screen];
});

/** Up to so many states of a surface are tried; the catalogue alone would be two hundred. */
const mostOfSurface = 3;

const bySurface = Map.groupBy(screens, ({state}) => currentSurface(state));

const tried = [...bySurface].flatMap(([surface, entries]) => entries.slice(0, mostOfSurface).map(entry => ({surface, ...entry})));

/** At the top of a list Up does nothing, and that is no lie. */
const movements: ReadonlySet<ActionId> = new Set<ActionId>(['up', 'down', 'page-up', 'page-down', 'top', 'bottom', 'yes', 'no']);

const opposites: Readonly<Partial<Record<ActionId, ActionId>>> = {
	up: 'down', 'page-up': 'down', top: 'down', no: 'yes',
};

/** Whether a key changes something, has an effect, or says why it does not. */
const isHeard = (state: State, action: ActionId): boolean => {
	const limit = furthestScroll(state, {columns: state.size.columns, rows: bodyHeight(state)}) ?? 100;
	const before: State = {...state, notice: undefined};
	const {state: after, effects} = update(state, {type: 'acted', action, limit});
	return effects.length > 0 || after.notice !== undefined || !isDeepStrictEqual(before, {...after, notice: undefined});
};

const isMovement = (action: ActionId): boolean => movements.has(action);

const listed = (surface: Surface, state: State): readonly Binding[] => bindingsOf(surface).filter(({isUseful}) => isUseful?.(state) !== false);

test('every key that the footer or the help lists does something, or says why it does not', t => {
	const deaf: string[] = [];
	for (const {surface, name, state} of tried) {
		for (const {actions} of listed(surface, state)) {
			for (const [key, action] of Object.entries(actions)) {
				if (action !== undefined && !isMovement(action) && !isHeard(state, action)) {
					deaf.push(`${key} (${action}) on ${surface}, ${name}`);
				}
			}
		}
	}

	t.deepEqual(deaf, []);
});

test('every key that moves does so on some screen that lists it', t => {
	const still: string[] = [];
	for (const [surface, entries] of bySurface) {
		const actions = new Set(bindingsOf(surface).flatMap(binding => Object.values(binding.actions)).flatMap(action => (action !== undefined && isMovement(action) ? [action] : [])));
		for (const action of actions) {
			const opposite = opposites[action] ?? 'up';
			const places = entries.flatMap(({state}) => [state, ...[opposite, 'bottom' as const].map(other => update(state, {type: 'acted', action: other, limit: 100}).state)]);
			const isMoving = places.some(place => isHeard(place, action));
			if (!isMoving) {
				still.push(`${action} on ${surface}`);
			}
		}
	}

	t.deepEqual(still, []);
});

test('the screens that are tried are nearly all there are', t => {
	t.true(bySurface.size > 30, String(bySurface.size));
});
