import process from 'node:process';

/** Nobody reads it any more, or the terminal was closed. */
const readerIsGone: ReadonlySet<string> = new Set(['EPIPE', 'EIO', 'ECONNRESET']);
const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Codes that say nothing of a result: done, and what a command makes of an output that is gone. */
const meaningless: ReadonlySet<string | number> = new Set([0, 129]);

const codeOf = (error: Error): string => 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
Hears of what could not be written to standard output, which would end the program in the middle, with a stack trace. That nobody reads on, as behind `| head`, is no
error. That the disk is full is one: it is said, and no script takes half a result for a whole one. Code 3.
*/
export const surviveOutputErrors = (): void => {
	let isTold = false;
	process.stdout.on('error', (error: Error) => {
		const code = codeOf(error);
		if (readerIsGone.has(code) || isTold) {
			return;
		}

		isTold = true;
		process.stderr.write([
			`The result could not be written to standard output: ${full.has(code) ? 'the disk is full' : error.message}.`,
			'Make room there, or send it elsewhere, and try again.',
			'',
		].join('\n'));
		process.once('exit', () => {
			if (meaningless.has(process.exitCode ?? 0)) {
				process.exitCode = 3;
			}
		});
	});
};

/** What cannot be said to people is no reason to end. */
export const surviveMessageErrors = (): void => {
	process.stderr.on('error', () => undefined);
};
