import os from 'node:os';
import path from 'node:path';
import {type LockOwner, canBeAlive} from '../storage/lock-owner.js';
import {
	findSuccessor,
	readChain,
	readPlannedSteps,
	type StoredRun,
} from '../storage/read-run.js';
import {summariseRun, type Run} from '../domain/run.js';
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

/** What is wrong in the journals of the runs that this one goes on with. */
const damageBefore = (before: readonly StoredRun[]): readonly string[] => before.flatMap(({id, journal, problem}) => (journal
	? journal.damage.map(({text}) => `In run ${id}: ${text}`)
	: [`This run goes on with ${id}, of which nothing is known. ${problem ?? ''}`.trim()]));

/**
What can be told of a stored run, with all that was done before in the runs that it goes on with; undefined where its journal holds nothing that can be read.

@param continuedBy The run that has gone on with this one.
*/
export const sourceOf = async ({id, folder, journal}: StoredRun, continuedBy: string | undefined): Promise<RunSource | undefined> => {
	if (!journal || journal.entries.length === 0) {
		return undefined;
	}

	const chain = await readChain(path.dirname(folder), id);
	const before = chain.filter(run => run.id !== id);
	const run = summariseRun(id, [...before.flatMap(other => other.journal?.entries ?? []), ...journal.entries]);
	return {
		run,
		continuedBy,
		isAlive: run.ending ? false : await isAlive(run),
		torn: journal.torn?.text,
		damage: [...damageBefore(before), ...journal.damage.map(({text}) => text)],
		entries: journal.entries.length,
	};
};

/** The whole document of a stored run. */
export const documentOf = async (stored: StoredRun): Promise<RunDocument | undefined> => {
	const source = await sourceOf(stored, await findSuccessor(path.dirname(stored.folder), stored.id));
	return source && makeRunDocument(source, await readPlannedSteps(stored.folder));
};
