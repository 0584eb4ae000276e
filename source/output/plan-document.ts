import {modelKey, type Intent, type Risk} from '../domain/intent.js';
import {sumDocument} from '../domain/plan-id.js';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {formatJson} from './format-json.js';

export type StepEntry = {
	readonly id: string;
	readonly stage: PlanStep['stage'];
	readonly subject: string;
	readonly title: string;
	readonly action: 'command' | 'wait' | 'verify';
	/** The exact argument list, `juju` first; empty for what is waited for and compared. */
	readonly command: readonly string[];
	readonly intent?: Intent;
	readonly model?: string;
	readonly version?: string;
	readonly risk: Risk;
	readonly 'point-of-no-return': boolean;
	readonly why: string;
	readonly expect: string | undefined;
};

/** A command of a later hop, for a person to run: what is there then decides whether it fits. */
export type HopCommandEntry = {
	/** The exact argument list, `juju` first; words in capitals are to be filled in. */
	readonly command: readonly string[];
	/** The version of the client that runs it. */
	readonly client: string;
	readonly why: string;
};

export type HopEntry = {
	readonly from: string;
	readonly to: string;
	/** `migrate`: a new controller is made, and the models are moved to it. */
	readonly means: 'upgrade' | 'migrate';
	readonly why: string | undefined;
	/** What has to be true before the hop is made. */
	readonly 'pre-checks': readonly string[];
	/** What the steps do not do: how the hop is made by hand, in order. */
	readonly commands: readonly HopCommandEntry[];
};

/** The document of `plan`. What is undefined is absent, and `null` in JSON. */
export type PlanDocument = {
	readonly schema: 'juju-upgrade-wizard/plan/1';
	readonly id: string;
	readonly controller: string;
	readonly 'client-version': string | undefined;
	readonly path: readonly HopEntry[];
	readonly steps: readonly StepEntry[];
	readonly warnings: readonly string[];
	readonly 'usual-minutes': readonly [number, number];
	/** Over all the rest; put there last, by `sealPlan`. */
	readonly checksum?: string;
};

const describeAction = ({action}: PlanStep): Pick<StepEntry, 'action' | 'command' | 'intent' | 'model' | 'version'> => action.type === 'command'
	? {action: action.type, command: ['juju', ...action.arguments], intent: action.intent}
	: {
		action: action.type, command: [], model: modelKey(action.model), version: action.version,
	};

const describeStep = (step: PlanStep): StepEntry => ({
	id: step.id,
	stage: step.stage,
	subject: step.subject,
	title: step.title,
	...describeAction(step),
	risk: step.risk,
	'point-of-no-return': step.isPointOfNoReturn,
	why: step.why,
	expect: step.expect,
});

/**
A plan as its document.

@param options.why Which rule, or who, chose the version.
@param options.obstacles What the checks found against it; they come before the plan's own warnings.
*/
export const makePlanDocument = (plan: Plan, {why, obstacles}: {readonly why: string | undefined; readonly obstacles: readonly string[]}): PlanDocument => ({
	schema: 'juju-upgrade-wizard/plan/1',
	id: plan.id,
	controller: plan.controller,
	'client-version': plan.clientVersion,
	path: [{
		from: plan.from, to: plan.to, means: 'upgrade', why, 'pre-checks': [], commands: [],
	}],
	steps: plan.steps.map(step => describeStep(step)),
	warnings: [...obstacles, ...plan.warnings],
	'usual-minutes': plan.minutes,
});

/**
The document with the sum by which `apply` sees that it is whole and as it was made.
*/
export const sealPlan = (document: PlanDocument): PlanDocument => ({...document, checksum: sumDocument(JSON.parse(formatJson(document)) as Readonly<Record<string, unknown>>)});
