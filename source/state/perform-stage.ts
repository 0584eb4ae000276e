import {type Answer, type RefusedFailure, type UpgradeOutcome} from '../domain/answer.js';
import {followProgress, startProgress} from '../domain/follow-progress.js';
import {modelKey, type Intent} from '../domain/intent.js';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {type Observation} from '../domain/progress.js';
import {isSameVersionText} from '../domain/version.js';
import {keepFailure} from './failures.js';
import {askHost} from './host.js';
import {askFor, intentId} from './knowledge.js';
import {type Observed} from './observed.js';
import {recordProgress} from './record-progress.js';
import {notice, only, withEffects} from './result.js';
import {controllerModel, currentModel, statusOf} from './selectors.js';
import {type State, type Update} from './state.js';

/** While the operator reads what comes next, in milliseconds. */
const askingInterval = 5000;

/** While agents turn, an answer every two seconds shows a flap without weighing on the controller. */
const watchingInterval = 2000;

/**
Goes to a step of the plan; past the last one the run is finished.
*/
export const enterStep = (state: State, plan: Plan, index: number): Update => {
	const step = plan.steps[index];
	if (!step) {
		const result = plan.steps.every(other => isAchieved(state, other)) ? 'upgraded' : 'partial';
		return withEffects(
			{...state, isLeaving: false, stage: {name: 'finished', plan, result}},
			{type: 'record', kind: 'finished', value: {plan: plan.id, result}},
			{type: 'watch', models: [], interval: undefined},
		);
	}

	const entered: State = {...state, table: {...state.table, top: 0, selected: undefined}};
	switch (step.action.type) {
		case 'command': {
			const ready: State = {
				...entered,
				stage: {
					name: 'perform', plan, index, step: {phase: 'ready'},
				},
			};
			const model = currentModel(ready);
			// Snapd may have replaced the client since the last command.
			const asked = askHost(ready);
			// The question will show how old its facts are, and a refusal is explained by the model it is about.
			return withEffects(
				asked.state,
				{type: 'watch', models: model ? [model] : [], interval: state.session.interval ?? askingInterval},
				{type: 'poll-now'},
				...asked.effects,
			);
		}

		case 'wait': {
			return withEffects(
				{
					...entered,
					stage: {
						name: 'perform', plan, index, step: {phase: 'waiting', progress: startProgress(step.action.version, state.now)},
					},
				},
				{type: 'record', kind: 'waiting', value: {model: modelKey(step.action.model), version: step.action.version, at: state.now}},
				{type: 'watch', models: [step.action.model], interval: state.session.interval ?? watchingInterval},
				{type: 'poll-now'},
			);
		}

		case 'verify': {
			const asked = askFor({
				...entered,
				stage: {
					name: 'verify', plan, index, model: step.action.model, top: 0,
				},
			}, [{type: 'show-controller', controller: plan.controller}]);
			return {state: asked.state, effects: [...asked.effects, {type: 'record', kind: 'verifying', value: {model: modelKey(step.action.model)}}]};
		}
	}
};

const isAchieved = (state: State, {action}: PlanStep): boolean => {
	switch (action.type) {
		case 'command': {
			return true;
		}

		case 'wait': {
			return state.finishedProgress[modelKey(action.model)]?.isComplete === true;
		}

		case 'verify': {
			return state.verdicts[modelKey(action.model)]?.result === 'upgraded';
		}
	}
};

/**
Runs the command of a step; called only by an answered question.
*/
export const runStep = (state: State, index: number): Update => {
	const {stage} = state;
	if (stage.name !== 'perform' || stage.index !== index || (stage.step.phase !== 'ready' && stage.step.phase !== 'refused')) {
		return notice(state, 'That step is not waiting for an answer any more.');
	}

	const step = stage.plan.steps[index];
	if (step?.action.type !== 'command') {
		return only(state);
	}

	const commandId = intentId(step.action.intent);
	return withEffects(
		{...state, doubtful: undefined, stage: {...stage, step: {phase: 'running', commandId, since: state.now}}},
		{type: 'ask', id: commandId, intent: step.action.intent},
	);
};

/**
What an upgrade command claims, held against what was wanted: "nothing to do" and another version than the wanted one are no success.

Juju prints `started upgrade to OLD` with exit code 0 for a model whose controller is still old (4.0.14), and "no upgrades available" where binaries are missing (2.9.33 and later).
*/
const judgeOutcome = (state: State, intent: Intent, outcome: UpgradeOutcome): RefusedFailure | undefined => {
	if (intent.type !== 'upgrade-controller' && intent.type !== 'upgrade-model') {
		return undefined;
	}

	if (outcome.claim === 'started' && (outcome.version === undefined || isSameVersionText(outcome.version, intent.version))) {
		return undefined;
	}

	const model = intent.type === 'upgrade-model' ? intent.model : controllerModel(state);
	const current = model ? statusOf(state, model).value?.version : undefined;
	if (outcome.claim === 'nothing' && current !== undefined && isSameVersionText(current, intent.version)) {
		return undefined;
	}

	return {
		kind: 'refused',
		message: outcome.claim === 'nothing'
			? `Juju says that there is nothing to upgrade, though ${intent.version} is wanted.`
			: `Juju started an upgrade to ${outcome.version ?? 'another version'}, not to ${intent.version}.`,
		advice: outcome.claim === 'nothing'
			? 'Usually the controller cannot find the binaries of that version: look at the stream and at the network, or copy them with sync-agent-binary.'
			: 'Usually the controller itself is still at the older version: wait until it is upgraded, then try again.',
		evidence: outcome.text,
		exitCode: 0,
		...(outcome.claim === 'nothing' ? {refusal: {kind: 'binaries-missing' as const}} : {refusal: {kind: 'controller-first' as const}}),
	};
};

/**
The command of a step has ended: goes on to the wait, or shows the refusal.
*/
export const endStep = (state: State, intent: Intent, answer: Answer): Update => {
	const {stage} = state;
	if (stage.name !== 'perform' || stage.step.phase !== 'running' || stage.step.commandId !== intentId(intent)) {
		return only(state);
	}

	const judged = answer.ok ? judgeOutcome(state, intent, answer.value as UpgradeOutcome) : undefined;
	const failure = answer.ok ? judged : answer.failure;
	// What Juju did not call a failure is one for the catalogue all the same.
	const kept = judged ? keepFailure(state, intent, {failure: judged, at: state.now}) : state;
	return failure ? only({...kept, isLeaving: false, stage: {...stage, step: {phase: 'refused', failure}}}) : enterStep(state, stage.plan, stage.index + 1);
};

/**
An answer of the poller while a model is waited for.
*/
export const followStep = (state: State, {model, answer, at, duration}: Observed): Update => {
	const {stage} = state;
	const step = stage.name === 'perform' ? stage.plan.steps[stage.index] : undefined;
	if (stage.name !== 'perform' || stage.step.phase !== 'waiting' || step?.action.type !== 'wait' || modelKey(step.action.model) !== modelKey(model)) {
		return only(state);
	}

	const shared = statusOf(state, model).value;
	const observation: Observation = answer.ok
		? {
			ok: true, status: shared ?? answer.value, at, duration,
		}
		: {
			ok: false, reason: answer.failure.message, at, duration,
		};
	const before = stage.step.progress;
	const progress = followProgress(before, observation);
	const followed: State = {...state, stage: {...stage, step: {phase: 'waiting', progress}}};
	const news = recordProgress(model, {before, after: progress, at});
	if (!progress.isComplete) {
		return {state: followed, effects: news};
	}

	const finished: State = {...followed, finishedProgress: {...state.finishedProgress, [modelKey(model)]: progress}};
	const next = enterStep(finished, stage.plan, stage.index + 1);
	return {
		state: next.state,
		effects: [...news, {
			type: 'record', kind: 'complete', value: {
				model: modelKey(model), version: progress.version, counts: progress.counts, at, history: progress.history,
			},
		}, ...next.effects],
	};
};
