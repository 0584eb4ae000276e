import {findCase} from '../domain/cases/index.js';
import {type FailureKind} from '../domain/failure.js';
import {modelKey} from '../domain/intent.js';
import {spanOf} from '../domain/words.js';
import {currentModel, selectFindings, statusOf} from '../state/selectors.js';
import {type Stage, type State} from '../state/state.js';
import {selectVerification} from '../state/verify-stage.js';
import {
	act,
	end,
	send,
	wait,
	type ApplyNudge,
} from './apply-nudge.js';

/** Milliseconds that the facts may be old on which a step is begun. */
const freshFor = 60_000;

/** Milliseconds without another agent upgraded after which a wait is given up. Juju itself retries for ten minutes. */
export const stuckLimit = 30 * 60_000;

/** Milliseconds after the end of a wait in which a model may be unwell for a moment. */
const verifyLimit = 2 * 60_000;

type PerformStage = Extract<Stage, {name: 'perform'}>;

/** After these nobody can say whether Juju has taken the command. */
const uncertain: ReadonlySet<FailureKind> = new Set<FailureKind>(['timed-out', 'aborted', 'unreachable', 'unreadable', 'too-large', 'crashed']);

const explainRefusal = ({plan, index, step}: PerformStage): ApplyNudge => {
	if (step.phase !== 'refused') {
		return wait;
	}

	const {failure} = step;
	const title = plan.steps[index]?.title ?? '';
	const evidence = failure.evidence === '' ? undefined : `${failure.kind === 'unavailable' ? 'In full' : 'Juju said'}: ${failure.evidence}`;
	const words = [failure.message, failure.advice, evidence].filter(text => text !== undefined);
	// Exit code 0 and not what was wanted: something has begun, and it is something else.
	const isUncertain = uncertain.has(failure.kind) || (failure.exitCode === 0 && failure.refusal?.kind !== 'binaries-missing');
	if (isUncertain) {
		const first = `Step ${index + 1} of ${plan.steps.length} did not end as it should: ${title}.`;
		return end(6, first, ...words, 'Juju may have taken the command all the same. Look with verify before anything is run again.');
	}

	const hasChanged = plan.steps.slice(0, index).some(({action}) => action.type === 'command');
	return end(
		hasChanged ? 6 : 3,
		`Step ${index + 1} of ${plan.steps.length} was refused: ${title}.`,
		...words,
		hasChanged ? 'The steps before it were carried out; nothing after it was started.' : 'Nothing was upgraded.',
	);
};

const explainSilence = (state: State, since: number, reason: string | undefined): ApplyNudge => end(
	5,
	`${state.controller ?? 'The controller'} has not answered for ${spanOf(state.now - since)}.`,
	...(reason === undefined ? [] : [reason]),
	'Nothing more is started. Juju goes on by itself with what it has begun; watch says when it answers again, diagnose what helps.',
);

/** A step is begun on facts that are fresh; a silent controller is waited for, but not for ever. */
const beginStep = (state: State): ApplyNudge => {
	const model = currentModel(state);
	const observation = model && state.observations[modelKey(model)];
	const {failingSince, lastReason} = observation ?? {};
	if (failingSince !== undefined) {
		return state.now - failingSince > state.session.silenceLimit ? explainSilence(state, failingSince, lastReason) : wait;
	}

	const {at} = model ? statusOf(state, model) : {};
	return at !== undefined && state.now - at <= freshFor ? send(...act('confirm', 'yes', 'confirm')) : wait;
};

const followWait = (state: State, {step}: PerformStage): ApplyNudge => {
	if (step.phase !== 'waiting') {
		return wait;
	}

	const {silentSince, lastReason, lastChangeAt, waitingFor} = step.progress;
	if (silentSince !== undefined) {
		return state.now - silentSince > state.session.silenceLimit ? explainSilence(state, silentSince, lastReason) : wait;
	}

	return state.now - lastChangeAt > stuckLimit
		? end(
			6,
			`No further agent was upgraded for ${spanOf(state.now - lastChangeAt)}.`,
			...(waitingFor === undefined ? [] : [waitingFor]),
			...selectFindings(state).slice(0, 3).map(({case: id}) => `Found: ${findCase(id)?.title ?? id}.`),
			'Nothing more is started. Juju goes on by itself; diagnose says what helps, and a plan made anew holds what is left.',
		)
		: wait;
};

/**
One step of the plan: begun on fresh facts, waited for, given up where it gets nowhere.
*/
export const perform = (state: State, stage: PerformStage): ApplyNudge => {
	switch (stage.step.phase) {
		case 'ready': {
			return beginStep(state);
		}

		case 'refused': {
			return explainRefusal(stage);
		}

		case 'waiting': {
			return followWait(state, stage);
		}

		case 'running':
		case 'done': {
			return wait;
		}
	}
};

/**
After a wait: on only where the model is as it should be.
*/
export const verify = (state: State, {plan, model}: Extract<Stage, {name: 'verify'}>, isIdle: boolean): ApplyNudge => {
	if (!isIdle) {
		return wait;
	}

	const {result, sentence} = selectVerification(state, model, plan.to);
	if (result === 'upgraded') {
		return send(...act('confirm'));
	}

	const since = state.finishedProgress[modelKey(model)]?.completedAt ?? state.now;
	return state.now - since > verifyLimit
		? end(6, `${modelKey(model)} is not as it should be after its upgrade.`, sentence, 'Nothing more was started. diagnose says what helps; a plan made anew holds what is left.')
		: wait;
};
