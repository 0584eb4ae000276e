import path from 'node:path';
import {type Plan, type PlanStep} from '../domain/plan.js';
import {modelKey} from '../domain/intent.js';
import {sumDocument} from '../domain/plan-id.js';
import {maskValue} from './mask-value.js';
import {writeFileSafely} from './write-file-safely.js';

const actionFacts = ({action}: PlanStep): Readonly<Record<string, unknown>> => action.type === 'command'
	? {action: action.type, command: ['juju', ...action.arguments], intent: action.intent}
	: {
		action: action.type, command: [], model: modelKey(action.model), version: action.version,
	};

const stepFacts = (step: PlanStep): Readonly<Record<string, unknown>> => ({
	id: step.id,
	stage: step.stage,
	subject: step.subject,
	title: step.title,
	...actionFacts(step),
	risk: step.risk,
	'point-of-no-return': step.isPointOfNoReturn,
	why: step.why,
	expect: step.expect ?? null,
});

const documentOf = (plan: Plan): string => JSON.stringify(maskValue({
	schema: 'juju-upgrade-wizard/plan/1',
	id: plan.id,
	controller: plan.controller,
	'client-version': plan.clientVersion,
	path: [{
		from: plan.from, to: plan.to, means: 'upgrade', why: 'One upgrade in place, the controller first.', 'pre-checks': [], commands: [],
	}],
	steps: plan.steps.map(step => stepFacts(step)),
	warnings: plan.warnings,
	'usual-minutes': plan.minutes,
}));

/**
A plan as its document: JSON with Juju's kind of keys, `null` for what is not known.
*/
export const formatPlan = (plan: Plan): string => {
	const document = JSON.parse(documentOf(plan)) as Readonly<Record<string, unknown>>;
	return `${JSON.stringify({...document, checksum: sumDocument(document)}, undefined, '\t')}\n`;
};

/** Versions and names of controllers hold nothing else; what they hold in spite of that must not lead to another folder. */
const safe = (text: string): string => text.replaceAll(/[^\w\-.]/gv, '_');

/**
Saves a plan for the operator, whole or not at all: `plan-CONTROLLER-VERSION.json`.

@returns Its path.
@throws {StorageError}
*/
export const savePlan = async (folder: string, plan: Plan): Promise<string> => {
	const file = path.join(folder, `plan-${safe(plan.controller)}-${safe(plan.to)}.json`);
	await writeFileSafely(file, formatPlan(plan), 'The plan');
	return file;
};
