import {
	type Effect,
	type Message,
	type State,
	type Update,
} from '../state/state.js';

export type Dispatch = (message: Message) => void;

export type Store = {
	getState(): State;
	/** @returns The function that ends the subscription. */
	subscribe(listener: () => void): () => void;
	/** A message that comes while another is at work waits for its turn. */
	dispatch: Dispatch;
};

export type StoreOptions = {
	readonly initial: State;
	readonly update: (state: State, message: Message) => Update;
	/** Starts what the effect says and comes back at once; answers are dispatched later. */
	readonly perform: (effect: Effect, dispatch: Dispatch) => void;
	/** Hears of what update, effects and listeners threw: faults of the program, never Juju's answers. */
	readonly onError?: (error: unknown) => void;
};

/**
Holds the state: messages go in one after the other, each through `update`, its effects are performed, and listeners hear once for each
dispatch from outside. Nothing that throws on the way loses the messages behind it.
*/
export const createStore = ({initial, update, perform, onError}: StoreOptions): Store => {
	let state = initial;
	let isBusy = false;
	const queue: Message[] = [];
	const listeners = new Set<() => void>();

	const guard = (action: () => void): void => {
		try {
			action();
		} catch (error) {
			onError?.(error);
		}
	};

	const take = (message: Message): void => {
		const next = update(state, message);
		state = next.state;
		for (const effect of next.effects) {
			guard(() => {
				perform(effect, dispatch);
			});
		}
	};

	const notify = (): void => {
		for (const listener of listeners) {
			guard(listener);
		}
	};

	const drain = (): void => {
		// What a listener dispatches is taken and told in another round.
		while (queue.length > 0) {
			const before = state;
			for (let message = queue.shift(); message; message = queue.shift()) {
				const current = message;
				guard(() => {
					take(current);
				});
			}

			if (state !== before) {
				notify();
			}
		}
	};

	const dispatch: Dispatch = message => {
		queue.push(message);
		if (isBusy) {
			return;
		}

		isBusy = true;
		try {
			drain();
		} finally {
			isBusy = false;
		}
	};

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch,
	};
};
