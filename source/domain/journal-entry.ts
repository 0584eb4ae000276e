/** One entry of a run's journal, as it was read. */
export type JournalEntry = {
	/** Grows from entry to entry; a number may be left out where an entry could not be written. */
	readonly sequence: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** What it is about: `run-started`, `command-starting`, `complete`. Any text; newer programs have more of them. */
	readonly kind: string;
	/** All else that it says, secrets masked. */
	readonly facts: Readonly<Record<string, unknown>>;
};
