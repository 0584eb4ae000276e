import {type LessonRecord} from '../domain/training/lesson-card.js';
import {describeScore} from '../domain/training/score.js';
import {formatJson} from '../output/format-json.js';
import {openTrainingFile, setAsideBroken, type TrainingProgress} from '../storage/training-progress.js';
import {lessons} from '../training/lessons/index.js';
import {closestNames} from '../domain/closest-names.js';
import {type Streams} from './headless.js';
import {findPaths} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {chooseFormat, printResult} from './print-result.js';
import {runWizard} from './wizard.js';

const standingOf = (record: LessonRecord | undefined): string => {
	if (!record) {
		return 'not begun';
	}

	return record.solvedAt === undefined ? 'begun' : 'solved';
};

/** One lesson, as documents have it. */
const lessonDocument = (progress: TrainingProgress) => lessons.map(({id, title, learns, difficulty, minutes, requiresTerminal}, index) => {
	const record = progress[id];
	return {
		number: index + 1,
		id,
		title,
		learns,
		difficulty,
		minutes,
		'second-terminal': requiresTerminal,
		attempts: record?.attempts ?? 0,
		'solved-at': record?.solvedAt === undefined ? null : new Date(record.solvedAt).toISOString(),
		best: record?.best
			? {
				goals: record.best.goals, 'goals-of': record.best.goalsOf, hints: record.best.hints, mistakes: record.best.mistakes, 'outage-ms': Math.round(record.best.outage),
			}
			: null,
	};
});

const listText = (progress: TrainingProgress): string => lessons.map(({id, title}, index) => {
	const record = progress[id];
	const best = record?.best ? `, best ${describeScore(record.best)}` : '';
	return `${String(index + 1).padStart(2)}  ${id.padEnd(24)}${title} (${standingOf(record)}${best})\n`;
}).join('');

const numberOf = (id: string): number => {
	const index = lessons.findIndex(lesson => lesson.id === id);
	const number = index === -1 && /^\d{1,3}$/v.test(id) ? Number(id) : index + 1;
	if (number < 1 || number > lessons.length) {
		const close = closestNames(id, lessons.map(lesson => lesson.id));
		throw new UsageError(`There is no lesson "${id}".`, close.length > 0 ? `Did you mean ${close.join(' or ')}? train --list names all.` : 'train --list names all.');
	}

	return number;
};

/** Options that the wizard has, and that say nothing in a lesson. */
const strangeOptions = ({juju, simulate, isReadOnly, controller, models, agentVersion, agentStream, ignoredChecks, timeout}: Options): ReadonlyArray<readonly [name: string, isGiven: boolean]> => [
	['juju', juju !== undefined],
	['simulate', simulate !== undefined],
	['read-only', isReadOnly],
	['controller', controller !== undefined],
	['model', models.length > 0],
	['agent-version', agentVersion !== undefined],
	['agent-stream', agentStream !== undefined],
	['ignore-check', ignoredChecks.length > 0],
	['timeout', timeout !== undefined],
];

const refuse = (options: Options, id: string | undefined): void => {
	const {isListing, isResetting, classFolder, fromRun, format, output} = options;
	const given = ([['list', isListing], ['reset', isResetting], ['class', classFolder !== undefined], ['from-run', fromRun !== undefined]] as const).filter(([, isGiven]) => isGiven).map(([name]) => name);
	const [one, another] = given;
	if (one !== undefined && another !== undefined) {
		throw new UsageError(`--${one} and --${another} do not go together.`, 'Give one of them.');
	}

	if (id !== undefined && one !== undefined && one !== 'reset') {
		throw new UsageError(`--${one} takes no lesson, but "${id}" was given.`, one === 'list' ? 'Leave the lesson out: all are listed.' : 'Leave the lesson out.');
	}

	if ((format !== undefined || output !== undefined) && one !== 'list' && one !== 'class') {
		throw new UsageError(`train takes --${format === undefined ? 'output' : 'format'} with --list and --class only.`, 'Lessons are played on screens.');
	}

	const strange = strangeOptions(options).find(([, isGiven]) => isGiven)?.[0];
	if (strange !== undefined) {
		throw new UsageError(`train takes no --${strange}.`, 'Each lesson brings its own simulated cloud, and says what is wanted.');
	}
};

/** What the file and the class are asked for; undefined where a lesson is wanted. */
const runQuiet = async (options: Options, number: number | undefined, streams: Streams): Promise<number | undefined> => {
	const {training} = findPaths(options);
	const problem = options.classFolder === undefined ? setAsideBroken(training) : undefined;
	streams.stderr.write(problem === undefined ? '' : `${problem}\n`);
	const file = openTrainingFile(training);
	if (options.isListing) {
		const format = chooseFormat(options, 'train --list', ['text', 'json']);
		await printResult(format === 'json' ? formatJson({schema: 'juju-upgrade-wizard/lessons/1', lessons: lessonDocument(file.read())}) : listText(file.read()), options, streams);
		return 0;
	}

	if (options.classFolder !== undefined) {
		const format = chooseFormat(options, 'train --class', ['text', 'json']);
		const {readClass} = await import('./read-class.js');
		await printResult(await readClass(options.classFolder, format), options, streams);
		return 0;
	}

	if (options.isResetting) {
		await file.reset(number === undefined ? undefined : lessons[number - 1]?.id);
		streams.stderr.write(number === undefined ? 'What became of all lessons is forgotten.\n' : `What became of lesson ${number} is forgotten.\n`);
		return 0;
	}

	return undefined;
};

/** What only this needs is loaded for it alone. */
const readOwnLesson = async (options: Options) => {
	if (options.fromRun === undefined) {
		return undefined;
	}

	const {readRunLesson} = await import('./lesson-from-run.js');
	return readRunLesson(findPaths(options).runs, options.fromRun);
};

type Surroundings = Streams & {
	readonly packageVersion: string;
	/** Opens the wizard on a lesson, or on the list. */
	readonly open?: typeof runWizard;
};

/**
Lessons on simulated clouds: one of them, or the list of all. Nothing real is touched.

@param rest - The id or number of a lesson.
@returns 0 where the lesson was solved, 4 where it was left before.
@throws {UsageError} For a lesson that does not exist, and where there is no terminal.
*/
export const runTrain = async (options: Options, rest: readonly string[], {packageVersion, open = runWizard, ...streams}: Surroundings): Promise<number> => {
	const [id, ...more] = rest;
	if (more.length > 0) {
		throw new UsageError(`train takes one lesson, and "${more[0] ?? ''}" is one word too many.`, 'Name one lesson, or none for the list.');
	}

	refuse(options, id);
	const number = id === undefined ? undefined : numberOf(id);
	const code = await runQuiet(options, number, streams);
	if (code !== undefined) {
		return code;
	}

	const own = await readOwnLesson(options);
	streams.stderr.write((own?.notes ?? []).map(note => `${note}\n`).join(''));
	return open({...options, simulate: '', training: own ? {number: 0, ownLesson: own.lesson} : {number}}, packageVersion);
};
