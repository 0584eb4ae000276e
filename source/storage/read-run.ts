import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {
	factsIn,
	factsListIn,
	textIn,
	textsIn,
} from '../domain/run/facts.js';
import {type PlannedStep} from '../domain/run/steps-of.js';
import {continuedBy} from '../domain/run.js';
import {readJournal, type ReadJournal} from './read-journal.js';
import {errorCode, StorageError} from './storage-error.js';

export type StoredRun = {
	/** Name of its folder. */
	readonly id: string;
	readonly folder: string;
	/** Undefined where there is none that can be read; `problem` says why. */
	readonly journal: ReadJournal | undefined;
	/** A sentence for people. */
	readonly problem: string | undefined;
	/** There is no such folder, or no journal in it. */
	readonly isMissing: boolean;
};

const explain = (error: unknown): string => {
	switch (errorCode(error)) {
		case 'ENOENT': {
			return 'It has no journal.';
		}

		case 'EACCES':
		case 'EPERM': {
			return 'This user may not read its journal.';
		}

		default: {
			return `Its journal cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
		}
	}
};

/** Reads one run; nothing is written. Never rejects. */
export const readRun = async (runs: string, id: string): Promise<StoredRun> => {
	const folder = path.join(runs, id);
	try {
		const journal = await readJournal(folder);
		return {
			id, folder, journal, problem: journal.entries.length === 0 ? 'Its journal holds no entry that can be read.' : undefined, isMissing: false,
		};
	} catch (error) {
		return {
			id, folder, journal: undefined, problem: explain(error), isMissing: errorCode(error) === 'ENOENT',
		};
	}
};

/** The run that this one went on with. It names a folder beside its own, and nothing else. */
export const predecessorOf = ({id, journal}: StoredRun): string | undefined => {
	const name = journal && continuedBy(journal.entries);
	return name === undefined || name === '' || name === id || name === '..' || path.basename(name) !== name ? undefined : name;
};

/** So many runs that go on with each other are more than any upgrade takes; a circle ends there. */
const longestChain = 100;

/**
A run with those that it went on with, the first one first and the run itself last. One that cannot be read ends the chain, and is in it.
*/
export const readChain = async (runs: string, id: string, behind: readonly StoredRun[] = []): Promise<readonly StoredRun[]> => {
	const run = await readRun(runs, id);
	const chain = [run, ...behind];
	const predecessor = predecessorOf(run);
	const isOver = predecessor === undefined || chain.length > longestChain || chain.some(other => other.id === predecessor);
	return isOver ? chain : readChain(runs, predecessor, chain);
};

/** `20261121-031200-10` after `20261121-031200-2`. */
const byName = new Intl.Collator('en', {numeric: true});

/**
Names of all runs, the newest first; none where there never was one.

@throws {StorageError} Exit code 3, where the folder cannot be read.
*/
export const listRuns = async (runs: string): Promise<readonly string[]> => {
	try {
		const things = await readdir(runs, {withFileTypes: true});
		return things.filter(thing => thing.isDirectory()).map(({name}) => name).toSorted((left, right) => byName.compare(right, left));
	} catch (error) {
		if (errorCode(error) === 'ENOENT') {
			return [];
		}

		throw new StorageError(
			`The runs in ${runs} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
			'Give yourself the right to read that folder, or name another one with --data-directory.',
			{cause: error},
		);
	}
};

const searchSuccessor = async (runs: string, id: string, names: readonly string[]): Promise<string | undefined> => {
	const [name, ...rest] = names;
	if (name === undefined || byName.compare(name, id) <= 0) {
		return undefined;
	}

	return predecessorOf(await readRun(runs, name)) === id ? name : searchSuccessor(runs, id, rest);
};

/** The newest run that has gone on with this one; journals that cannot be read name none. */
export const findSuccessor = async (runs: string, id: string): Promise<string | undefined> => searchSuccessor(runs, id, await listRuns(runs));

/**
The steps of the plan that a run has kept; empty where there is none that can be read.
*/
export const readPlannedSteps = async (folder: string): Promise<readonly PlannedStep[]> => {
	try {
		const document = factsIn(JSON.parse(await readFile(path.join(folder, 'plan.json'), 'utf8')));
		return factsListIn(document, 'steps').map(step => ({
			id: textIn(step, 'id') ?? '',
			subject: textIn(step, 'subject') ?? '',
			title: textIn(step, 'title') ?? '',
			action: textIn(step, 'action') ?? '',
			command: textsIn(step, 'command'),
			model: textIn(step, 'model'),
			version: textIn(step, 'version'),
		}));
	} catch {
		return [];
	}
};
