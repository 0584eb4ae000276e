import fs from 'node:fs/promises';
import path from 'node:path';
import {describeScore} from '../domain/training/score.js';
import {formatJson} from '../output/format-json.js';
import {openTrainingFile} from '../storage/training-progress.js';
import {lessons} from '../training/lessons/index.js';
import {UsageError} from './options.js';

/** A data directory of somebody in the class lies so deep at most. */
const depth = 3;

const fileName = 'training.json';

const findFiles = async (folder: string, left: number): Promise<readonly string[]> => {
	const entries = await fs.readdir(folder, {withFileTypes: true}).catch(() => []);
	const below = left === 0 ? [] : await Promise.all(entries.filter(entry => entry.isDirectory()).map(async entry => findFiles(path.join(folder, entry.name), left - 1)));
	return [...entries.filter(entry => entry.isFile() && entry.name === fileName).map(() => path.join(folder, fileName)), ...below.flat()];
};

/**
How far everybody of a class is.

@param folder - Under it lie their data directories.
@throws {UsageError} Where it is no folder, or nobody's data lies there.
*/
export const readClass = async (folder: string, format: 'text' | 'json'): Promise<string> => {
	const root = path.resolve(folder);
	const files = await findFiles(root, depth);
	if (files.length === 0) {
		throw new UsageError(`Nobody's lessons were found under ${root}.`, 'Everybody trains with --data-directory, in a folder of their own below it.');
	}

	const people = files.toSorted().map(file => {
		const progress = openTrainingFile(file).read();
		return {
			name: path.basename(path.dirname(file)),
			lessons: lessons.flatMap(({id, title}) => {
				const record = progress[id];
				return record ? [{id, title, record}] : [];
			}),
		};
	});
	if (format === 'json') {
		return formatJson({
			schema: 'juju-upgrade-wizard/class/1',
			people: people.map(({name, lessons: begun}) => ({
				name,
				solved: begun.filter(({record}) => record.solvedAt !== undefined).length,
				lessons: begun.map(({id, record: {attempts, solvedAt, best}}) => ({
					id,
					attempts,
					'solved-at': solvedAt === undefined ? null : new Date(solvedAt).toISOString(),
					best: best
						? {
							goals: best.goals, 'goals-of': best.goalsOf, hints: best.hints, mistakes: best.mistakes, 'outage-ms': Math.round(best.outage),
						}
						: null,
				})),
			})),
		});
	}

	return people.map(({name, lessons: begun}) => [
		`${name}: ${begun.filter(({record}) => record.solvedAt !== undefined).length} of ${lessons.length} solved`,
		...begun.map(({id, record}) => `  ${id.padEnd(24)}${record.solvedAt === undefined ? 'begun' : 'solved'}${record.best ? `, best ${describeScore(record.best)}` : ''}, ${record.attempts} ${record.attempts === 1 ? 'attempt' : 'attempts'}`),
		'',
	].join('\n')).join('');
};
