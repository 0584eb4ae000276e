import {type ModelReference} from '../domain/intent.js';
import {chooseDue, type Watched} from './choose-due.js';
import {
	newControllerPace,
	noteAnswer,
	noteMiss,
	patienceElsewhere,
	type ControllerPace,
} from './controller-pace.js';
import {timedOutAnswer, toFailedAnswer} from './failed-answer.js';
import {delayAfter, patienceFor} from './poll-pace.js';
import {type Outcome} from './poll-question.js';
import {createWishes, type Wish} from './poll-wishes.js';
import {type Beside, type Poller, type PollerOptions} from './poller-ports.js';
import {questionsAtOnce} from './question-places.js';

export {type PolledAnswer, type PolledList, type Poller} from './poller-ports.js';

/** At most so many questions at once over all models, other questions included: each is a process, and a load on the controller. */
export const mostInFlight = questionsAtOnce;

const defaultInterval = 2000;
const defaultTimeLimit = 180_000;

class ModelPoller implements Poller {
	readonly #options: PollerOptions;
	readonly #entries = new Map<string, Watched>();
	readonly #controllers = new Map<string, ControllerPace>();
	/** Questions whose model was left out meanwhile: their answers are not wanted any more. */
	readonly #dropped = new WeakSet<AbortController>();
	#alarm = new AbortController();

	constructor(options: PollerOptions) {
		this.#options = options;
	}

	#paceOf(controller: string): ControllerPace {
		const pace = this.#controllers.get(controller) ?? newControllerPace();
		this.#controllers.set(controller, pace);
		return pace;
	}

	#add(wish: Wish): void {
		const now = this.#options.clock.now();
		const known = this.#entries.get(wish.key);
		if (known) {
			Object.assign(known, {
				isFirst: wish.isFirst, isElsewhere: wish.isElsewhere, pace: wish.pace, interval: wish.interval, isWatched: true,
			});
			// A shorter interval takes effect now, not after one of the old pauses.
			known.dueAt = Math.max(Math.min(known.dueAt, now + delayAfter(known, known.interval)), known.isFirst ? 0 : known.pace.restUntil);
			return;
		}

		this.#entries.set(wish.key, {
			...wish, dueAt: Math.max(now, wish.notBefore, wish.isFirst ? 0 : wish.pace.restUntil), durations: [], misses: 0, flight: undefined, isWantedAgain: false, isWatched: true, askedAt: now,
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
		const {due, wakeAt} = chooseDue(this.#entries.values(), {now, most: mostInFlight, free: mostInFlight - (this.#options.takenElsewhere?.() ?? 0)});
		for (const entry of due) {
			void this.#ask(entry);
		}

		if (wakeAt !== undefined) {
			void this.#wake(wakeAt - now);
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

	/** What one answer says of a controller counts for all that is only looked at there. */
	#notePace(asked: Watched, {ok, isAboutModel}: Outcome, at: number): void {
		const {pace, askedAt} = asked;
		const wasResting = pace.misses > 0;
		if (ok || isAboutModel) {
			noteAnswer(pace, at);
		} else {
			noteMiss(pace, {askedAt, at});
		}

		for (const entry of this.#entries.values()) {
			if (entry.pace === pace && entry !== asked && !entry.isFirst) {
				entry.dueAt = ok && wasResting ? Math.min(entry.dueAt, at) : Math.max(entry.dueAt, pace.restUntil);
			}
		}

		if (!asked.isFirst) {
			// Once it may be asked again its list is asked first: the other questions wait for what comes of that.
			asked.dueAt = pace.restUntil > at && asked.isList ? pace.restUntil : Math.max(asked.dueAt, pace.restUntil);
		}
	}

	async #ask(entry: Watched): Promise<void> {
		const {clock} = this.#options;
		const flight = new AbortController();
		entry.flight = flight;
		entry.isWantedAgain = false;
		const askedAt = clock.now();
		entry.askedAt = askedAt;
		const outcome = await this.#askInTime(entry, flight);
		const at = clock.now();
		const duration = Math.max(0, at - askedAt);
		const isDropped = this.#dropped.has(flight);
		entry.flight = undefined;
		if (!isDropped) {
			entry.durations = outcome.ok ? [duration, ...entry.durations].slice(0, 2) : entry.durations;
			entry.misses = outcome.ok ? 0 : entry.misses + 1;
		}

		entry.dueAt = isDropped || entry.isWantedAgain ? at : at + delayAfter(entry, entry.interval);
		if (!isDropped) {
			this.#notePace(entry, outcome, at);
		}

		if (!entry.isWatched) {
			this.#entries.delete(entry.key);
		}

		try {
			if (!isDropped) {
				outcome.tell({at, duration, nextAt: entry.dueAt});
			}
		} finally {
			this.#schedule();
		}
	}

	/** The command's own limit comes first; this one is for a command that does not keep it. */
	async #askInTime({question, pace, isFirst, ...entry}: Watched, flight: AbortController): Promise<Outcome> {
		const {clock, timeLimit: longest = defaultTimeLimit} = this.#options;
		const timeLimit = !isFirst && entry.durations.length === 0 ? Math.min(longest, patienceElsewhere(pace)) : patienceFor(entry, longest);
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
			const outcome = await question.ask(flight.signal);
			return isLate ? question.fail(timedOutAnswer(timeLimit)) : outcome;
		} catch (error) {
			return question.fail(isLate ? timedOutAnswer(timeLimit) : toFailedAnswer(error));
		} finally {
			done.abort();
		}
	}

	watch(models: readonly ModelReference[], interval = this.#options.interval ?? defaultInterval, beside?: Beside): void {
		const wishes = createWishes({models, interval, beside}, this.#options, controller => this.#paceOf(controller));
		const keys = new Set(wishes.map(({key}) => key));
		const asked = new Set(wishes.map(({pace}) => pace));
		for (const [controller, pace] of this.#controllers) {
			// Whoever looks at it again wants to know now.
			if (!asked.has(pace)) {
				this.#controllers.delete(controller);
			}
		}

		for (const entry of this.#entries.values()) {
			if (!keys.has(entry.key)) {
				this.#drop(entry);
			}
		}

		for (const wish of wishes) {
			this.#add(wish);
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
