import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {isUnfinished} from '../domain/resume/fold-run.js';
import {
	predecessorOf,
	readRun,
	readWholeJournal,
	refuseRun,
	type FoundRun,
} from './read-run.js';
import {errorCode} from './storage-error.js';

/** `20261121-031200-10` after `20261121-031200-2`. */
const byName = new Intl.Collator('en', {numeric: true});

/** The newest first. */
const listNames = async (runs: string): Promise<readonly string[]> => {
	try {
		const entries = await readdir(runs, {withFileTypes: true});
		return entries.filter(entry => entry.isDirectory()).map(({name}) => name).toSorted((left, right) => byName.compare(right, left));
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return [];
		}

		throw refuseRun(
			`The runs in ${runs} cannot be listed: ${error instanceof Error ? error.message : String(error)}.`,
			'Give yourself the right to read that folder, or name another one with --data-directory.',
		);
	}
};

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A folder without a journal is one whose start was cut off before anything was done. */
const hasJournal = async (folder: string): Promise<boolean> => {
	const names = await readdir(folder);
	return names.includes('journal.jsonl');
};

const isWorthIt = ({run, isSimulation, isReadOnly}: FoundRun): boolean => !isSimulation && !isReadOnly && isUnfinished(run);

/** The newest that is unfinished and that no other one has gone on with. */
const search = async (runs: string, names: readonly string[], continued: ReadonlySet<string>): Promise<FoundRun | undefined> => {
	const [name, ...rest] = names;
	if (name === undefined) {
		return undefined;
	}

	if (!await hasJournal(path.join(runs, name))) {
		return search(runs, rest, continued);
	}

	const {entries} = await readWholeJournal(path.join(runs, name));
	const predecessor = predecessorOf(entries);
	const found = continued.has(name) ? undefined : await readRun(runs, name);
	return found && isWorthIt(found) ? found : search(runs, rest, predecessor === undefined ? continued : new Set([...continued, predecessor]));
};

/**
The newest run that has something left to go on with; one on the simulator has not, its cloud ended with it.

@throws {StorageError} Exit code 3: there is none, or the journal of one that may be it is damaged.
*/
export const findUnfinishedRun = async (runs: string): Promise<FoundRun> => {
	const found = await search(runs, await listNames(runs), new Set());
	if (!found) {
		throw refuseRun(`No run in ${runs} is unfinished.`, 'Start with juju-upgrade-wizard; it asks Juju how far the upgrade is.');
	}

	return found;
};

/** The run that has gone on with this one; journals that cannot be read name none. */
const successorOf = async (runs: string, name: string, names: readonly string[]): Promise<string | undefined> => {
	const [other, ...rest] = names;
	if (other === undefined || byName.compare(other, name) <= 0) {
		return undefined;
	}

	try {
		const {entries} = await readWholeJournal(path.join(runs, other));
		if (predecessorOf(entries) === name) {
			return other;
		}
	} catch {
		// It is another run's trouble.
	}

	return successorOf(runs, name, rest);
};

const whyNot = ({run, isSimulation, isReadOnly}: FoundRun): readonly [string, string] => {
	if (isSimulation) {
		return [`Run ${run.name} was on the simulator, whose cloud ended with it.`, 'Start another one with --simulate.'];
	}

	if (isReadOnly) {
		return [`Run ${run.name} was read-only: it has changed nothing, so there is nothing to go on with.`, 'Start with juju-upgrade-wizard.'];
	}

	if (run.isFinished) {
		return [`Run ${run.name} is finished: it ended at ${stamp(run.lastAt)}.`, 'juju-upgrade-wizard verify shows how the cloud is now.'];
	}

	return [`Nothing was begun in run ${run.name}, so there is nothing to go on with.`, 'Start with juju-upgrade-wizard.'];
};

/**
The run of a name, where there is something left to go on with.

@param name Of its folder.
@throws {StorageError} Exit code 3: there is no such run, it is finished, another one has gone on with it, or its journal is damaged.
*/
export const findRun = async (runs: string, name: string): Promise<FoundRun> => {
	if (path.basename(name) !== name || name === '..') {
		throw refuseRun(`"${name}" is no name of a run.`, 'List them with juju-upgrade-wizard runs.');
	}

	const found = await readRun(runs, name);
	const successor = await successorOf(runs, name, await listNames(runs));
	if (successor !== undefined) {
		throw refuseRun(`Run ${name} was gone on with in run ${successor}.`, `Go on with that one: juju-upgrade-wizard resume ${successor}.`);
	}

	if (!isWorthIt(found)) {
		const [message, advice] = whyNot(found);
		throw refuseRun(message, advice);
	}

	return found;
};

