import {hasTextField} from '../../state/edit-text.js';
import {type ActionId, type Message, type State} from '../../state/state.js';
import {actionFor, bindingsOf} from '../key-bindings.js';
import {paletteChoices} from '../palette-choices.js';
import {type KeyPress} from '../key-name.js';
import {type StorePort} from '../store-port.js';
import {currentSurface, isQuestion, type Surface} from '../surface.js';
import {keyReaderWords} from '../words/input/key-reader.js';
import {questionGuard, type InputClock} from './input-clock.js';
import {
	normaliseInput,
	releaseHeld,
	type Held,
	type RawKey,
} from './normalise-input.js';

export {questionGuard, type InputClock} from './input-clock.js';

/** Milliseconds that the beginning of an escape sequence waits for its end. */
export const sequenceWait = 80;

export type KeyReader = {
	/** An event of Ink's `useInput`. */
	readonly take: (raw: RawKey) => void;
	/** A bracketed paste. */
	readonly paste: (text: string) => void;
	/** The frame of this surface (`state.surface`) has been written to the terminal; undefined for a frame that shows no surface. */
	readonly painted: (surface: number | undefined) => void;
	/** Whether the surface on top has been on the terminal long enough to be answered. */
	readonly isRead: () => boolean;
	/** Forgets what is held. */
	readonly stop: () => void;
};

/** Moves: all that may be done to a screen that has not been painted yet. Nothing else may: it would answer the screen, or leave it. */
const moves: ReadonlySet<ActionId> = new Set(['up', 'down', 'page-up', 'page-down', 'top', 'bottom']);

const isScrolling = (state: State, action: ActionId): boolean => bindingsOf(currentSurface(state), state.session.keys)
	.some(({label, actions}) => label === 'scroll' && Object.values(actions).includes(action));

/** Why a key must not reach a question; undefined where it may. */
const refusal = (key: KeyPress, {isRead, keysInRead}: {readonly isRead: boolean; readonly keysInRead: number}): string | undefined => {
	if (!isRead) {
		return keyReaderWords.tooEarly;
	}

	return key.type === 'named' && key.name === 'enter' && keysInRead > 1
		? keyReaderWords.enterAmongOthers
		: undefined;
};

/**
Reads keys for the surface on top: gives actions and text to the store, and keeps away from a question what was typed before it could be read.

@param options.limitOf The furthest that the text on top can be scrolled, as it is drawn now.
*/
export const createKeyReader = ({store, clock, limitOf}: {
	readonly store: StorePort;
	readonly clock: InputClock;
	readonly limitOf: (state: State) => number | undefined;
}): KeyReader => {
	let held: Held;
	let cancelRelease: (() => void) | undefined;
	let keysInRead = 0;
	let painted: {readonly surface: number | undefined; readonly at: number} | undefined;

	const isPainted = ({surface}: State): boolean => painted?.surface === surface;
	const isRead = (): boolean => painted !== undefined && isPainted(store.getState()) && clock.now() - painted.at >= questionGuard;

	const say = (text: string): void => {
		store.dispatch({type: 'notified', text});
	};

	const act = (state: State, action: ActionId): void => {
		const limit = moves.has(action) ? limitOf(state) : undefined;
		if (limit === 0 && isScrolling(state, action)) {
			say(keyReaderWords.allIsShown);
			return;
		}

		store.dispatch({
			type: 'acted', action, ...(limit !== undefined && {limit}), ...(action === 'palette' && {choices: paletteChoices(state)}),
		});
	};

	/** What a text field makes of a key; undefined where there is none, or the key is not its own. */
	const textMessage = (state: State, key: KeyPress): Message | undefined => {
		if (!hasTextField(state)) {
			return undefined;
		}

		if (key.type === 'named') {
			return key.name === 'backspace' ? {type: 'erased'} : undefined;
		}

		return {type: 'typed', text: key.text};
	};

	const takeAction = (state: State, surface: Surface, key: KeyPress): void => {
		if (key.type === 'pasted') {
			say(keyReaderWords.nothingToPasteInto);
			return;
		}

		const action = actionFor(surface, key.type === 'named' ? key.name : key.text, state.session.keys);
		if (action !== undefined) {
			if (isPainted(state) || moves.has(action)) {
				act(state, action);
			}

			return;
		}

		if (key.type === 'character' && isPainted(state) && surface !== 'probing' && surface !== 'no-client') {
			say(isQuestion(surface) ? keyReaderWords.howToAnswer : keyReaderWords.doesNothing(key.text));
		}
	};

	const press = (key: KeyPress): void => {
		const state = store.getState();
		const surface = currentSurface(state);
		if (key.type === 'named' && key.name === 'ctrl-c') {
			act(state, 'interrupt');
			return;
		}

		if (key.type === 'named' && (key.name === 'ctrl-z' || key.name === 'ctrl-l')) {
			act(state, key.name === 'ctrl-z' ? 'stop' : 'redraw');
			return;
		}

		const reason = isQuestion(surface) ? refusal(key, {isRead: isRead(), keysInRead}) : undefined;
		if (reason !== undefined) {
			say(reason);
			return;
		}

		const text = textMessage(state, key);
		if (text) {
			store.dispatch(text);
		} else {
			takeAction(state, surface, key);
		}
	};

	/** What one read brought is handed over without a pause: the next turn begins the next read. */
	const countKey = (): void => {
		keysInRead += 1;
		if (keysInRead === 1) {
			queueMicrotask(() => {
				keysInRead = 0;
			});
		}
	};

	const pressAll = (keys: readonly KeyPress[]): void => {
		for (const key of keys) {
			countKey();
			press(key);
		}
	};

	const stop = (): void => {
		cancelRelease?.();
		cancelRelease = undefined;
		held = undefined;
	};

	return {
		take(raw) {
			const normalised = normaliseInput(held, raw);
			stop();
			held = normalised.held;
			if (held !== undefined) {
				cancelRelease = clock.after(sequenceWait, () => {
					const late = releaseHeld(held);
					held = undefined;
					pressAll(late);
				});
			}

			pressAll(normalised.keys);
		},
		paste(text) {
			pressAll([{type: 'pasted', text}]);
		},
		painted(surface) {
			if (painted?.surface !== surface) {
				painted = {surface, at: clock.now()};
			}
		},
		isRead,
		stop,
	};
};
