import {type Refusal} from '../answer.js';
import {
	type Check,
	type CheckResult,
	type PrepareFacts,
	type Remedy,
} from '../check.js';
import {openCase} from '../cases/refusal.js';
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

/** Its case names the first of those whom the words are about, or the whole. */
const troubleshoot = ({statuses}: PrepareFacts, {case: entry}: BlockerRule, {model, reasons}: {readonly model: ModelReference; readonly reasons: readonly string[]}): readonly Remedy[] => {
	const status = statuses[modelKey(model)]?.value;
	return entry ? [openCase(entry, model, status && entry.findSubjects?.(status, reasons.join('\n'))?.[0])] : [];
};

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
			remedies: [...rule.remedies(facts, model, reasons), ...troubleshoot(facts, rule, {model, reasons}), askAgain],
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
