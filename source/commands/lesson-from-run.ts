import {countOf} from '../domain/words.js';
import {readChain, readRun, type StoredRun} from '../storage/read-run.js';
import {readRunPicture} from '../storage/read-picture.js';
import {StorageError} from '../storage/storage-error.js';
import {makeRunLesson, type RunLesson} from '../training/run-lesson.js';
import {sourceOf} from './read-runs.js';
import {chooseRun} from './report.js';

const other = 'Name another one; juju-upgrade-wizard runs lists them.';

/** The picture that was taken first: later starts have seen a cloud that was changed already. */
const readFirstPicture = async ([run, ...rest]: readonly StoredRun[], controller: string): ReturnType<typeof readRunPicture> =>
	run === undefined ? undefined : (await readRunPicture(run.folder, controller)) ?? readFirstPicture(rest, controller);

/**
Makes a lesson of a run that is kept on this machine.

@param runs Folder of all runs.
@param name Of the run, or how it begins.
@throws {UsageError} For a name that fits none, or several; and for a cloud that cannot be copied.
@throws {StorageError} Exit code 3: the run still goes on, cannot be read, or has kept nothing of its cloud.
*/
export const readRunLesson = async (runs: string, name: string): Promise<RunLesson> => {
	const stored = await readRun(runs, await chooseRun(runs, [name], 'train --from-run'));
	const source = await sourceOf(stored, undefined);
	if (!source) {
		throw new StorageError(`Nothing can be read of run ${stored.id}. ${stored.problem ?? ''}`.trim(), other);
	}

	const {run, isAlive} = source;
	if (isAlive === true) {
		throw new StorageError(`Run ${run.id} still goes on.`, 'Make a lesson of it when it is over.');
	}

	const chain = await readChain(runs, stored.id);
	const picture = run.controller === undefined ? undefined : await readFirstPicture(chain, run.controller);
	if (!picture) {
		throw new StorageError(`Run ${run.id} has kept no picture of its cloud from before an upgrade.`, `It is taken with the plan. ${other}`);
	}

	const made = makeRunLesson({
		run,
		entries: chain.flatMap(({journal}) => journal?.entries ?? []),
		statuses: Object.fromEntries(Object.entries(picture).map(([key, {status}]) => [key, status])),
	});
	if ('problem' in made) {
		throw new StorageError(made.problem, made.advice);
	}

	const damage = source.damage.length === 0 ? [] : [`Its journal is damaged in ${countOf(source.damage.length, 'place')}: what was met there is not in it.`];
	return {...made, notes: [...made.notes, ...damage]};
};
