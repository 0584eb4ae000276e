import {findPaths} from './open-storage.js';
import {type Options} from './options.js';

/**
Prints where our files are, one place a line: its name, a tab, its path.

@returns The exit code.
*/
export const printPaths = (options: Options, stdout: {write(text: string): unknown}): number => {
	for (const [name, place] of Object.entries(findPaths(options))) {
		stdout.write(`${name}\t${place}\n`);
	}

	return 0;
};
