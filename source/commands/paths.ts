import process from 'node:process';
import {formatJson} from '../output/format-json.js';
import {codeFolder} from './load-code.js';
import {findPaths} from './open-storage.js';
import {type Streams} from './headless.js';
import {type Options} from './options.js';
import {chooseFormat, printResult, refuseWords} from './print-result.js';

/**
Prints where our files are, one place a line: its name, a tab, its path; or as a document.

@returns The exit code.
*/
export const runPaths = async (options: Options, rest: readonly string[], streams: Streams): Promise<number> => {
	refuseWords('paths', rest);
	const format = chooseFormat(options, 'paths', ['text', 'json']);
	const places = {...findPaths(options), cache: codeFolder([], process.env) ?? null};
	const text = Object.entries(places).map(([name, place]) => `${name}\t${place ?? ''}\n`).join('');
	await printResult(format === 'json' ? formatJson({schema: 'juju-upgrade-wizard/paths/1', ...places}) : text, options, streams);
	return 0;
};
