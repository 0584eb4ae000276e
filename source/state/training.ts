import {type GoalCard, type LessonProgress, type LessonScore} from '../domain/training/lesson-card.js';
import {
	certificateOf,
	describeScore,
	isSolvedScore,
	scoreOf,
	type TakenHints,
} from '../domain/training/score.js';
import {clamp, moveOf} from './scroll.js';
import {
	chain,
	notice,
	only,
	popOverlay,
	pushOverlay,
	replaceTop,
	topOverlayName,
} from './result.js';
import {
	type ActionId,
	type Overlay,
	type State,
	type Update,
} from './state.js';

/** How a lesson stands; beside the lesson itself, which is in the session. */
export type Training = {
	readonly progress: LessonProgress;
	readonly hints: TakenHints;
	/** Simulated milliseconds to a real one. */
	readonly speed: number;
	readonly isPaused: boolean;
};

export const firstTraining = (speed: number): Training => ({
	progress: {
		met: [], mistakes: [], outage: 0, changes: [],
	},
	hints: {},
	speed,
	isPaused: false,
});

/** How fast simulated time may run. */
const speeds: readonly number[] = [0.5, 1, 2, 4, 8, 16, 32, 64, 128];

/** Simulated milliseconds that one step of paused time takes. */
export const timeStep = 10_000;

/** The goal that hints are for: the first that is not met. */
export const currentGoal = ({session, training}: State): GoalCard | undefined =>
	session.lesson?.card.goals.find(({id}) => training?.progress.met.includes(id) === false);

/** Hints of the current goal that were taken. */
export const takenHints = (state: State): number => state.training?.hints[currentGoal(state)?.id ?? ''] ?? 0;

/** What the lesson is worth now; undefined where there is none. */
export const lessonScore = ({session, training}: State): LessonScore | undefined =>
	session.lesson && training && scoreOf(session.lesson.card, training.progress, training.hints);

export const isLessonSolved = (state: State): boolean => {
	const score = lessonScore(state);
	return score !== undefined && isSolvedScore(score);
};

/** The certificate of a solved lesson. */
export const lessonCertificate = (state: State): string | undefined => {
	const score = lessonScore(state);
	const {lesson} = state.session;
	return lesson && score && isSolvedScore(score) ? certificateOf(lesson.card, lesson.seed, score) : undefined;
};

/** What is said of a lesson when it is left; of all, where one leaves the list. */
export const lessonSummary = (state: State): readonly string[] => {
	const {lesson, lessons} = state.session;
	if (lessons) {
		return [`${lessons.filter(({record}) => record?.solvedAt !== undefined).length} of ${lessons.length} lessons are solved.`, 'Go on with them: juju-upgrade-wizard train'];
	}

	const score = lessonScore(state);
	if (!lesson || !score) {
		return [];
	}

	const certificate = lessonCertificate(state);
	const {number, title, again} = lesson.card;
	return [
		`${number === 0 ? 'Lesson' : `Lesson ${number}`}, ${title}: ${isSolvedScore(score) ? 'solved' : 'not solved yet'}.`,
		`${describeScore(score)}.`,
		...(certificate === undefined ? [`Begin it again: juju-upgrade-wizard train ${again}`] : [certificate]),
	];
};

/** Opens the lesson's page over whatever is shown, or closes it. */
export const toggleLesson = (state: State): Update => {
	if (!state.training) {
		return only(state);
	}

	return only(topOverlayName(state) === 'lesson' ? popOverlay(state) : pushOverlay(state, {name: 'lesson', top: 0}));
};

/** Shows the next hint for the current goal; it counts. */
const takeHint = (state: State, training: Training): Update => {
	const goal = currentGoal(state);
	if (!goal) {
		return notice(state, 'All goals are met: no hint is needed.');
	}

	const taken = takenHints(state);
	const shown = Math.min(taken + 1, goal.hints.length);
	const hint = `Hint ${shown} of ${goal.hints.length}: ${goal.hints[shown - 1] ?? ''}`;
	const page = {name: 'lesson', top: 0, isHint: true} as const;
	const open = topOverlayName(state) === 'lesson' ? replaceTop(state, page) : pushOverlay(state, page);
	return {
		state: {...open, notice: taken === shown ? 'There is no further hint for this goal.' : undefined, training: {...training, hints: {...training.hints, [goal.id]: shown}}},
		effects: taken === shown ? [] : [{type: 'record', kind: 'hint-taken', value: {goal: goal.id, hint}}],
	};
};

const describeSpeed = (speed: number): string => {
	if (speed === 1) {
		return 'Time runs as fast as on your own clock.';
	}

	return speed < 1 ? 'Time runs half as fast as on your own clock.' : `Time runs ${speed} times as fast as on your own clock.`;
};

const setSpeed = (state: State, training: Training, next: Pick<Training, 'speed' | 'isPaused'>): Update => ({
	state: {...state, training: {...training, ...next}, notice: next.isPaused ? 'Time stands still. P lets it run, . goes on by ten seconds.' : describeSpeed(next.speed)},
	effects: [{type: 'set-time', speed: next.isPaused ? 0 : next.speed, skip: 0}],
});

/**
Keys of lessons: hints, and the time of the simulated cloud. Undefined for all others, and where there is no lesson.
*/
export const actOnTraining = (state: State, action: ActionId): Update | undefined => {
	const {training} = state;
	if (!training || topOverlayName(state) === 'question') {
		return undefined;
	}

	switch (action) {
		case 'lesson': {
			return toggleLesson(state);
		}

		case 'hint': {
			return takeHint(state, training);
		}

		case 'faster': {
			return setSpeed(state, training, {isPaused: false, speed: speeds.find(speed => speed > training.speed) ?? training.speed});
		}

		case 'slower': {
			return setSpeed(state, training, {isPaused: false, speed: speeds.findLast(speed => speed < training.speed) ?? training.speed});
		}

		case 'pause': {
			return setSpeed(state, training, {speed: training.speed, isPaused: !training.isPaused});
		}

		case 'step-time': {
			return {
				state: {...state, training: {...training, isPaused: true}, notice: 'Ten seconds further. Time stands still; P lets it run.'},
				effects: [{type: 'set-time', speed: 0, skip: timeStep}],
			};
		}

		default: {
			return undefined;
		}
	}
};

/** The lesson was judged again: says what is new. */
export const takeJudgement = (state: State, progress: LessonProgress): Update => {
	const {training, session: {lesson}} = state;
	if (!training || !lesson) {
		return only(state);
	}

	const next: State = {...state, training: {...training, progress}};
	const goal = lesson.card.goals.find(({id}) => progress.met.includes(id) && !training.progress.met.includes(id));
	const mistake = lesson.card.mistakes.find(({id}) => progress.mistakes.includes(id) && !training.progress.mistakes.includes(id));
	const wasSolved = isLessonSolved(state);
	if (isLessonSolved(next) && !wasSolved) {
		return chain(notice(next, 'Lesson solved. L shows how it went.'), current => ({
			state: current,
			effects: [{type: 'record', kind: 'lesson-solved', value: {lesson: lesson.card.id, seed: lesson.seed, certificate: lessonCertificate(current)}}],
		}));
	}

	if (mistake) {
		return notice(next, `A mistake: ${mistake.title}. L says why it matters.`);
	}

	return goal ? notice(next, `Goal met: ${goal.title}.`) : only(next);
};

/** Whether the lesson is followed by another one. */
export const hasNextLesson = ({session: {lesson}}: State): boolean => lesson !== undefined && lesson.card.number > 0 && lesson.card.number < lesson.card.of;

/** Keys of the page of a lesson. */
export const actOnLessonPage = (state: State, overlay: Extract<Overlay, {name: 'lesson'}>, {action, limit}: {readonly action: ActionId; readonly limit: number}): Update => {
	const move = moveOf(action, 10);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, top: clamp(overlay.top + move, 0, limit)}));
	}

	switch (action) {
		case 'confirm':
		case 'back': {
			return only(popOverlay(state));
		}

		case 'next': {
			const card = state.session.lesson?.card;
			return card && hasNextLesson(state) ? {state, effects: [{type: 'start-lesson', number: card.number + 1}]} : notice(state, 'This is the last lesson.');
		}

		case 'toggle': {
			return {state, effects: [{type: 'start-lesson', number: undefined}]};
		}

		default: {
			return only(state);
		}
	}
};
