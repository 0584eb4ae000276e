import {existsSync, readFileSync, renameSync} from 'node:fs';
import path from 'node:path';
import {type LessonRecord, type LessonScore} from '../domain/training/lesson-card.js';
import {freeName} from './free-name.js';
import {StorageError} from './storage-error.js';

/** What became of lessons, by their ids. */
export type TrainingProgress = Readonly<Record<string, LessonRecord>>;

export type TrainingFile = {
	/** Never throws: what cannot be read counts as nothing. */
	readonly read: () => TrainingProgress;
	/** @throws {StorageError} Where it cannot be written. */
	readonly write: (id: string, record: LessonRecord) => Promise<void>;
	/**
	Forgets one lesson, or all.

	@throws {StorageError} Where it cannot be written.
	*/
	readonly reset: (id?: string) => Promise<void>;
};

const numbers = ['goals', 'goalsOf', 'hints', 'mistakes', 'outage'] as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isScore = (value: unknown): value is LessonScore => isObject(value) && numbers.every(name => Number.isFinite(value[name]));

const recordOf = (value: unknown): LessonRecord | undefined => {
	if (!isObject(value) || typeof value['attempts'] !== 'number') {
		return undefined;
	}

	const {solvedAt, best} = value;
	return {attempts: value['attempts'], solvedAt: typeof solvedAt === 'number' ? solvedAt : undefined, best: isScore(best) ? best : undefined};
};

/** What stands in the file; undefined where it is broken. Conf would begin a broken one anew, and it may be somebody else's. */
const readWhole = (file: string): Readonly<Record<string, unknown>> | undefined => {
	try {
		const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return isObject(value) && !Array.isArray(value) ? value : undefined;
	} catch {
		return undefined;
	}
};

/**
Moves a file that is broken out of the way: it is no reason not to train, and what is in it is not lost. Never throws.

@returns What to tell the learner; undefined where nothing is wrong.
*/
export const setAsideBroken = (file: string): string | undefined => {
	if (!existsSync(file) || readWhole(file)) {
		return undefined;
	}

	const aside = freeName(`${file}.broken`);
	try {
		renameSync(file, aside);
		return `What became of the lessons cannot be read from ${file}. It was moved to ${aside}; all lessons are open again.`;
	} catch {
		return `What became of the lessons cannot be read from ${file}. Look at that file, or name another place with --data-directory.`;
	}
};

/**
The file in which it is kept which lessons were solved, and how well. One that is broken is no reason not to train: it is begun anew.

@param file - Made with the first write.
*/
export const openTrainingFile = (file: string): TrainingFile => {
	const extension = path.extname(file);
	// What it is written with takes its time to load: a lesson that begins does not wait for it.
	const open = async () => {
		const {Conf} = await import('./conf.js');
		return new Conf<Record<string, unknown>>({
			cwd: path.dirname(file),
			configName: path.basename(file, extension),
			fileExtension: extension.slice(1),
			configFileMode: 0o600,
			accessPropertiesByDotNotation: false,
			clearInvalidConfig: true,
		});
	};

	const change = async (action: (store: Awaited<ReturnType<typeof open>>) => void): Promise<void> => {
		try {
			action(await open());
		} catch (error) {
			throw new StorageError(`What became of the lessons cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}`, 'Make that place writable, or name another one with --data-directory.');
		}
	};

	return {
		read() {
			return Object.fromEntries(Object.entries(readWhole(file) ?? {}).flatMap(([id, value]) => {
				const record = recordOf(value);
				return record ? [[id, record]] : [];
			}));
		},
		async write(id, {attempts, solvedAt, best}) {
			await change(store => {
				store.set(id, {attempts, ...(solvedAt !== undefined && {solvedAt}), ...(best && {best})});
			});
		},
		async reset(id) {
			if (!existsSync(file)) {
				return;
			}

			await change(store => {
				if (id === undefined) {
					store.clear();
				} else {
					store.delete(id);
				}
			});
		},
	};
};
