import {type Answer, type RefreshOutcome, type RefusedFailure} from '../../domain/answer.js';
import {followCharm, startCharm} from '../../domain/charm/follow-charm.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type CharmRecord} from '../../domain/charm/record.js';
import {type FailureKind} from '../../domain/failure.js';
import {modelKey, type Intent} from '../../domain/intent.js';
import {type Observation} from '../../domain/progress.js';
import {askFor, intentId} from '../knowledge.js';
import {type Observed} from '../observed.js';
import {chain, only, withEffects} from '../result.js';
import {statusOf} from '../selectors.js';
import {
	type Effect,
	type Message,
	type Stage,
	type State,
	type Update,
} from '../state.js';
import {type CharmPhase, type Wave, type WaveOutcome} from './charm-stage.js';
import {explainFailure} from './explain-failure.js';
import {followAdvice} from './follow-advice.js';
import {offerResolved} from './offer-resolved.js';
import {withItem, type CharmAt} from './wave.js';

/** While the operator reads what comes next, in milliseconds. */
const askingInterval = 5000;

/** While units turn. */
const watchingInterval = 2000;

/** What the part about charms was opened from. */
export const backOf = ({stage}: State): Stage | undefined => stage.name === 'charm' ? stage.back : stage;

/** Polls the model of a wave. */
export const watchWave = (state: State, {model}: Wave, pace: 'asking' | 'watching'): readonly Effect[] => [
	{type: 'watch', models: [model], interval: state.session.interval ?? (pace === 'asking' ? askingInterval : watchingInterval)},
	{type: 'poll-now'},
];

/** Reads an application's settings anew. */
export const askForSettings = (state: State, {model, items}: Wave, index: number): Update => {
	const application = items[index]?.application;
	const intent: Intent | undefined = application === undefined ? undefined : {type: 'read-charm-settings', model, application};
	return intent && state.render(intent).kind === 'command' ? askFor(state, [intent]) : only(state);
};

/** Every application of the wave has had its turn. */
const enterDone = (state: State, wave: Wave): Update => withEffects(
	{
		...state,
		isLeaving: false,
		stage: {
			name: 'charm', back: backOf(state), step: 'done', wave, cursor: 0,
		},
	},
	{type: 'record', kind: 'charm-finished', value: wave.items.map(({application, outcome}) => ({application, outcome}))},
	...watchWave(state, wave, 'asking'),
);

/**
Goes to an application of a wave, or the next one behind it that has not had its turn; past the last one the part about charms is done.
*/
export const enterItem = (state: State, wave: Wave, index: number): Update => {
	const next = wave.items.findIndex(({outcome}, position) => position >= index && (outcome === 'pending' || outcome === 'active'));
	if (next === -1) {
		return enterDone(state, wave);
	}

	const entered = withItem(wave, next, {outcome: 'active'});
	return chain(
		withEffects(
			{
				...state,
				stage: {
					name: 'charm', back: backOf(state), step: 'perform', wave: entered, index: next, phase: {type: 'ready'}, cursor: 0,
				},
			},
			...watchWave(state, entered, 'asking'),
		),
		// What is gone back to is written down right before the order: minutes may have gone by since Review.
		current => askForSettings(current, entered, next),
	);
};

/**
Waits for an order that Juju took, or may have taken.
*/
export const startWaiting = (state: State, stage: CharmAt<'perform'>, given: {
	readonly order: CharmOrder;
	readonly from: CharmRecord;
	readonly phase: Extract<CharmPhase, {type: 'waiting'}>;
	readonly revision?: number | undefined;
}): Update => {
	const {order, from, phase, revision} = given;
	const progress = startCharm({
		before: from, order, claim: phase.claim === 'nothing' ? 'nothing' : 'refreshed', revision, now: state.now,
	});
	const wave = withItem(stage.wave, stage.index, {progress, outcome: 'active', failure: phase.failure});
	return withEffects(
		{
			...state, stage: {
				...stage, wave, phase, cursor: 0,
			},
		},
		{type: 'record', kind: 'charm-waiting', value: {application: from.application, claim: phase.claim}},
		...watchWave(state, wave, 'watching'),
	);
};

// Nothing was heard of the end of the command: Juju may have taken the order.
const unknownEnds: ReadonlySet<FailureKind> = new Set<FailureKind>(['timed-out', 'aborted', 'unreachable', 'unreadable', 'too-large', 'crashed']);

/** Of questions it is said that they are asked again by themselves; no order is. */
const unknownAdvice = 'Whether Juju took the order, its units tell. It is sent again only by you.';

const isRefresh = (value: unknown): value is RefreshOutcome => typeof value === 'object' && value !== null && 'claim' in value;

const refuse = (state: State, stage: CharmAt<'perform'>, failure: RefusedFailure): Update => {
	const run = stage.phase.type === 'running' ? stage.phase.run ?? 'order' : 'order';
	const outcome = run === 'order' && stage.wave.items[stage.index]?.progress === undefined ? 'refused' : 'active';
	const wave = withItem(stage.wave, stage.index, {failure, outcome});
	return only({
		...state, isLeaving: false, stage: {
			...stage, wave, phase: {type: 'refused', failure, run},
		},
	});
};

/** Juju has nothing newer: what was to be forced was not. */
const nothingForced = (text: string): RefusedFailure => ({
	kind: 'refused',
	message: 'Juju says that the application has this charm already: nothing was forced.',
	advice: 'Forcing needs another revision than the one whose hook fails: Esc, then Enter on the unit; a fixed one can be ordered there.',
	evidence: text,
	exitCode: 0,
});

const endWell = (state: State, stage: CharmAt<'perform'>, answer: Extract<Answer, {ok: true}>, given: {readonly order: CharmOrder; readonly from: CharmRecord}): Update => {
	const run = stage.phase.type === 'running' ? stage.phase.run : undefined;
	const outcome = isRefresh(answer.value) ? answer.value : undefined;
	if (run === 'force' && outcome?.claim === 'nothing') {
		return refuse(state, stage, nothingForced(outcome.text));
	}

	const claim = outcome?.claim ?? 'refreshed';
	const waiting = startWaiting(state, stage, {...given, phase: {type: 'waiting', claim}, revision: outcome?.revision});
	return given.order.forceUnits === true && claim !== 'nothing' ? chain(waiting, current => offerResolved(current)) : waiting;
};

/**
A command of the part about charms has ended: goes on to the wait, or shows the refusal. What was heard of no end is waited for as well: the status decides.
*/
export const endCharmRefresh = (state: State, message: Extract<Message, {type: 'answered'}>): Update => {
	const {stage} = state;
	const {id, intent, answer} = message;
	if (stage.name !== 'charm' || stage.step !== 'perform' || stage.phase.type !== 'running' || stage.phase.commandId !== id) {
		return followAdvice(state, message);
	}

	const item = stage.wave.items[stage.index];
	const from = stage.phase.from ?? item?.before;
	if (!item || !from) {
		return only(state);
	}

	const given = {order: stage.phase.order ?? item.order, from};
	if (!answer.ok) {
		return unknownEnds.has(answer.failure.kind)
			? startWaiting(state, stage, {...given, phase: {type: 'waiting', claim: 'unknown', failure: {...answer.failure, advice: unknownAdvice}}})
			: refuse(state, stage, intent.type === 'refresh-charm' ? explainFailure(state, stage.wave.model, answer.failure) : answer.failure);
	}

	return stage.phase.last !== undefined && stage.phase.last !== intentId(intent) ? only(state) : endWell(state, stage, answer, given);
};

const outcomeOf = ({wave, index, phase}: CharmAt<'perform'>): WaveOutcome => {
	const item = wave.items[index];
	if (item?.isGoingBack === true) {
		return 'rolled-back';
	}

	const {before, progress} = item ?? {};
	const isAsBefore = before?.revision === progress?.revision && before?.charm === progress?.charm && before?.channel === progress?.channel;
	return isAsBefore && phase.type === 'waiting' && phase.claim !== 'refreshed' ? 'unchanged' : 'upgraded';
};

const completeItem = (state: State, stage: CharmAt<'perform'>): Update => {
	const outcome = outcomeOf(stage);
	const wave = withItem(stage.wave, stage.index, {outcome, failure: undefined});
	const {application, progress} = wave.items[stage.index] ?? {};
	return chain(
		withEffects(
			{
				...state,
				// No unit needs help any more.
				overlays: state.overlays.filter(({name}) => name !== 'charm-help'),
				stage: {
					name: 'charm', back: stage.back, step: 'verify', wave, index: stage.index, top: 0,
				},
			},
			{
				type: 'record', kind: 'charm-complete', value: {
					application, outcome, charm: progress?.charm, revision: progress?.revision, workloadVersion: progress?.workloadVersion, units: progress?.units.length, at: progress?.completedAt,
				},
			},
			...watchWave(state, wave, 'asking'),
		),
		current => askForSettings(current, wave, stage.index),
	);
};

/**
An answer of the poller while an application is waited for. Silence of the controller goes into its progress; it ends nothing.
*/
export const followCharmStep = (state: State, {model, answer, at, duration}: Observed): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step !== 'perform' || stage.phase.type !== 'waiting' || modelKey(stage.wave.model) !== modelKey(model)) {
		return only(state);
	}

	const before = stage.wave.items[stage.index]?.progress;
	if (!before) {
		return only(state);
	}

	const observation: Observation = answer.ok
		? {
			ok: true, status: statusOf(state, model).value ?? answer.value, at, duration,
		}
		: {
			ok: false, reason: answer.failure.message, at, duration,
		};
	const progress = followCharm(before, observation);
	const followed: CharmAt<'perform'> = {
		...stage,
		wave: withItem(stage.wave, stage.index, {progress}),
		cursor: Math.max(0, Math.min(stage.cursor, progress.units.length - 1)),
	};
	const outage: readonly Effect[] = before.silentSince !== undefined && progress.silentSince === undefined
		? [{type: 'record', kind: 'recovered', value: {model: modelKey(model), from: before.silentSince, to: at}}]
		: [];
	const next: Update = {state: {...state, stage: followed}, effects: outage};
	return progress.isComplete ? chain(next, current => completeItem(current, followed)) : next;
};
