import {formatJson} from '../output/format-json.js';
import {makeRunHead, type RunHead} from '../output/run-document.js';
import {formatRunsText, type RunsDocument, type UnreadableRun} from '../output/runs-text.js';
import {listRuns, readRun} from '../storage/find-runs.js';
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

const readHead = async (folder: string, id: string): Promise<RunHead | UnreadableRun> => {
	const stored = await readRun(folder, id);
	const source = await sourceOf(stored);
	return source ? makeRunHead(source) : {id, problem: stored.problem ?? 'Its journal cannot be read.'};
};

/**
One after the other: there may be hundreds, and each journal is read whole.

@yields What is told of a run.
*/
const readHeads = async function * (folder: string, ids: readonly string[]): AsyncGenerator<RunHead | UnreadableRun> {
	for (const id of ids) {
		yield readHead(folder, id);
	}
};

const readAll = async (folder: string): Promise<RunsDocument> => {
	const runs: RunHead[] = [];
	const unreadable: UnreadableRun[] = [];
	for await (const head of readHeads(folder, await listRuns(folder))) {
		if ('problem' in head) {
			unreadable.push(head);
		} else {
			runs.push(head);
		}
	}

	return {schema: 'juju-upgrade-wizard/run/1', runs, unreadable};
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
	const document = withoutSecrets(await readAll(folder));
	await printResult(format === 'json' ? formatJson(document) : formatRunsText(document, folder), options, streams);
	return 0;
};
