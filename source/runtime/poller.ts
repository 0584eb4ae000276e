import {type Answer} from '../domain/answer.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {type Clock} from './clock.js';
import {
	byTurn,
	chooseDue,
	isSlow,
	slowFrom,
	type Watched,
} from './choose-due.js';
import {toFailedAnswer, timedOutAnswer} from './failed-answer.js';
import {delayAfter, patienceFor} from './poll-pace.js';
import {questionsAtOnce} from './question-places.js';

export type PolledAnswer = {
	readonly model: ModelReference;
	readonly answer: Answer<'read-status'>;
	/** When the answer was there, milliseconds since 1970. */
	readonly at: number;
	/** Milliseconds it took. */
	readonly duration: number;
};

export type Poller = {
	/**
	These models from now on, in place of those before. One that is new is asked at once; one that is left out is no longer heard of.

	@param models In the order in which they are asked first.
	@param interval Milliseconds from the end of an answer to the next question, at least; undefined for the default.
	*/
	watch(models: readonly ModelReference[], interval?: number): void;
	/** Asks about each model as soon as may be; about one that is being asked about already, again after that. */
	pollNow(): void;
	/** A place was given back elsewhere: asks what is due. */
	reconsider(): void;
	/** Ends all questions that are under way and asks no more. */
	stop(): void;
};

export type PollerOptions = {
	readonly ask: (model: ModelReference, signal: AbortSignal) => Promise<Answer<'read-status'>>;
	readonly clock: Clock;
	readonly onAnswer: (answer: PolledAnswer) => void;
	/** Places that other questions have; none where not given. Whoever gives one back calls `reconsider`. */
	readonly takenElsewhere?: () => number;
	/** Milliseconds, where `watch` says none. */
	readonly interval?: number;
	/** Milliseconds after which a question is given up whose command did not end by its own limit. */
	readonly timeLimit?: number;
};

/** At most so many questions at once over all models, other questions included: each is a process, and a load on the controller. */
export const mostInFlight = questionsAtOnce;

const defaultInterval = 2000;
const defaultTimeLimit = 180_000;

class ModelPoller implements Poller {
	readonly #options: PollerOptions;
	readonly #entries = new Map<string, Watched>();
	/** Questions whose model was left out meanwhile: their answers are not wanted any more. */
	readonly #dropped = new WeakSet<AbortController>();
	#interval: number;
	#alarm = new AbortController();

	constructor(options: PollerOptions) {
		this.#options = options;
		this.#interval = options.interval ?? defaultInterval;
	}

	#add(model: ModelReference): void {
		const now = this.#options.clock.now();
		const key = modelKey(model);
		const known = this.#entries.get(key);
		if (known) {
			known.isWatched = true;
			// A shorter interval takes effect now, not after one of the old pauses.
			known.dueAt = Math.min(known.dueAt, now + delayAfter(known, this.#interval));
			return;
		}

		this.#entries.set(key, {
			key, model, dueAt: now, durations: [], misses: 0, flight: undefined, isWantedAgain: false, isWatched: true, askedAt: now,
		});
	}

	#drop(entry: Watched): void {
		entry.isWatched = false;
		if (entry.flight) {
			this.#dropped.add(entry.flight);
			entry.flight.abort();
		} else {
			this.#entries.delete(entry.key);
		}
	}

	#schedule(): void {
		this.#alarm.abort();
		const now = this.#options.clock.now();
		const waiting: Watched[] = [];
		let free = mostInFlight - (this.#options.takenElsewhere?.() ?? 0);
		let slow = 0;
		let quick = 0;
		for (const entry of this.#entries.values()) {
			const isLong = isSlow(entry) || (entry.flight !== undefined && now - entry.askedAt >= slowFrom);
			quick += isLong ? 0 : 1;
			if (entry.flight) {
				free -= 1;
				slow += isLong ? 1 : 0;
			} else if (entry.isWatched) {
				waiting.push(entry);
			}
		}

		waiting.sort(byTurn);
		const due = chooseDue(waiting, {now, free, slowPlaces: (quick > 0 ? mostInFlight - 1 : mostInFlight) - slow});
		for (const entry of due) {
			void this.#ask(entry);
		}

		// With all places taken the next answer schedules, as it does for slow ones that wait; else the next model that falls due.
		const next = waiting.find(({dueAt}) => dueAt > now);
		if (next && due.length < free) {
			void this.#wake(next.dueAt - now);
		}
	}

	async #wake(delay: number): Promise<void> {
		const alarm = new AbortController();
		this.#alarm = alarm;
		await this.#options.clock.wait(delay, alarm.signal);
		if (!alarm.signal.aborted) {
			this.#schedule();
		}
	}

	async #ask(entry: Watched): Promise<void> {
		const {clock, onAnswer} = this.#options;
		const flight = new AbortController();
		entry.flight = flight;
		entry.isWantedAgain = false;
		const startedAt = clock.now();
		entry.askedAt = startedAt;
		const answer = await this.#askInTime(entry, flight);
		const at = clock.now();
		const duration = Math.max(0, at - startedAt);
		const isDropped = this.#dropped.has(flight);
		entry.flight = undefined;
		if (!isDropped) {
			entry.durations = answer.ok ? [duration, ...entry.durations].slice(0, 2) : entry.durations;
			entry.misses = answer.ok ? 0 : entry.misses + 1;
		}

		entry.dueAt = isDropped || entry.isWantedAgain ? at : at + delayAfter(entry, this.#interval);
		if (!entry.isWatched) {
			this.#entries.delete(entry.key);
		}

		try {
			if (!isDropped) {
				onAnswer({
					model: entry.model, answer, at, duration,
				});
			}
		} finally {
			this.#schedule();
		}
	}

	/** The command's own limit comes first; this one is for a command that does not keep it. */
	async #askInTime(entry: Watched, flight: AbortController): Promise<Answer<'read-status'>> {
		const {ask, clock, timeLimit: longest = defaultTimeLimit} = this.#options;
		const timeLimit = patienceFor(entry, longest);
		const done = new AbortController();
		let isLate = false;
		const guard = async (): Promise<void> => {
			await clock.wait(timeLimit, done.signal);
			if (done.signal.aborted) {
				return;
			}

			isLate = true;
			flight.abort();
		};

		void guard();
		try {
			const answer = await ask(entry.model, flight.signal);
			return isLate ? timedOutAnswer(timeLimit) : answer;
		} catch (error) {
			return isLate ? timedOutAnswer(timeLimit) : toFailedAnswer(error);
		} finally {
			done.abort();
		}
	}

	watch(models: readonly ModelReference[], interval?: number): void {
		this.#interval = interval ?? this.#options.interval ?? defaultInterval;
		const keys = new Set(models.map(model => modelKey(model)));
		for (const entry of this.#entries.values()) {
			if (!keys.has(entry.key)) {
				this.#drop(entry);
			}
		}

		for (const model of models) {
			this.#add(model);
		}

		this.#schedule();
	}

	pollNow(): void {
		const now = this.#options.clock.now();
		for (const entry of this.#entries.values()) {
			entry.isWantedAgain = entry.flight !== undefined;
			entry.dueAt = Math.min(entry.dueAt, now);
		}

		this.#schedule();
	}

	reconsider(): void {
		this.#schedule();
	}

	stop(): void {
		this.#alarm.abort();
		for (const entry of this.#entries.values()) {
			this.#drop(entry);
		}
	}
}

/**
Asks for models' statuses again and again: never twice at once about one model, never more than four at once, each again only after its last
answer and a pause.
*/
export const createPoller = (options: PollerOptions): Poller => new ModelPoller(options);
