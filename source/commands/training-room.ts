import {type LessonRecord} from '../domain/training/lesson-card.js';
import {isBetterScore, isSolvedScore} from '../domain/training/score.js';
import {systemClock} from '../runtime/clock.js';
import {type EffectPorts, type EffectStorage, type OpenedSession} from '../runtime/effect-ports.js';
import {type Store} from '../runtime/store.js';
import {type Cloud} from '../simulator/cloud.js';
import {type OnCommand} from '../simulator/ended-command.js';
import {advance} from '../simulator/cluster.js';
import {buildCloud} from '../simulator/scenarios/build-cloud.js';
import {smallBlueprint} from '../simulator/scenarios/small-blueprint.js';
import {lessonScore} from '../state/training.js';
import {openTrainingFile} from '../storage/training-progress.js';
import {cardOf} from '../training/card.js';
import {
	firstJudgement,
	isSameJudgement,
	judgeLesson,
	type Judgement,
} from '../training/judge-lesson.js';
import {type Lesson} from '../training/lesson.js';
import {lessons} from '../training/lessons/index.js';
import {type Note, type Trace} from '../training/observed.js';
import {defaultSpeed, openSimulatedCloud, type SessionContext} from './open-session.js';
import {pathLine, serveSimulation, type ServedSimulation} from './serve-simulation.js';

/** Where lessons are given: a simulated cloud each, judged while it is played. */
export type TrainingRoom = {
	readonly ports: NonNullable<EffectPorts['training']>;
	/** The storage of the run; what it is told is looked at too. */
	readonly storage: EffectStorage;
	/** Ends the lesson, and keeps what it was worth. */
	readonly stop: () => Promise<void>;
};

type Room = {
	readonly context: SessionContext;
	readonly store: Pick<Store, 'getState' | 'dispatch'>;
	readonly storage: EffectStorage;
	/** Of the file in which it is kept what was solved. */
	readonly file: string;
};

/** One lesson while it is played. */
type Played = {
	readonly lesson: Lesson;
	readonly cloud: Cloud;
	readonly commands: Trace[];
	readonly notes: Note[];
	/** Simulated milliseconds since 1970. */
	readonly now: () => number;
	judgement: Judgement;
	served: ServedSimulation | undefined;
};

/** Only to have a session at all while a lesson is chosen: nothing is asked of it. */
const emptyCloud = (startedAt: number): Cloud => buildCloud(smallBlueprint('lessons', 'No cloud yet'), 1, startedAt);

class Lessons {
	readonly #room: Room;
	readonly #file: ReturnType<typeof openTrainingFile>;
	#played: Played | undefined;
	/** What is being written. */
	#keeping: Promise<void> = Promise.resolve();
	readonly #stopLooking: () => void;

	constructor(room: Room) {
		this.#room = room;
		this.#file = openTrainingFile(room.file);
		this.#stopLooking = systemClock.every(1000, () => {
			this.#look(undefined);
		});
	}

	/** Judges the lesson again, after a command or some time. */
	#look(latest: Trace | undefined): void {
		const played = this.#played;
		if (!played) {
			return;
		}

		const {lesson, cloud, commands, notes} = played;
		// A cloud whose clients are quiet goes on as well.
		advance(cloud, played.now());
		const before = played.judgement;
		played.judgement = judgeLesson(lesson, {
			cloud, now: cloud.now, commands, notes, latest,
		}, before);
		if (isSameJudgement(before, played.judgement)) {
			return;
		}

		const {judgedAt, ...progress} = played.judgement;
		this.#room.store.dispatch({type: 'lesson-judged', progress});
	}

	/** Keeps the better of what it was worth now and before. What cannot be kept is said. */
	#keep(change: (before: LessonRecord) => LessonRecord): void {
		const id = this.#played?.lesson.id;
		if (id === undefined) {
			return;
		}

		this.#keeping = this.#keepAfter(this.#keeping, id, change);
	}

	async #keepAfter(earlier: Promise<void>, id: string, change: (before: LessonRecord) => LessonRecord): Promise<void> {
		await earlier;
		try {
			await this.#file.write(id, change(this.#file.read()[id] ?? {attempts: 0, solvedAt: undefined, best: undefined}));
		} catch (error) {
			this.#room.store.dispatch({type: 'notified', text: error instanceof Error ? error.message : String(error)});
		}
	}

	#keepScore(isTime = true): void {
		const score = lessonScore(this.#room.store.getState());
		if (score && isTime) {
			this.#keep(({attempts, solvedAt, best}) => ({
				attempts,
				solvedAt: solvedAt ?? (isSolvedScore(score) ? Date.now() : undefined),
				best: best && !isBetterScore(score, best) ? best : score,
			}));
		}
	}

	async #end(): Promise<void> {
		this.#keepScore();
		const served = this.#played?.served;
		this.#played = undefined;
		await Promise.all([served?.close(), this.#keeping]);
	}

	#showList(lastLesson: number | undefined): OpenedSession {
		const {context} = this.#room;
		const records = this.#file.read();
		return openSimulatedCloud(context, {
			cloud: emptyCloud(context.clock.now()),
			session: {
				lastLesson,
				lessons: lessons.map(lesson => ({card: cardOf(lesson, undefined), record: records[lesson.id]})),
			},
		});
	}

	async #start(lesson: Lesson): Promise<OpenedSession> {
		const {context} = this.#room;
		const {clock, options} = context;
		const speed = options.speed ?? defaultSpeed;
		clock.setSpeed(speed);
		const cloud = lesson.create(options.seed, clock.now());
		const origin = {clock: clock.now(), cloud: cloud.now};
		const now = (): number => origin.cloud + (clock.now() - origin.clock);
		const played: Played = {
			lesson, cloud, commands: [], notes: [], now, judgement: firstJudgement(cloud.now), served: undefined,
		};
		const take = (from: Trace['from']): OnCommand => command => {
			// A command of a lesson that was left is nothing of this one.
			if (this.#played !== played) {
				return;
			}

			const trace = {...command, from};
			played.commands.push(trace);
			this.#look(trace);
		};

		played.served = await serveSimulation({
			cloud, onCommand: take('terminal'), now, wait: async (milliseconds, signal) => clock.wait(milliseconds, signal),
		});
		this.#played = played;
		this.#keep(({attempts, ...rest}) => ({...rest, attempts: attempts + 1}));
		await this.#room.storage.record('lesson-started', {lesson: lesson.id, seed: options.seed}).catch(() => undefined);
		return openSimulatedCloud(context, {
			cloud,
			operator: lesson.operator,
			onCommand: take('wizard'),
			session: {
				...lesson.wants,
				lesson: {
					card: cardOf(lesson, cloud.clientVersion, options.seed), seed: options.seed, speed, terminal: pathLine(played.served), record: this.#file.read()[lesson.id],
				},
			},
		});
	}

	note(kind: string, facts: unknown): void {
		this.#played?.notes.push({kind, facts});
		this.#look(undefined);
		this.#keepScore(kind === 'lesson-solved');
	}

	async open(number: number | undefined): Promise<OpenedSession> {
		const last = this.#played?.lesson;
		await this.#end();
		// A lesson that was made of a run has no number.
		const lesson = number === 0 ? this.#room.context.options.training?.ownLesson : lessons[(number ?? 0) - 1];
		return lesson ? this.#start(lesson) : this.#showList(last && lessons.indexOf(last) + 1);
	}

	async stop(): Promise<void> {
		this.#stopLooking();
		await this.#end();
	}
}

/**
Opens the room in which lessons are given.
*/
export const openTrainingRoom = (room: Room): TrainingRoom => {
	const given = new Lessons(room);
	const {storage, context: {clock}} = room;
	return {
		ports: {
			open: async number => given.open(number),
			setTime({speed, skip}) {
				clock.skip(skip);
				clock.setSpeed(speed);
			},
		},
		storage: {
			...storage,
			journal: {
				async append(kind, facts) {
					await storage.journal.append(kind, facts);
					given.note(kind, facts);
				},
			},
			async record(kind, value) {
				const kept = await storage.record(kind, value);
				given.note(kind, value);
				return kept;
			},
		},
		stop: async () => given.stop(),
	};
};
