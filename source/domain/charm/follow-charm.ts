import {answersNeeded, spanNeeded} from '../follow-progress.js';
import {type Observation} from '../progress.js';
import {type Application, type ModelStatus} from '../status.js';
import {
	charmName,
	charmRevisionIn,
	fullChannel,
	isCharmPath,
	originNamed,
	originOf,
} from './charm-names.js';
import {type CharmProgress, type CharmUnit} from './charm-progress.js';
import {describeUnits} from './describe-units.js';
import {explainCharm} from './explain-charm.js';
import {type CharmOrder} from './order.js';
import {type CharmRecord} from './record.js';

const wantedOf = (before: CharmRecord, order: CharmOrder, {claim, revision}: {readonly claim: 'refreshed' | 'nothing'; readonly revision: number | undefined}): CharmProgress['wanted'] => {
	const from = originOf({charm: before.charm, charmOrigin: before.origin});
	const other = order.switch;
	const isFile = order.path !== undefined || (order.repository !== undefined && other === undefined) || (other !== undefined && isCharmPath(other));
	const named = isFile ? 'local' : (other === undefined ? undefined : originNamed(other));
	const origin = named === from ? undefined : named;
	const charm = other === undefined || isFile ? undefined : charmName(other);
	const wanted = order.revision ?? charmRevisionIn(other) ?? revision;
	const isSameCharm = origin === undefined && (charm === undefined || charm === charmName(before.charm));
	// Another channel may have the same revision: there the channel is the proof.
	const isOtherChannel = order.channel !== undefined && (before.channel === undefined || fullChannel(order.channel) !== fullChannel(before.channel));
	return {
		charm,
		revision: wanted,
		channel: order.channel,
		otherThan: claim === 'nothing' || wanted !== undefined || !isSameCharm || isOtherChannel ? undefined : before.revision,
		origin,
	};
};

/** What is waited for until the first answer about an order. */
export const noAnswerYet = 'No answer has come yet.';

/**
The progress of an order that Juju has just accepted.

@param options.claim What Juju said of it; `nothing`: that it has the newest already.
@param options.revision What Juju said that came, where it said so; the order's own comes first.
@param options.now Milliseconds since 1970.
*/
export const startCharm = ({before, order, claim, revision, now}: {
	readonly before: CharmRecord;
	readonly order: CharmOrder;
	readonly claim: 'refreshed' | 'nothing';
	readonly revision?: number | undefined;
	readonly now: number;
}): CharmProgress => ({
	application: before.application,
	wanted: wantedOf(before, order, {claim, revision}),
	blockedBefore: before.blocked,
	furthest: 0,
	startedAt: now,
	units: [],
	revision: undefined,
	charm: undefined,
	channel: undefined,
	workloadVersion: undefined,
	goodAnswers: 0,
	goodSince: undefined,
	isComplete: false,
	completedAt: undefined,
	lastChangeAt: now,
	silentSince: undefined,
	failedAnswers: 0,
	lastReason: undefined,
	waitingFor: noAnswerYet,
});

/**
Whether an application shows the charm that was ordered. A channel counts where status says one: clients before 2.9 may not.
*/
export const isCharmShown = (application: Application, {charm, revision, channel, otherThan, origin}: CharmProgress['wanted']): boolean =>
	(charm === undefined || charmName(application.charm) === charm)
	&& (revision === undefined || application.charmRevision === revision)
	&& (channel === undefined || (application.charmChannel === undefined ? originOf(application) !== 'charmhub' : fullChannel(application.charmChannel) === fullChannel(channel)))
	&& (otherThan === undefined || (application.charmRevision !== undefined && application.charmRevision !== otherThan))
	&& (origin === undefined || originOf(application) === origin);

/** Blocked as it was before: that is not for this upgrade to mend. */
export const isHeldAsBefore = ({name, state, message, upgradingFrom}: CharmUnit, blockedBefore: CharmProgress['blockedBefore']): boolean =>
	state === 'held' && upgradingFrom === undefined && blockedBefore !== undefined && Object.hasOwn(blockedBefore, name) && blockedBefore[name] === (message ?? '');

/** Whether a unit is where it shall be. */
export const isThrough = (unit: CharmUnit, blockedBefore: CharmProgress['blockedBefore']): boolean =>
	unit.state === 'upgraded' || isHeldAsBefore(unit, blockedBefore);

/** Whether Juju could not describe the application or a unit of it: it may be anything. */
const hasProblem = ({problems}: ModelStatus, application: string, units: readonly CharmUnit[]): boolean => {
	const names = new Set([application, `application-${application}`, ...units.flatMap(({name, tag}) => [name, tag])]);
	return problems.some(({entity}) => names.has(entity));
};

/** How far a unit is: trouble is no way forward, and neither is a hook that is tried again and again. */
const distanceOf = (unit: CharmUnit, progress: CharmProgress): number => {
	if (isThrough(unit, progress.blockedBefore)) {
		return 3;
	}

	if (unit.upgradingFrom !== undefined) {
		return 0;
	}

	return unit.state === 'settling' ? 2 : 1;
};

const followSilence = (progress: CharmProgress, {reason, at, duration}: Extract<Observation, {ok: false}>): CharmProgress => ({
	...progress,
	goodAnswers: 0,
	goodSince: undefined,
	silentSince: progress.silentSince ?? Math.max(progress.startedAt, at - duration),
	failedAnswers: progress.failedAnswers + 1,
	lastReason: reason,
	waitingFor: 'The controller does not answer.',
});

/** Ends an outage. Its time does not count as time without progress: nobody could have seen any. */
const endSilence = (progress: CharmProgress, at: number): CharmProgress => progress.silentSince === undefined
	? progress
	: {
		...progress,
		silentSince: undefined,
		failedAnswers: 0,
		lastChangeAt: Math.min(Math.max(at, progress.silentSince), progress.lastChangeAt + Math.max(0, at - progress.silentSince)),
	};

/** Good answers in a row, with this one. A clock that was set back starts the row anew: the span must have been lived through. */
const extendRow = ({goodSince, goodAnswers}: CharmProgress, isGood: boolean, at: number): Pick<CharmProgress, 'goodAnswers' | 'goodSince'> => {
	if (!isGood) {
		return {goodAnswers: 0, goodSince: undefined};
	}

	return goodSince === undefined || at < goodSince ? {goodAnswers: 1, goodSince: at} : {goodAnswers: goodAnswers + 1, goodSince};
};

/** A unit that was blocked before and has the old charm only waits for its turn. */
const asWaiting = (unit: CharmUnit, blockedBefore: CharmProgress['blockedBefore']): CharmUnit =>
	unit.upgradingFrom !== undefined && isHeldAsBefore({...unit, upgradingFrom: undefined}, blockedBefore) ? {...unit, state: 'waiting'} : unit;

const followAnswer = (before: CharmProgress, {status, at}: Extract<Observation, {ok: true}>): CharmProgress => {
	const progress = endSilence(before, at);
	const application = status.applications.find(({name}) => name === progress.application);
	const units = describeUnits(status, progress.application).map(unit => asWaiting(unit, progress.blockedBefore));
	const isShown = application !== undefined && isCharmShown(application, progress.wanted);
	const isDescribed = !hasProblem(status, progress.application, units);
	const row = extendRow(progress, isShown && isDescribed && units.every(unit => isThrough(unit, progress.blockedBefore)), at);
	const span = row.goodSince === undefined ? 0 : at - row.goodSince;
	const isComplete = row.goodAnswers >= answersNeeded && span >= spanNeeded;
	const furthest = isShown ? units.reduce((sum, unit) => sum + distanceOf(unit, progress), 1) : 0;
	const best = progress.furthest ?? 0;
	return {
		...progress,
		units,
		revision: application?.charmRevision,
		charm: application?.charm,
		channel: application?.charmChannel,
		workloadVersion: application?.workloadVersion,
		furthest: Math.max(best, furthest),
		...row,
		isComplete,
		completedAt: isComplete ? at : undefined,
		lastChangeAt: furthest > best ? at : progress.lastChangeAt,
		waitingFor: isComplete
			? undefined
			: explainCharm({
				application,
				name: progress.application,
				wanted: progress.wanted,
				isShown,
				isDescribed,
				pending: units.filter(unit => !isThrough(unit, progress.blockedBefore)),
				goodAnswers: row.goodAnswers,
				span,
			}),
	};
};

/**
Folds one more answer about the model into the progress of a charm.

It is complete when the application has shown what was ordered, and every unit the charm of its application, idle, its workload settled and nothing in error, in `answersNeeded`
answers in a row over at least `spanNeeded` milliseconds. Juju tries a failed hook again by itself, and for that moment the unit looks at work: such an answer, and a question that
got none, start the row anew. What is complete stays as it is.

@param progress So far, from `startCharm`.
@param observation An answer about the application's model, in the order in which they came.
*/
export const followCharm = (progress: CharmProgress, observation: Observation): CharmProgress => {
	if (progress.isComplete) {
		return progress;
	}

	return observation.ok ? followAnswer(progress, observation) : followSilence(progress, observation);
};
