import {PassThrough, Writable} from 'node:stream';
import {setTimeout as wait} from 'node:timers/promises';

/** A terminal that only counts what it is given. */
export class CountingOutput extends Writable {
	readonly #decoder = new TextDecoder();
	bytes = 0;
	/** What was written since it was last emptied. */
	written = '';
	readonly columns: number;
	readonly rows: number;

	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}

	get isTTY(): boolean {
		return true;
	}

	override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
		this.bytes += chunk.length;
		this.written += this.#decoder.decode(chunk, {stream: true});
		done();
	}

	hasColors(): boolean {
		return true;
	}

	getColorDepth(): number {
		return 24;
	}
}

class SilentInput extends PassThrough {
	get isTTY(): boolean {
		return true;
	}

	setRawMode(): this {
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}
}

export const createStreams = (columns: number, rows: number) => {
	const output = new CountingOutput(columns, rows);
	return {
		output,
		stdout: output as unknown as NodeJS.WriteStream,
		stdin: new SilentInput() as unknown as NodeJS.ReadStream,
	};
};

/** Longer than a frame at ten a second: what the last update drew is written. */
export const settle = async (): Promise<void> => wait(130);
