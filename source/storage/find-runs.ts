import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {
	factsIn,
	factsListIn,
	textIn,
	textsIn,
} from '../domain/run/facts.js';
import {type PlannedStep} from '../domain/run/steps-of.js';
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
			id, folder, journal, problem: journal.entries.length === 0 ? 'Its journal holds no entry that can be read.' : undefined,
		};
	} catch (error) {
		return {
			id, folder, journal: undefined, problem: explain(error),
		};
	}
};

const collator = new Intl.Collator('en', {numeric: true});

/**
Names of all runs, the newest first; none where there never was one.

@throws {StorageError} Where the folder cannot be read.
*/
export const listRuns = async (runs: string): Promise<readonly string[]> => {
	try {
		const things = await readdir(runs, {withFileTypes: true});
		return things.filter(thing => thing.isDirectory()).map(({name}) => name).toSorted((left, right) => collator.compare(right, left));
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
