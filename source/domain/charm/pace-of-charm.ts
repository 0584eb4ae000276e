import {type Pace} from '../progress.js';
import {countOf, listOf, spanOf} from '../words.js';
import {type CharmProgress, type CharmUnitState} from './charm-progress.js';
import {isThrough} from './follow-charm.js';

/**
Milliseconds without a unit that came further until that is called slow. A failed hook is tried again at most 5 minutes later, and update-status, by which many charms
settle, runs every 5 minutes (3.6.28 `internal/worker/uniter/uniter.go`, model setting `update-status-hook-interval`).
*/
export const charmSlowAfter = 5 * 60_000;

/** Milliseconds until it is called stuck: three such pauses. */
export const charmStuckAfter = 15 * 60_000;

/** Milliseconds for which a charm may be blocked on its way: many are, for a moment, between two hooks. */
export const heldAfter = 60_000;

/** `reason`: a sentence; undefined while all moves. */
export type CharmPace = {readonly pace: Pace; readonly reason: string | undefined};

/** What Juju does nothing about by itself. */
const needingPeople: ReadonlySet<CharmUnitState> = new Set(['conflict', 'held']);

/**
Whether units still come further. While the controller is silent the time stands still. Where every unit that is not through needs a person, it is stuck at once, or after a moment.

@param now Milliseconds since 1970.
*/
export const paceOfCharm = (progress: CharmProgress, now: number): CharmPace => {
	if (progress.isComplete) {
		return {pace: 'moving', reason: undefined};
	}

	const pending = progress.units.filter(unit => !isThrough(unit, progress.blockedBefore));
	const names = listOf(pending.map(({name}) => name));
	const without = Math.max(0, (progress.silentSince ?? now) - progress.lastChangeAt);
	const isConflict = pending.some(({state}) => state === 'conflict');
	if (progress.silentSince === undefined && pending.length > 0 && pending.every(({state}) => needingPeople.has(state)) && (isConflict || without >= heldAfter)) {
		return {
			pace: 'stuck',
			reason: isConflict
				? `Juju does nothing by itself about files in the way of the charm (${names}): somebody has to.`
				: `The charm asks for something on ${countOf(pending.length, 'unit')} (${names}), and goes on only after that.`,
		};
	}

	if (without < charmSlowAfter) {
		return {pace: 'moving', reason: undefined};
	}

	const inError = pending.filter(({state}) => state === 'error');
	const why = inError.length > 0
		? `Juju tries the failed hook of ${listOf(inError.map(({name}) => name))} again by itself, at most 5 minutes apart.`
		: 'Some hooks take that long: they install packages or convert data.';
	return without < charmStuckAfter
		? {pace: 'slow', reason: `No unit came further for ${spanOf(without)}. ${why}`}
		: {pace: 'stuck', reason: `No unit came further for ${spanOf(without)}. ${inError.length > 0 ? why : `Look at what ${names === '' ? 'the units' : names} last did.`}`};
};
