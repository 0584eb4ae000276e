import {type ModelSummary} from '../domain/answer.js';
import {
	answersNeeded,
	followProgress,
	spanNeeded,
	startProgress,
} from '../domain/follow-progress.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Progress} from '../domain/progress.js';
import {type ModelStatus} from '../domain/status.js';
import {type Questioner} from './ask-juju.js';
import {chooseModels, isFinal, stopForFailure} from './find-models.js';
import {type Stopped} from './headless.js';
import {pollStatuses} from './poll-statuses.js';

/** What came of asking a model several times. */
export type Seen = {
	readonly model: ModelReference;
	/** Undefined where nobody could find it out. */
	readonly version: string | undefined;
	/** The last answer; undefined where the last question got none. */
	readonly status: ModelStatus | undefined;
	readonly progress: Progress | undefined;
	readonly answers: number;
	/** Why nobody can say, where that is so. */
	readonly silence: string | undefined;
};

export type VerifyParts = {
	readonly questioner: Questioner;
	readonly controller: string;
	/** Names as they were given; none means all. */
	readonly models: readonly string[];
	readonly agentVersion: string | undefined;
	/** Milliseconds. */
	readonly interval: number | undefined;
	/** Ends the questions; what is known by then counts. */
	readonly signal: AbortSignal;
};

/** Milliseconds between questions: three answers then span what the completion rule wants. */
const usualInterval = 5000;

/** Milliseconds without an answer, and questions, after which a model counts as silent: a client that cannot connect says so at once, and one that is slow needs its time. */
const longestSilence = 60_000;
const leastMisses = 2;

type Entry = Seen & {
	readonly fallback: string | undefined;
	readonly firstAt: number | undefined;
	readonly silentSince: number | undefined;
	readonly misses: number;
	readonly isDecided: boolean;
};

const startEntry = (model: ModelReference, {version, fallback}: {readonly version: string | undefined; readonly fallback: string | undefined}): Entry => ({
	model, version, fallback, status: undefined, progress: undefined, answers: 0, silence: 'It was not asked in time.', firstAt: undefined, silentSince: undefined, misses: 0, isDecided: false,
});

const takeAnswer = (entry: Entry, {status, at, wanted}: {readonly status: ModelStatus; readonly at: number; readonly wanted: string | undefined}): Entry => {
	const version = wanted ?? status.version ?? entry.fallback;
	const answers = entry.answers + 1;
	const firstAt = entry.firstAt ?? at;
	const known = {
		...entry, status, version, answers, firstAt, silence: undefined, silentSince: undefined, misses: 0,
	};
	if (version === undefined) {
		return {...known, isDecided: true, silence: 'Which version the model shall have is not known; name one with --agent-version.'};
	}

	const before = entry.progress?.version === version ? entry.progress : startProgress(version, at);
	const progress = followProgress(before, {
		ok: true, status, at, duration: 0,
	});
	const isSeenEnough = answers >= answersNeeded && at - firstAt >= spanNeeded;
	return {...known, progress, isDecided: progress.isComplete || (isSeenEnough && progress.goodAnswers === 0)};
};

const takeMiss = (entry: Entry, {reason, at, duration, isLast}: {readonly reason: string; readonly at: number; readonly duration: number; readonly isLast: boolean}): Entry => {
	const silentSince = entry.silentSince ?? (at - duration);
	const misses = entry.misses + 1;
	return {
		...entry,
		status: undefined,
		silence: reason,
		silentSince,
		misses,
		progress: entry.progress && followProgress(entry.progress, {
			ok: false, reason, at, duration,
		}),
		isDecided: isLast || (misses >= leastMisses && at - silentSince >= longestSilence),
	};
};

/** Asks until the controller tells its models, or is silent for too long. */
const findModels = async (parts: VerifyParts, silentSince = parts.questioner.clock.now()): Promise<readonly ModelSummary[] | Stopped | {readonly silence: string}> => {
	const {questioner: {ask, clock}, controller, models: wanted, signal} = parts;
	const answer = await ask<'list-models'>({type: 'list-models', controller}, signal);
	if (answer.ok) {
		return chooseModels(answer.value.models, {controller, wanted});
	}

	if (isFinal(answer.failure)) {
		return stopForFailure(answer.failure);
	}

	if (signal.aborted || clock.now() - silentSince >= longestSilence) {
		return {silence: answer.failure.message};
	}

	await clock.wait(usualInterval, signal);
	return findModels(parts, silentSince);
};

/**
Asks each model until the completion rule is met, or is seen not to be: three answers over ten seconds.

@returns What was seen of each; why nothing could be asked; or that the controller did not tell its models.
*/
export const seeModels = async (parts: VerifyParts): Promise<readonly Seen[] | Stopped | {readonly silence: string}> => {
	const models = await findModels(parts);
	if (!('map' in models)) {
		return models;
	}

	const {questioner, controller, agentVersion: wanted, interval = usualInterval, signal} = parts;
	const {promise: over, resolve: finish} = Promise.withResolvers<void>();
	const entries = new Map(models.map(({name, version}) => [modelKey({controller, name}), startEntry({controller, name}, {version: wanted, fallback: version})]));
	const polls = pollStatuses(questioner, ({model, answer, at, duration}) => {
		const key = modelKey(model);
		const entry = entries.get(key);
		if (!entry || entry.isDecided || signal.aborted) {
			return;
		}

		entries.set(key, answer.ok
			? takeAnswer(entry, {status: answer.value, at, wanted})
			: takeMiss(entry, {
				reason: answer.failure.message, at, duration, isLast: isFinal(answer.failure),
			}));
		const undecided = entries.values().filter(({isDecided}) => !isDecided).map(left => left.model).toArray();
		polls.watch(undecided, interval);
		if (undecided.length === 0) {
			finish();
		}
	});
	const stop = (): void => {
		finish();
	};

	signal.addEventListener('abort', stop, {once: true});
	if (!signal.aborted) {
		polls.watch(entries.values().map(({model}) => model).toArray(), interval);
		await over;
	}

	signal.removeEventListener('abort', stop);
	await polls.stop();
	return entries.values().toArray();
};
