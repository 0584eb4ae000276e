/** Milliseconds after the first paint of a question in which no key answers it: nobody has read it yet. */
export const questionGuard = 400;

/** Time, for the reader of keys: the guard of questions and the wait for torn sequences. */
export type InputClock = {
	/** Milliseconds from any beginning. */
	readonly now: () => number;
	/** Calls back once after so many milliseconds, unless the function that comes back is called before. */
	readonly after: (milliseconds: number, callback: () => void) => () => void;
};
