import {topOverlay} from '../../state/selectors.js';
import {type State} from '../../state/state.js';
import {currentSurface, type Surface} from '../surface.js';
import {type Numbers} from './menu.js';

/** What was said of one screen, and the numbers of its rows. */
export type ScreenMemory = {readonly numbers: Numbers; readonly said: Set<string>};

export type ScreenMemories = {
	/** Of the screen on top; `isKnown` where it was told before. */
	readonly recall: (state: State, titleOf: () => string) => {readonly memory: ScreenMemory; readonly isKnown: boolean};
	/** The numbers of the checks. */
	readonly checks: () => Numbers;
};

/** Told whole each time: it is different each time, or was asked for. */
const neverKnown: ReadonlySet<Surface> = new Set<Surface>(['log', 'log-output', 'text', 'agent']);

const keyOf = (state: State, titleOf: () => string): string => {
	const name = currentSurface(state);
	// The titles of these change with what they list.
	return name === 'prepare' || topOverlay(state)?.name === 'findings' ? name : `${name} ${titleOf()}`;
};

export const createMemory = (): ScreenMemory => ({numbers: new Map(), said: new Set()});

/**
What is known of a screen is not told again when one comes back to it.
*/
export const createScreenMemories = (): ScreenMemories => {
	const memories = new Map<string, ScreenMemory>();
	return {
		recall(state, titleOf) {
			const key = keyOf(state, titleOf);
			const known = neverKnown.has(currentSurface(state)) ? undefined : memories.get(key);
			const memory = known ?? createMemory();
			memories.set(key, memory);
			return {memory, isKnown: known !== undefined};
		},
		checks: () => memories.get('prepare')?.numbers ?? new Map<string, number>(),
	};
};
