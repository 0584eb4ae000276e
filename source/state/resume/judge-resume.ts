import {type InterruptedRun, type RememberedCharm} from '../../domain/resume/interrupted-run.js';
import {
	commandLine,
	modelKey,
	type Intent,
	type ModelReference,
} from '../../domain/intent.js';
import {type Plan, type PlanStep} from '../../domain/plan.js';
import {isNewer, isSameVersionText, parseVersion} from '../../domain/version.js';
import {controllerModel, statusOf} from '../selectors.js';
import {type State} from '../state.js';

/** What the cloud says of an upgrade that may have been asked for already. */
export type Trace =
	/** The model has not answered since this program was started. */
	| {readonly kind: 'unheard'}
	/** It shall have the wanted version: the upgrade was asked for, by whomever. */
	| {readonly kind: 'seen'}
	/** Nothing of it is to be seen. */
	| {readonly kind: 'unseen'; readonly version: string | undefined}
	/** It is meant to have a newer one than this run wanted. */
	| {readonly kind: 'overtaken'; readonly version: string};

type Upgrade = Extract<Intent, {type: 'upgrade-controller' | 'upgrade-model'}>;

const isUpgrade = (intent: Intent): intent is Upgrade => intent.type === 'upgrade-controller' || intent.type === 'upgrade-model';

/** The models of a plan, in its order, each once. The controller's own is the one that is waited for behind its upgrade. */
export const modelsOfPlan = ({steps}: Plan): readonly ModelReference[] => {
	const models = steps.flatMap(({action}) => (action.type === 'command' ? [] : [action.model]));
	return models.filter((model, index) => models.findIndex(other => modelKey(other) === modelKey(model)) === index);
};

/** The model that a step is about: of the controller's upgrade the one that is waited for next. */
export const modelOfStep = (plan: Plan, index: number): ModelReference | undefined => {
	const action = plan.steps[index]?.action;
	if (action?.type === 'command') {
		return action.intent.type === 'upgrade-model' ? action.intent.model : plan.steps.slice(index).map(step => step.action).find(other => other.type === 'wait')?.model;
	}

	return action?.model;
};

/** That model, for people. */
export const nameOfStep = (plan: Plan, index: number): string => {
	const model = modelOfStep(plan, index);
	return model ? modelKey(model) : plan.controller;
};

/** `model.version` is the goal. Where Juju says none (1.25), an agent that runs the version was told to. */
const traceOf = (state: State, model: ModelReference, wanted: string): Trace => {
	const status = statusOf(state, model).value;
	if (!status) {
		return {kind: 'unheard'};
	}

	const {version, agents} = status;
	const isSeen = version === undefined ? agents.some(agent => agent.version !== undefined && isSameVersionText(agent.version, wanted)) : isSameVersionText(version, wanted);
	if (isSeen) {
		return {kind: 'seen'};
	}

	const [is, shall] = [parseVersion(version ?? ''), parseVersion(wanted)];
	return version !== undefined && is && shall && isNewer(is, shall) ? {kind: 'overtaken', version} : {kind: 'unseen', version};
};

/**
What the cloud shows of the command of a step; undefined for a step without one that Juju's versions tell anything of.
*/
export const selectTrace = (state: State, plan: Plan, index: number): Trace | undefined => {
	const action = plan.steps[index]?.action;
	const model = modelOfStep(plan, index) ?? controllerModel(state);
	return action?.type === 'command' && isUpgrade(action.intent) && model ? traceOf(state, model, action.intent.version) : undefined;
};

/** What the revision of an application's charm says of an order that may have been given. */
export type CharmTrace = 'unheard' | 'seen' | 'unseen' | 'unknown';

export const selectCharmTrace = (state: State, {model, application, revisionBefore}: RememberedCharm): {readonly trace: CharmTrace; readonly revision: number | undefined} => {
	const status = statusOf(state, model).value;
	const revision = status?.applications.find(({name}) => name === application)?.charmRevision;
	if (!status) {
		return {trace: 'unheard', revision};
	}

	return {trace: revision === undefined || revisionBefore === undefined ? 'unknown' : (revision === revisionBefore ? 'unseen' : 'seen'), revision};
};

/** Steps that are still to be asked for: those whose model does not have the version. */
const isLeft = (state: State, plan: Plan, index: number): boolean => {
	const trace = selectTrace(state, plan, index);
	return trace === undefined || trace.kind === 'unseen' || trace.kind === 'unheard';
};

const misfitOf = (state: State, {action, title}: PlanStep): string | undefined => {
	if (action.type !== 'command') {
		return undefined;
	}

	const rendered = state.render(action.intent);
	if (rendered.kind === 'unavailable') {
		return `${title}: ${rendered.reason}`;
	}

	const [line, planned] = [commandLine(rendered.arguments), commandLine(action.arguments)];
	return line === planned ? undefined : `${title}: it would be ${line} now, not ${planned}.`;
};

/**
Why the rest of a plan cannot be carried out as it was made: sentences; empty where it can.
*/
export const selectMisfits = (state: State, {plan}: InterruptedRun): readonly string[] => {
	if (!plan) {
		return [];
	}

	const {steps} = plan.plan;
	const rest = steps.map((step, index) => ({step, index})).slice(plan.index).filter(({step, index}) => step.action.type === 'command' && !plan.skipped.includes(step.id) && isLeft(state, plan.plan, index));
	const overtaken = modelsOfPlan(plan.plan).flatMap(model => {
		const trace = traceOf(state, model, plan.plan.to);
		return trace.kind === 'overtaken' ? [`${modelKey(model)} is meant to have ${trace.version} now, which is newer than ${plan.plan.to}.`] : [];
	});
	return [...overtaken, ...rest.flatMap(({step}) => misfitOf(state, step) ?? [])];
};

/** What going on means for a run, by what its journal says. */
export type Way = 'plan' | 'charms' | 'checks' | 'rest';

export const wayOn = ({plan, isFinished, charms, target}: InterruptedRun): Way => {
	if (plan && !isFinished) {
		return 'plan';
	}

	if (charms.some(({standing}) => standing !== 'over')) {
		return 'charms';
	}

	return target && !isFinished ? 'checks' : 'rest';
};
