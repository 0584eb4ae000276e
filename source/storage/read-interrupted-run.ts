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
import {readPlan} from './read-plan.js';
import {predecessorOf, readChain, type StoredRun} from './read-run.js';
import {StorageError} from './storage-error.js';

export type FoundRun = {
	readonly run: InterruptedRun;
	/** The command line of that run. */
	readonly arguments: readonly string[];
	/** Its cloud was in its memory, and ended with it. */
	readonly isSimulation: boolean;
	readonly isReadOnly: boolean;
};

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

/** The records of a run of which nothing is missing but a torn last line. */
const wholeEntries = ({
	id, folder, journal, problem, isMissing,
}: StoredRun): readonly JournalEntry[] => {
	if (!journal) {
		throw isMissing
			? refuseRun(`There is no run ${id}, or it has no journal: ${folder}.`, 'List them with juju-upgrade-wizard runs.')
			: refuseRun(`Of run ${id} nothing is known. ${problem ?? ''}`.trim(), 'Give yourself the right to read it, or start anew with juju-upgrade-wizard: it asks Juju how far the upgrade is.');
	}

	const [damage] = journal.damage;
	if (damage) {
		throw refuseRun(
			`The journal of run ${id} is damaged, so what was done in it is not known. ${damage.text}`,
			`Start anew with juju-upgrade-wizard: it asks Juju how far the upgrade is. What can be read is in ${folder}.`,
		);
	}

	return journal.entries;
};

const isSimulated = (entries: readonly JournalEntry[], words: readonly string[]): boolean => {
	const session = entries.findLast(({kind}) => kind === 'session');
	const mode = session && textOf(valueOf(session)['mode']);
	return mode === undefined ? words.some(word => word === '--simulate' || word.startsWith('--simulate=')) : mode === 'simulation';
};

const foldStored = async (stored: StoredRun, before: InterruptedRun | undefined): Promise<InterruptedRun> => {
	const entries = wholeEntries(stored);
	const fold = beginFold({
		name: stored.id, startedAt: entries[0]?.at ?? 0, isTorn: stored.journal?.torn !== undefined, files: await readFiles(stored.folder, entries), before,
	});
	return foldRun(fold, entries);
};

const foldChain = async ([run, ...rest]: readonly StoredRun[], before?: InterruptedRun): Promise<InterruptedRun | undefined> =>
	run === undefined ? before : foldChain(rest, await foldStored(run, before));

/**
What the journal of a run says of how far it was, and those of the runs that it went on with.

@param runs Folder of all runs.
@throws {StorageError} Exit code 3, where any of them is not whole: nothing is guessed.
*/
export const readInterruptedRun = async (runs: string, name: string): Promise<FoundRun> => {
	const chain = await readChain(runs, name);
	const [first] = chain;
	if (first && predecessorOf(first) !== undefined) {
		throw refuseRun(`The runs in ${runs} go on with each other without end.`, 'Start anew with juju-upgrade-wizard.');
	}

	const last = chain.at(-1);
	const run = await foldChain(chain);
	if (!last || !run) {
		throw refuseRun(`There is no run ${name} in ${runs}.`, 'List them with juju-upgrade-wizard runs.');
	}

	const entries = wholeEntries(last);
	const facts = entries[0]?.facts ?? {};
	const words = listOf(facts['arguments']).map(String);
	return {
		run,
		arguments: words,
		isSimulation: isSimulated(entries, words),
		isReadOnly: facts['read-only'] === true,
	};
};
