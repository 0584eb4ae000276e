import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {beginFold, foldRun} from '../domain/resume/fold-run.js';
import {type RunFiles} from '../domain/resume/run-fold.js';
import {type InterruptedRun} from '../domain/resume/interrupted-run.js';
import {
	fieldsOf,
	listOf,
	numberOf,
	textOf,
	valueOf,
} from '../domain/resume/record-fields.js';
import {type JournalEntry} from '../domain/journal-entry.js';
import {readJournal, type ReadJournal} from './read-journal.js';
import {readPlan} from './read-plan.js';
import {errorCode, StorageError} from './storage-error.js';

export type FoundRun = {
	readonly run: InterruptedRun;
	/** The command line of that run. */
	readonly arguments: readonly string[];
	/** Its cloud was in its memory, and ended with it. */
	readonly isSimulation: boolean;
	readonly isReadOnly: boolean;
};

/** So many runs that go on with each other are more than any upgrade takes; a circle ends there. */
const longestChain = 50;

export const refuseRun = (message: string, advice: string): StorageError => new StorageError(message, advice, {exitCode: 3});

/** Whole, or not there: a picture that cannot be read is none, and Verify says that there is nothing to compare with. */
const readPicture = async (folder: string): Promise<RunFiles['picture']> => {
	try {
		const {models} = fieldsOf(JSON.parse(await readFile(path.join(folder, 'picture-before.json'), 'utf8')));
		return fieldsOf(models) as RunFiles['picture'];
	} catch {
		return {};
	}
};

/** How long it takes as a rule is in the file for people. */
const readMinutes = async (file: string): Promise<readonly [number, number]> => {
	const document = fieldsOf(JSON.parse(await readFile(file, 'utf8')));
	const [from, to] = listOf(document['usual-minutes']).map(value => numberOf(value));
	return [from ?? 0, to ?? 0];
};

/** The plan as it was. Where the journal names one, it has to be there and whole. */
const readOwnPlan = async (folder: string): Promise<RunFiles['plan']> => {
	const file = path.join(folder, 'plan.json');
	const {plan} = await readPlan(file);
	return {...plan, minutes: await readMinutes(file)};
};

const readFiles = async (folder: string, entries: readonly JournalEntry[]): Promise<RunFiles> => ({
	plan: entries.some(({kind}) => kind === 'plan-accepted') && entries.some(({kind}) => kind === 'plan') ? await readOwnPlan(folder) : undefined,
	picture: entries.some(({kind}) => kind === 'picture') ? await readPicture(folder) : {},
});

/**
The journal in a run's folder, where nothing of it is missing but a torn last line.

@throws {StorageError} Exit code 3: it is not there, or damaged, and where.
*/
export const readWholeJournal = async (folder: string): Promise<ReadJournal> => {
	const name = path.basename(folder);
	let journal: ReadJournal;
	try {
		journal = await readJournal(folder);
	} catch (error) {
		throw errorCode(error) === 'ENOENT'
			? refuseRun(`There is no run ${name}, or it has no journal: ${folder}.`, 'List them with juju-upgrade-wizard runs.')
			: refuseRun(`The journal of run ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, 'Give yourself the right to read it, or start anew with juju-upgrade-wizard: it asks Juju how far the upgrade is.');
	}

	const [damage] = journal.damage;
	if (damage) {
		throw refuseRun(
			`The journal of run ${name} is damaged, so what was done in it is not known. ${damage.text}`,
			`Start anew with juju-upgrade-wizard: it asks Juju how far the upgrade is. What can be read is in ${folder}.`,
		);
	}

	return journal;
};

const nameOf = (entry: JournalEntry | undefined): string | undefined => {
	const name = entry && textOf(valueOf(entry)['run']);
	// It names a folder beside this one, and nothing else.
	return name === undefined || path.basename(name) !== name ? undefined : name;
};

/** The run that this one went on with. */
export const predecessorOf = (entries: readonly JournalEntry[]): string | undefined => nameOf(entries.find(({kind}) => kind === 'resumed'));

const isSimulated = (entries: readonly JournalEntry[], words: readonly string[]): boolean => {
	const session = entries.findLast(({kind}) => kind === 'session');
	const mode = session && textOf(valueOf(session)['mode']);
	return mode === undefined ? words.some(word => word === '--simulate' || word.startsWith('--simulate=')) : mode === 'simulation';
};

/**
What the journal of a run says, and those of the runs that it went on with.

@param runs Folder of all runs.
@throws {StorageError} Exit code 3, where any of them is not whole: nothing is guessed.
*/
export const readRun = async (runs: string, name: string, depth = 0): Promise<FoundRun> => {
	const folder = path.join(runs, name);
	const {entries, torn} = await readWholeJournal(folder);
	if (depth > longestChain) {
		throw refuseRun(`The runs in ${runs} go on with each other without end.`, 'Start anew with juju-upgrade-wizard.');
	}

	const predecessor = predecessorOf(entries);
	const before = predecessor === undefined ? undefined : await readRun(runs, predecessor, depth + 1);
	const [first] = entries;
	const words = listOf(first?.facts['arguments']).map(String);
	const fold = beginFold({
		name, startedAt: first?.at ?? 0, isTorn: torn !== undefined, files: await readFiles(folder, entries), before: before?.run,
	});
	return {
		run: foldRun(fold, entries),
		arguments: words,
		isSimulation: isSimulated(entries, words),
		isReadOnly: first?.facts['read-only'] === true,
	};
};
