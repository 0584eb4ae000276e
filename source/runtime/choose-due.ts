import {type ControllerPace, isAnswering} from './controller-pace.js';
import {knownDuration, type Paced} from './poll-pace.js';
import {type Question} from './poll-question.js';

/** What is known of something that may be asked now. All milliseconds. */
export type Waiting = Paced & {
	readonly dueAt: number;
	/** Whether the screen follows it; the others are only looked at. */
	readonly isFirst: boolean;
	/** How its controller answers. */
	readonly pace: ControllerPace;
	/** Whether that is another one than the one that is worked on. */
	readonly isElsewhere: boolean;
	/** Asks which models there are. */
	readonly isList: boolean;
};

/** What is polled: a model's status, or the models of a controller. */
export type Watched = Waiting & {
	readonly key: string;
	readonly question: Question;
	isFirst: boolean;
	isElsewhere: boolean;
	/** Milliseconds from an answer to the next question, at least. */
	interval: number;
	dueAt: number;
	durations: Paced['durations'];
	misses: Paced['misses'];
	/** While a question is under way. */
	flight: AbortController | undefined;
	/** Asked to ask again after the question under way, whose answer may be older than the wish. */
	isWantedAgain: boolean;
	isWatched: boolean;
	/** When the question under way was asked. */
	askedAt: number;
};

/** An answer that takes longer is slow. */
export const slowFrom = 5000;

/** Whether a question about it is likely to hold its place for long: its answers take long, or did not come. */
export const isSlow = (entry: Paced): boolean => entry.misses > 0 || knownDuration(entry) >= slowFrom;

/** Earliest first; of those due together lists before models, and the one that answers fastest. */
export const byTurn = (left: Waiting, right: Waiting): number => {
	if (left.dueAt !== right.dueAt) {
		return left.dueAt - right.dueAt;
	}

	return left.isList === right.isList ? knownDuration(left) - knownDuration(right) : Number(right.isList) - Number(left.isList);
};

const isTrying = ({isElsewhere, pace}: Waiting): boolean => isElsewhere && pace.misses > 0;

type Flying = Waiting & {readonly flight: AbortController | undefined; readonly askedAt: number};

/** The places that are left, by who may take them. */
class Places {
	#free: number;
	/** For slow ones, and for those of them that the screen does not follow. */
	#slow: number;
	#slowOthers: number;
	/** For what the screen does not follow. */
	#others: number;
	/** For other controllers, and for those of them that did not answer last. */
	#elsewhere: number;
	#trying: number;
	readonly #unproven = new Set<ControllerPace>();

	constructor(entries: Iterable<Flying>, {now, most, free}: {readonly now: number; readonly most: number; readonly free: number}) {
		const all = [...entries];
		const isLong = (entry: Flying): boolean => isSlow(entry) || (entry.flight !== undefined && now - entry.askedAt >= slowFrom);
		const hasFirst = all.some(({isFirst}) => isFirst);
		const hasOwn = all.some(({isElsewhere}) => !isElsewhere);
		this.#free = free;
		this.#slow = all.every(entry => isLong(entry)) ? most : most - 1;
		this.#slowOthers = hasFirst ? this.#slow - 1 : this.#slow;
		this.#others = hasFirst ? most - 1 : most;
		this.#elsewhere = hasOwn ? most - 2 : most;
		this.#trying = this.#elsewhere - 1;
		for (const entry of all) {
			if (entry.flight) {
				this.#count(entry, isLong(entry));
			}
		}

		// The place that is kept for what the screen follows is among those that are left.
		const isFirstWaiting = hasFirst && all.every(({isFirst, flight}) => !isFirst || flight === undefined);
		this.#others = Math.min(this.#others, isFirstWaiting ? this.#free - 1 : this.#free);
	}

	#count(entry: Waiting, isLong: boolean): void {
		this.#free -= 1;
		this.#slow -= isLong ? 1 : 0;
		if (!entry.isFirst) {
			this.#others -= 1;
			this.#slowOthers -= isLong ? 1 : 0;
			if (!isAnswering(entry.pace)) {
				this.#unproven.add(entry.pace);
			}
		}

		this.#elsewhere -= entry.isElsewhere ? 1 : 0;
		this.#trying -= isTrying(entry) ? 1 : 0;
	}

	get free(): number {
		return this.#free;
	}

	/** Whether there is a place for it, which it then has. */
	take(entry: Waiting): boolean {
		const isLong = isSlow(entry);
		const isFull = this.#free <= 0
			|| (isLong && this.#slow <= 0)
			|| (!entry.isFirst && (this.#others <= 0 || (isLong && this.#slowOthers <= 0) || this.#unproven.has(entry.pace)))
			|| (entry.isElsewhere && (this.#elsewhere <= 0 || (isTrying(entry) && this.#trying <= 0)));
		if (isFull) {
			return false;
		}

		this.#count(entry, isLong);
		return true;
	}
}

/**
Which of those that are due are asked now.

Slow ones leave one place to the others, so that however many of them there are, those that answer are heard of; where all are slow no place is kept free.
What the screen follows always has a place. What it does not is asked one question at a time on a controller that has not answered yet. Other controllers get half
of the places, where there is anything else to ask, and those of them that did not answer last leave a place to those that do.

@param entries All that is watched, or under way.
@param options.most How many questions there may be at once; `free`: how many of these places others have left.
@returns Those to ask now, and when the next falls due where there is a place for it.
*/
export const chooseDue = <Entry extends Flying & {readonly isWatched: boolean}>(entries: Iterable<Entry>, {now, most, free}: {readonly now: number; readonly most: number; readonly free: number}): {readonly due: readonly Entry[]; readonly wakeAt: number | undefined} => {
	const all = [...entries];
	const places = new Places(all, {now, most, free});
	const waiting = all.filter(({flight, isWatched}) => flight === undefined && isWatched).toSorted(byTurn);
	const due = waiting.filter(entry => entry.dueAt <= now && places.take(entry));
	// With all places taken the next answer decides again, as it does for those that wait for a place of their kind.
	return {due, wakeAt: places.free > 0 ? waiting.find(({dueAt}) => dueAt > now)?.dueAt : undefined};
};
