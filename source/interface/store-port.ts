import {type Message, type State} from '../state/state.js';

/**
All that the interface knows of the store.
*/
export type StorePort = {
	readonly getState: () => State;
	/** Gives back what ends the subscription. */
	readonly subscribe: (listener: () => void) => () => void;
	readonly dispatch: (message: Message) => void;
};
