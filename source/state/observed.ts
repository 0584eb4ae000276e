import {isBad} from '../domain/agent.js';
import {agentKey} from '../domain/case.js';
import {type Answer, unasked} from '../domain/answer.js';
import {modelKey, type ModelReference} from '../domain/intent.js';
import {shareAgents} from '../domain/share-status.js';
import {noteworthyAgents} from '../domain/noteworthy.js';
import {type ModelStatus} from '../domain/status.js';
import {type ModelObservation, type State} from './state.js';

export type Observed = {readonly model: ModelReference; readonly answer: Answer<'read-status'>; readonly at: number; readonly duration: number};

const nextBadSince = (state: State, key: string, {status, at}: {readonly status: ModelStatus; readonly at: number}): State['badSince'] => {
	const prefix = agentKey(key, '');
	const bad = noteworthyAgents(status.agents).filter(({condition}) => isBad(condition));
	const before = Object.entries(state.badSince);
	if (bad.length === 0 && before.every(([name]) => !name.startsWith(prefix))) {
		return state.badSince;
	}

	const others = before.filter(([name]) => !name.startsWith(prefix));
	const current = bad.map(({tag}) => {
		const name = agentKey(key, tag);
		const known = state.badSince[name];
		return [name, {at: known?.at ?? at, answers: (known?.answers ?? 0) + 1}] as const;
	});
	return Object.fromEntries([...others, ...current]);
};

/** Remembered when the unit is well again: a hook that was passed over is known by it. */
const nextFailedHooks = ({failedHooks}: State, key: string, {agents}: ModelStatus): State['failedHooks'] => {
	const changed = noteworthyAgents(agents).flatMap(({condition, tag, message}) => {
		const name = agentKey(key, tag);
		return condition === 'error' && message?.startsWith('hook failed: ') === true && failedHooks[name] !== message ? [[name, message] as const] : [];
	});
	return changed.length === 0 ? failedHooks : {...failedHooks, ...Object.fromEntries(changed)};
};

/**
Keeps one answer of the poller. A failed one leaves the last good status, with its age; unchanged agents stay the same objects.
*/
export const keepObservation = (state: State, {model, answer, at, duration}: Observed): State => {
	const key = modelKey(model);
	const before = state.observations[key];
	const known = before?.status ?? unasked;
	if (!answer.ok) {
		const observation: ModelObservation = {
			model,
			status: {...known, failure: answer.failure},
			duration,
			failedAnswers: (before?.failedAnswers ?? 0) + 1,
			failingSince: before?.failingSince ?? (at - duration),
			lastReason: answer.failure.message,
		};
		return {...state, observations: {...state.observations, [key]: observation}};
	}

	const status = shareAgents(known.value, answer.value);
	const observation: ModelObservation = {
		model,
		status: {
			value: status, at, isAsking: false, failure: undefined,
		},
		duration,
		failedAnswers: 0,
		failingSince: undefined,
		lastReason: undefined,
	};
	return {
		...state,
		observations: {...state.observations, [key]: observation},
		badSince: nextBadSince(state, key, {status, at}),
		applicationsAtStart: {[key]: status.applications, ...state.applicationsAtStart},
		failedHooks: nextFailedHooks(state, key, status),
	};
};
