import {formatJson} from '../output/format-json.js';
import {makeRunHead, type RunHead} from '../output/run-document.js';
import {formatRunsText, type RunsDocument, type UnreadableRun} from '../output/runs-text.js';
import {listRuns, readRun} from '../storage/read-run.js';
import {type Streams} from './headless.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';
import {
	chooseFormat,
	printResult,
	refuseWords,
	withoutSecrets,
} from './print-result.js';
import {sourceOf} from './read-runs.js';

type Reading = {readonly runs: readonly RunHead[]; readonly unreadable: readonly UnreadableRun[]};

/** One after the other, the newest first: there may be hundreds, and each journal is read whole. Which run has gone on with one is known by then. */
const readAll = async (folder: string, [id, ...rest]: readonly string[], read: Reading): Promise<Reading> => {
	if (id === undefined) {
		return read;
	}

	const stored = await readRun(folder, id);
	const source = await sourceOf(stored, read.runs.find(({continues}) => continues === id)?.id);
	return readAll(folder, rest, source
		? {...read, runs: [...read.runs, makeRunHead(source)]}
		: {...read, unreadable: [...read.unreadable, {id, problem: stored.problem ?? 'Its journal cannot be read.'}]});
};

/**
Lists all runs, the newest first; damaged ones are named. Nothing is written.

@returns The exit code.
@throws {StorageError} Where the folder of the runs cannot be read.
*/
export const runRuns = async (options: Options, rest: readonly string[], streams: Streams): Promise<number> => {
	refuseWords('runs', rest);
	const format = chooseFormat(options, 'runs', ['text', 'json']);
	const {runs: folder} = findPaths(options);
	const document: RunsDocument = withoutSecrets({schema: 'juju-upgrade-wizard/run/1' as const, ...await readAll(folder, await listRuns(folder), {runs: [], unreadable: []})});
	await printResult(format === 'json' ? formatJson(document) : formatRunsText(document, folder), options, streams);
	return 0;
};
