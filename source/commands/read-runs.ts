import os from 'node:os';
import path from 'node:path';
import {type JournalEntry} from '../domain/journal-entry.js';
import {type LockOwner, canBeAlive} from '../storage/lock-owner.js';
import {readPlannedSteps, readRun, type StoredRun} from '../storage/find-runs.js';
import {continuedBy, summariseRun, type Run} from '../domain/run.js';
import {makeRunDocument, type RunDocument, type RunSource} from '../output/run-document.js';

/** The process that has the run, as far as its journal says. */
const ownerOf = ({starts, controller}: Run): LockOwner | undefined => {
	const {pid, host, user, birth, at} = starts.at(-1) ?? {};
	return pid === undefined || host === undefined || at === undefined
		? undefined
		: {
			pid, host, user: user ?? 'unknown', since: new Date(at).toISOString(), controller: controller ?? '', birth: birth ?? '',
		};
};

/** Only this machine's own processes can be seen. */
const isAlive = async (run: Run): Promise<boolean | undefined> => {
	const owner = ownerOf(run);
	return owner?.host === os.hostname() ? canBeAlive(owner) : undefined;
};

/** So many runs may go on with each other. */
const longestChain = 100;

type Chain = {readonly entries: readonly JournalEntry[]; readonly damage: readonly string[]};

/** What was done before in the runs that this one goes on with, the first one first. */
const readBefore = async (folder: string, entries: readonly JournalEntry[], depth = 0): Promise<Chain> => {
	const name = continuedBy(entries);
	// It names a folder beside this one, and nothing else.
	if (name === undefined || path.basename(name) !== name || depth === longestChain) {
		return {entries: [], damage: []};
	}

	const {journal, problem} = await readRun(path.dirname(folder), name);
	if (!journal) {
		return {entries: [], damage: [`This run goes on with ${name}, of which nothing is known. ${problem ?? ''}`.trim()]};
	}

	const before = await readBefore(folder, journal.entries, depth + 1);
	return {entries: [...before.entries, ...journal.entries], damage: [...before.damage, ...journal.damage.map(({text}) => `In run ${name}: ${text}`)]};
};

/** What can be told of a stored run; undefined where its journal holds nothing that can be read. */
export const sourceOf = async ({id, folder, journal}: StoredRun): Promise<RunSource | undefined> => {
	if (!journal || journal.entries.length === 0) {
		return undefined;
	}

	const before = await readBefore(folder, journal.entries);
	const run = summariseRun(id, [...before.entries, ...journal.entries]);
	return {
		run,
		isAlive: run.ending ? false : await isAlive(run),
		torn: journal.torn?.text,
		damage: [...before.damage, ...journal.damage.map(({text}) => text)],
		entries: journal.entries.length,
	};
};

/** The whole document of a stored run. */
export const documentOf = async (stored: StoredRun): Promise<RunDocument | undefined> => {
	const source = await sourceOf(stored);
	return source && makeRunDocument(source, await readPlannedSteps(stored.folder));
};
