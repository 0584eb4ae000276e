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
	const top = topOverlay(state);
	if (top?.name === 'findings') {
		// What a search finds has numbers of its own.
		return `findings ${top.filter}`;
	}

	// The titles of these change with what they list.
	return name === 'prepare' || name === 'fleet' ? name : `${name} ${titleOf()}`;
};

/**
The screen on top: not every one has a name of its own in the state. While words to search for are typed it is the one from before.
*/
export const screenOf = (state: State, before: string): string => {
	const top = topOverlay(state);
	if (top?.name === 'findings' && top.isFiltering && before.startsWith(`${state.surface} `)) {
		return before;
	}

	return `${state.surface} ${top?.name === 'log' && top.isOpen ? 'open' : (top?.name === 'findings' ? top.filter : '')}`;
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
