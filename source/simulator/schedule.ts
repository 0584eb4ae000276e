import {type Cloud} from './cloud.js';
import {type SimulatedAction, type SimulatedEvent} from './event.js';

const isBefore = (left: SimulatedEvent, right: SimulatedEvent): boolean =>
	left.at < right.at || (left.at === right.at && left.number < right.number);

const swap = (heap: SimulatedEvent[], left: number, right: number) => {
	const [a, b] = [heap[left], heap[right]];
	if (!(a && b)) {
		return;
	}

	heap[left] = b;
	heap[right] = a;
};

const isOutOfOrder = (heap: readonly SimulatedEvent[], parent: number, child: number): boolean => {
	const [above, below] = [heap[parent], heap[child]];
	return above !== undefined && below !== undefined && isBefore(below, above);
};

/**
Lets something happen later.

@param at - Milliseconds since 1970; a moment that has passed happens with the next advance.
*/
export const schedule = (cloud: Cloud, at: number, action: SimulatedAction): void => {
	const heap = cloud.events;
	heap.push({...action, at, number: cloud.nextEvent++});
	let index = heap.length - 1;
	while (index > 0) {
		const parent = Math.floor((index - 1) / 2);
		if (!isOutOfOrder(heap, parent, index)) {
			return;
		}

		swap(heap, parent, index);
		index = parent;
	}
};

const sink = (heap: SimulatedEvent[]) => {
	let index = 0;
	for (;;) {
		const left = (2 * index) + 1;
		const child = isOutOfOrder(heap, left, left + 1) ? left + 1 : left;
		if (!isOutOfOrder(heap, index, child)) {
			return;
		}

		swap(heap, index, child);
		index = child;
	}
};

/**
Takes the earliest event that is due, out of the cloud.
*/
export const takeDue = (cloud: Cloud, now: number): SimulatedEvent | undefined => {
	const heap = cloud.events;
	const first = heap[0];
	if (first === undefined || first.at > now) {
		return undefined;
	}

	const last = heap.pop();
	if (last && heap.length > 0) {
		heap[0] = last;
		sink(heap);
	}

	return first;
};

/**
Forgets events that are not wanted any more.
*/
export const unschedule = (cloud: Cloud, isUnwanted: (event: SimulatedEvent) => boolean): void => {
	const kept = cloud.events.filter(event => !isUnwanted(event));
	// A sorted list is a heap.
	cloud.events = kept.toSorted((left, right) => isBefore(left, right) ? -1 : 1);
};
