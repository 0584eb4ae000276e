import {
	type Effect,
	type Overlay,
	type State,
	type Update,
} from './state.js';

export const only = (state: State): Update => ({state, effects: []});

export const withEffects = (state: State, ...effects: readonly Effect[]): Update => ({state, effects});

/** Says something in the line above the footer; gone with the next key. */
export const notice = (state: State, text: string): Update => only({...state, notice: text});

/** One update after another, the effects of both in order. */
export const chain = (first: Update, ...next: ReadonlyArray<(state: State) => Update>): Update => {
	let result = first;
	for (const step of next) {
		const {state, effects} = step(result.state);
		result = {state, effects: [...result.effects, ...effects]};
	}

	return result;
};

export const pushOverlay = (state: State, overlay: Overlay): State => ({...state, overlays: [...state.overlays, overlay]});

export const popOverlay = (state: State): State => ({...state, overlays: state.overlays.slice(0, -1)});

/** Puts a changed overlay in the place of the one on top. */
export const replaceTop = (state: State, overlay: Overlay): State => ({...state, overlays: [...state.overlays.slice(0, -1), overlay]});

export const topOverlayName = (state: State): Overlay['name'] | undefined => state.overlays.at(-1)?.name;
