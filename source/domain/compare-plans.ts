import {commandLine} from './intent.js';
import {identifyPlan} from './plan-id.js';
import {type Plan, type PlanStep} from './plan.js';

const whatItDoes = ({action}: PlanStep): string => action.type === 'command' ? commandLine(action.arguments) : `${action.type} for ${action.version}`;

const costOf = ({risk, isPointOfNoReturn}: PlanStep): string => `${risk}${isPointOfNoReturn ? ', point of no return' : ''}`;

const compareSteps = (saved: PlanStep, now: PlanStep): readonly string[] => {
	const [before, after] = [whatItDoes(saved), whatItDoes(now)];
	return [
		...(before === after ? [] : [`Step ${saved.id} was planned as: ${before}. Now it would be: ${after}.`]),
		...(costOf(saved) === costOf(now) ? [] : [`Step ${saved.id} was planned as ${costOf(saved)}. Now it is ${costOf(now)}.`]),
	];
};

const stepDifferences = (saved: Plan, now: Plan): readonly string[] => {
	const planned = new Map(saved.steps.map(step => [step.id, step]));
	const current = new Map(now.steps.map(step => [step.id, step]));
	const missing = saved.steps.filter(({id}) => !current.has(id)).map(step => `Step ${step.id} is planned and has nothing to do any more: ${step.title}.`);
	const added = now.steps.filter(({id}) => !planned.has(id)).map(step => `Step ${step.id} is needed now and is not planned: ${whatItDoes(step)}.`);
	const changed = saved.steps.flatMap(step => {
		const other = current.get(step.id);
		return other ? compareSteps(step, other) : [];
	});
	const [before, after] = [saved, now].map(({steps}) => steps.map(({id}) => id).join(' '));
	const hasOtherOrder = missing.length + added.length === 0 && before !== after;
	return [...missing, ...added, ...changed, ...(hasOtherOrder ? ['The steps are the same, in another order.'] : [])];
};

/**
What is not as it was when a plan was saved, one sentence each: client, controller, versions, models, steps and exact commands.

@param now The plan that would be made for the same target now.
@returns Empty where nothing that matters has changed.
*/
export const comparePlans = (saved: Plan, now: Plan): readonly string[] => {
	if (identifyPlan(saved) === identifyPlan(now)) {
		return [];
	}

	const differences = [
		...(saved.controller === now.controller ? [] : [`The plan is for the controller ${saved.controller}; this is ${now.controller}.`]),
		...(saved.clientVersion === now.clientVersion ? [] : [`The plan was made with the client ${saved.clientVersion}; this one is ${now.clientVersion}.`]),
		...(saved.from === now.from ? [] : [`The controller ran ${saved.from} when the plan was made; it runs ${now.from} now.`]),
		...(saved.to === now.to ? [] : [`The plan leads to ${saved.to}; the upgrade now would lead to ${now.to}.`]),
		...stepDifferences(saved, now),
	];
	return differences.length > 0 ? differences : ['A detail of a step is not as it was planned.'];
};
