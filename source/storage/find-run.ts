import path from 'node:path';
import {doneSentence, isOnlyPrepared, isUnfinished} from '../domain/resume/unfinished.js';
import {readInterruptedRun, refuseRun, type FoundRun} from './read-interrupted-run.js';
import {
	findSuccessor,
	listRuns,
	predecessorOf,
	readRun,
} from './read-run.js';

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const isWorthIt = ({run, isSimulation, isReadOnly}: FoundRun): boolean => !isSimulation && !isReadOnly && isUnfinished(run);

/** What is known of the runs that are newer. */
type Newer = {
	/** Runs that another one has gone on with. */
	readonly continued: ReadonlySet<string>;
	/** Controllers whose upgrade was begun since: preparations for an earlier one are over. */
	readonly begun: ReadonlySet<string>;
};

const isOutdated = ({run}: FoundRun, {begun}: Newer): boolean => isOnlyPrepared(run) && run.controller !== undefined && begun.has(run.controller);

const withRead = ({continued, begun}: Newer, {run, isSimulation}: FoundRun): Newer => ({
	continued: new Set([...continued, ...run.predecessors]),
	begun: !isSimulation && run.controller !== undefined && (run.plan !== undefined || run.isFinished) ? new Set([...begun, run.controller]) : begun,
});

/** The newest that is unfinished and that no other one has gone on with. */
const search = async (runs: string, names: readonly string[], newer: Newer): Promise<FoundRun | undefined> => {
	const [name, ...rest] = names;
	if (name === undefined) {
		return undefined;
	}

	const stored = await readRun(runs, name);
	// A folder without a journal is one whose start was cut off before anything was done.
	if (stored.isMissing) {
		return search(runs, rest, newer);
	}

	if (newer.continued.has(name)) {
		const predecessor = predecessorOf(stored);
		return search(runs, rest, predecessor === undefined ? newer : {...newer, continued: new Set([...newer.continued, predecessor])});
	}

	const found = await readInterruptedRun(runs, name);
	return isWorthIt(found) && !isOutdated(found, newer) ? found : search(runs, rest, withRead(newer, found));
};

/**
The newest run that has something left to go on with; one on the simulator has not, its cloud ended with it.

@throws {StorageError} Exit code 3: there is none, or the journal of one that may be it is damaged.
*/
export const findUnfinishedRun = async (runs: string): Promise<FoundRun> => {
	const found = await search(runs, await listRuns(runs), {continued: new Set(), begun: new Set()});
	if (!found) {
		throw refuseRun(`No run in ${runs} is unfinished.`, 'Start with juju-upgrade-wizard; it asks Juju how far the upgrade is.');
	}

	return found;
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

	const done = doneSentence(run);
	return done === undefined
		? [`Nothing was begun in run ${run.name}, so there is nothing to go on with.`, 'Start with juju-upgrade-wizard.']
		: [`No controller was chosen for an upgrade in run ${run.name}, so there is nothing to go on with. ${done}`, 'Start with juju-upgrade-wizard.'];
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

	const found = await readInterruptedRun(runs, name);
	const successor = await findSuccessor(runs, name);
	if (successor !== undefined) {
		throw refuseRun(`Run ${name} was gone on with in run ${successor}.`, `Go on with that one: juju-upgrade-wizard resume ${successor}.`);
	}

	if (!isWorthIt(found)) {
		const [message, advice] = whyNot(found);
		throw refuseRun(message, advice);
	}

	return found;
};
