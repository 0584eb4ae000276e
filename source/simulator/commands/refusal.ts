/**
What a client says when a command fails: `ERROR TEXT` on stderr.

Thrown by commands of the simulated client, caught where its command line is run.
*/
export class Refusal extends Error {
	override readonly name = 'Refusal';

	/** 1 for a failure, 2 for a command line that cannot be. */
	readonly exitCode: 1 | 2;
	/** Milliseconds until it is said; undefined for the usual time of an answer. */
	readonly takes: number | undefined;

	/**
	Makes a refusal; `text` is what follows `ERROR `.
	*/
	constructor(text: string, exitCode: 1 | 2 = 1, takes?: number) {
		super(text);
		this.exitCode = exitCode;
		this.takes = takes;
	}
}

/**
A command line that the client refuses before it asks anybody: exit code 2.
*/
export const misuse = (text: string): Refusal => new Refusal(text, 2);

/**
No answer for now: the client dials, and dials again.
*/
export class Silence extends Error {
	override readonly name = 'Silence';
}
