import {type ModelReference} from '../domain/intent.js';
import {knownDuration, type Paced} from './poll-pace.js';

/** What is known of a model that may be asked about now. All milliseconds. */
export type Waiting = Paced & {readonly dueAt: number};

/** A model that is polled. */
export type Watched = {
	readonly key: string;
	readonly model: ModelReference;
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

/** Earliest first; of those due together the one that answers fastest. */
export const byTurn = (left: Waiting, right: Waiting): number =>
	left.dueAt === right.dueAt ? knownDuration(left) - knownDuration(right) : left.dueAt - right.dueAt;

/**
Which of the models that are due are asked about now.

Slow ones leave one place to the others, so that however many of them there are, those that answer are heard of. Where all are slow no place is kept free.

@param waiting Sorted by turn.
@param options.free Places that are free.
@param options.slowPlaces Places that slow ones may still take.
*/
export const chooseDue = <Entry extends Waiting>(waiting: readonly Entry[], {now, free, slowPlaces}: {readonly now: number; readonly free: number; readonly slowPlaces: number}): readonly Entry[] => {
	const chosen: Entry[] = [];
	let slow = 0;
	for (const entry of waiting) {
		if (entry.dueAt > now || chosen.length >= free) {
			break;
		}

		if (!isSlow(entry)) {
			chosen.push(entry);
		} else if (slow < slowPlaces) {
			slow += 1;
			chosen.push(entry);
		}
	}

	return chosen;
};
