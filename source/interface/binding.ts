import {type ActionId, type State} from '../state/state.js';
import {type KeyName} from './key-name.js';
import {type Surface} from './surface.js';

/**
One row of the table of keys: what the keys do, where, and how people are told.
*/
export type Binding = {
	/** Keys and what each of them does. */
	readonly actions: Readonly<Partial<Record<KeyName, ActionId>>>;
	readonly surfaces: readonly Surface[];
	/** The keys as they are shown: `↑↓`, `⏎`. */
	readonly name: string;
	/** In the footer; undefined where it is only listed by the help. */
	readonly label: string | undefined;
	/** In the help: what it does, beginning with a verb. */
	readonly description: string;
	/** Whether it does something now; without it, always. */
	readonly isUseful?: (state: State) => boolean;
	/** Whether the help names it at all; without it, always. */
	readonly isKnown?: (state: State) => boolean;
	/** What is added to the label now. */
	readonly detail?: (state: State) => string;
};

/** Enter, and what it does on some surfaces. */
export const enter = (label: string, surfaces: readonly Surface[], description: string): Binding => ({
	actions: {enter: 'confirm'}, surfaces, name: '⏎', label, description,
});

/** A letter, and what it does on some surfaces. */
export const letter = (key: string, action: ActionId, {label, surfaces, description}: {
	readonly label: string | undefined;
	readonly surfaces: readonly Surface[];
	readonly description: string;
}): Binding => ({
	actions: {[key]: action}, surfaces, name: key, label, description,
});
