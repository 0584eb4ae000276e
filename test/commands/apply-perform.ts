import test from 'ava';
import {perform, stuckLimit, verify} from '../../source/commands/apply-perform.js';
import {type ApplyNudge} from '../../source/commands/apply-nudge.js';
import {type RefusedFailure} from '../../source/domain/answer.js';
import {modelKey} from '../../source/domain/intent.js';
import {type Stage, type State} from '../../source/state/state.js';
import {
	controllerModelReference,
	makeObservation,
	makePlan,
	makeProgress,
	makeState,
	makeStatus,
	makeWaitingState,
	webModel,
} from '../_helpers/make-state.js';

type PerformStage = Extract<Stage, {name: 'perform'}>;

const performOf = (state: State): ApplyNudge => {
	const {stage} = state;
	if (stage.name !== 'perform') {
		throw new Error('Not performing.');
	}

	return perform(state, stage);
};

const atStep = (index: number, step: PerformStage['step'], state: Partial<State> = {}): State => makeState({
	stage: {
		name: 'perform', plan: makePlan(), index, step,
	},
	...state,
});

const endOf = (nudge: ApplyNudge) => (nudge.kind === 'end' ? nudge.end : undefined);

const refusal = (overrides: Partial<RefusedFailure> = {}): PerformStage['step'] => ({
	phase: 'refused',
	failure: {
		kind: 'refused', message: 'Juju refused.', advice: 'Ask somebody.', evidence: 'ERROR no', exitCode: 1, ...overrides,
	},
});

test('what is refused at the first step changed nothing, later it did', t => {
	const first = endOf(performOf(atStep(0, refusal())));
	t.is(first?.code, 3);
	t.deepEqual(first?.summary, ['Step 1 of 9 was refused: Upgrade the controller.', 'Juju refused.', 'Ask somebody.', 'Juju said: ERROR no', 'Nothing was upgraded.']);
	const later = endOf(performOf(atStep(3, refusal())));
	t.is(later?.code, 6);
	t.is(later?.summary.at(-1), 'The steps before it were carried out; nothing after it was started.');
});

test('what did not come from Juju is not said to', t => {
	const end = endOf(performOf(atStep(0, refusal({kind: 'unavailable', evidence: 'The journal could not be written to /x: the disk is full.'}))));
	t.true(end?.summary.includes('In full: The journal could not be written to /x: the disk is full.'));
	t.false(end?.summary.some(text => text.startsWith('Juju said')));
});

for (const kind of ['timed-out', 'aborted', 'unreachable', 'unreadable', 'crashed'] as const) {
	test(`a command that ended as ${kind} may have been taken all the same`, t => {
		const end = endOf(performOf(atStep(0, refusal({kind}))));
		t.is(end?.code, 6);
		t.regex(end?.summary.at(-1) ?? '', /may have taken the command all the same/v);
	});
}

test('an upgrade to another version has begun; one that found nothing has not', t => {
	t.is(endOf(performOf(atStep(0, refusal({exitCode: 0, refusal: {kind: 'controller-first'}}))))?.code, 6);
	t.is(endOf(performOf(atStep(0, refusal({exitCode: 0, refusal: {kind: 'binaries-missing'}}))))?.code, 3);
});

test('a step is begun on fresh facts only', t => {
	const key = modelKey(controllerModelReference);
	const fresh = makeState();
	const observation = makeObservation(controllerModelReference, makeStatus());
	const at = observation.status.at ?? 0;
	const state = atStep(0, {phase: 'ready'}, {now: at + 1000, observations: {[key]: observation}});
	t.deepEqual(performOf(state), {kind: 'send', messages: ['confirm', 'yes', 'confirm'].map(action => ({type: 'acted', action}))});
	t.is(performOf({...state, now: at + 61_000}).kind, 'wait');
	t.is(performOf({...state, observations: {}}).kind, 'wait');
	const silent = {...observation, failingSince: at, lastReason: 'No route.'};
	t.is(performOf({...state, observations: {[key]: silent}}).kind, 'wait');
	const end = endOf(performOf({...state, now: at + fresh.session.silenceLimit + 1000, observations: {[key]: silent}}));
	t.is(end?.code, 5);
	t.true(end?.summary.includes('No route.'));
});

test('a wait ends where nothing turns any more, and where nothing answers', t => {
	const progress = makeProgress();
	const state = makeWaitingState({progress});
	t.is(performOf(state).kind, 'wait');
	const stuck = endOf(performOf({...state, now: progress.lastChangeAt + stuckLimit + 1000}));
	t.is(stuck?.code, 6);
	t.regex(stuck?.summary[0] ?? '', /^No further agent was upgraded for 30m/v);
	const silent = makeWaitingState({progress: {...progress, silentSince: progress.startedAt, lastReason: 'No route.'}});
	t.is(performOf({...silent, now: progress.startedAt + 1000}).kind, 'wait');
	t.is(endOf(performOf({...silent, now: progress.startedAt + silent.session.silenceLimit + 1000}))?.code, 5);
});

test('while a command runs nothing is done', t => {
	t.is(performOf(atStep(0, {phase: 'running', commandId: 'x', since: 0})).kind, 'wait');
});

test('a model is gone on from only where it is as it should be', t => {
	const stage = {
		name: 'verify', plan: makePlan(), index: 5, model: webModel, top: 0,
	} as const;
	const key = modelKey(webModel);
	const complete = makeProgress({
		isComplete: true, completedAt: 1000, goodSince: 0, goodAnswers: 3,
	});
	const behind = makeState({
		stage, now: 2000, finishedProgress: {[key]: complete}, observations: {[key]: makeObservation(webModel, makeStatus({version: '3.6.4'}))},
	});
	t.is(verify(behind, stage, true).kind, 'wait');
	const end = endOf(verify({...behind, now: 1000 + (2 * 60_000) + 1}, stage, true));
	t.is(end?.code, 6);
	const good = makeState({
		stage, now: 2000, finishedProgress: {[key]: complete}, observations: {[key]: makeObservation(webModel, makeStatus({version: '3.6.28', agents: []}))},
	});
	t.deepEqual(verify(good, stage, true), {kind: 'send', messages: [{type: 'acted', action: 'confirm'}]});
	t.is(verify(good, stage, false).kind, 'wait');
});
