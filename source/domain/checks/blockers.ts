import {type Refusal} from '../answer.js';
import {
	type Check,
	type CheckResult,
	type PrepareFacts,
} from '../check.js';
import {modelKey, shortModelName, type ModelReference} from '../intent.js';
import {askAgain} from '../make-remedy.js';
import {blockerRules, findBlockerRule, type BlockerRule} from './blocker-rules.js';
import {
	needsNothing,
	toResult,
	upgradedModels,
	concernedModels,
} from './verdict.js';

type Blocker = {readonly model: ModelReference; readonly reason: string; readonly rule: BlockerRule};

/** Juju writes `admin/web`; 4.0 says only that the controller is blocked. */
const modelOf = (facts: PrepareFacts, name: string): ModelReference =>
	concernedModels(facts).find(model => model.name === name || (!name.includes('/') && shortModelName(model.name) === name))
	?? {controller: facts.target.controller, name};

const refusalsOf = (facts: PrepareFacts): ReadonlyArray<Refusal & {readonly kind: 'blockers'}> => upgradedModels(facts).flatMap(model => {
	const {failure, isAsking} = facts.previews[modelKey(model)] ?? {};
	return isAsking !== true && failure?.kind === 'refused' && failure.refusal?.kind === 'blockers' ? [failure.refusal] : [];
});

const findBlockers = (facts: PrepareFacts): readonly Blocker[] =>
	refusalsOf(facts).flatMap(({models}) => models.flatMap(({model, reasons}) => reasons.flatMap(reason => {
		const rule = findBlockerRule(reason);
		return rule ? [{model: modelOf(facts, model), reason, rule}] : [];
	})));

const judge = (facts: PrepareFacts, rule: BlockerRule): readonly CheckResult[] => {
	const found = findBlockers(facts).filter(blocker => blocker.rule.id === rule.id);
	return Map.groupBy(found, ({model}) => modelKey(model)).entries().map(([subject, blockers]) => {
		const reasons = [...new Set(blockers.map(({reason}) => reason))];
		const model = blockers[0]?.model ?? facts.controllerModel;
		return toResult(rule, subject, {
			title: rule.title,
			result: 'block',
			evidence: reasons.map(text => ({source: 'dry run', text, at: undefined})),
			consequence: rule.consequence,
			remedies: [...rule.remedies(facts, model, reasons), askAgain],
		});
	}).toArray();
};

/**
One check for each reason for which a dry run of the controller names models that block it. They say nothing while no dry run is blocked: that it passes is what
`dry-run-accepted` says. A reason that is not known here is shown as Juju wrote it, and blocks as well.
*/
export const blockerChecks: readonly Check[] = blockerRules.map(rule => ({
	id: rule.id, title: rule.title, needs: needsNothing, judge: (facts: PrepareFacts) => judge(facts, rule),
}));
