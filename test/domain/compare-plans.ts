import test from 'ava';
import {comparePlans} from '../../source/domain/compare-plans.js';
import {identifyPlan} from '../../source/domain/plan-id.js';
import {type Plan} from '../../source/domain/plan.js';
import {makePlan} from '../_helpers/make-state.js';

const saved = makePlan();

test('words for people do not matter', t => {
	const now = makePlan({
		id: 'other', warnings: ['Another one.'], minutes: [1, 2], steps: saved.steps.map(step => ({
			...step, title: `${step.title}!`, why: 'Because.', expect: undefined,
		})),
	});
	t.is(identifyPlan(now), identifyPlan(saved));
	t.deepEqual(comparePlans(saved, now), []);
});

/** The same plan with another first step. */
const withFirst = (change: (step: Plan['steps'][number]) => Plan['steps'][number]): Partial<Plan> => ({steps: saved.steps.map((step, index) => (index === 0 ? change(step) : step))});

const changes: ReadonlyArray<readonly [string, Partial<Plan>, readonly RegExp[]]> = [
	['the client', {clientVersion: '3.6.20'}, [/made with the client 3\.6\.28; this one is 3\.6\.20/v]],
	['the controller', {controller: 'lab'}, [/for the controller aws; this is lab/v]],
	['the controller\'s version', {from: '3.6.5'}, [/ran 3\.6\.4 when the plan was made; it runs 3\.6\.5 now/v]],
	['the wanted version', {to: '3.6.29'}, [/leads to 3\.6\.28; the upgrade now would lead to 3\.6\.29/v]],
	['a step that is done', {steps: saved.steps.slice(1)}, [/^Step upgrade-controller is planned and has nothing to do any more/v]],
	['the order of the steps', {steps: saved.steps.toReversed()}, [/another order/v]],
	['a risk', withFirst(step => ({...step, isPointOfNoReturn: false})), [/^Step upgrade-controller was planned as disruptive, point of no return\. Now it is disruptive\.$/v]],
	['a command', withFirst(step => (step.action.type === 'command' ? {...step, action: {...step.action, arguments: ['upgrade-controller', '-c', 'aws']}} : step)), [
		/^Step upgrade-controller was planned as: juju upgrade-controller .*Now it would be: juju upgrade-controller -c aws\.$/v,
	]],
	['what only the program sees', withFirst(step => ({...step, subject: 'other'})), [/detail/v]],
];

for (const [what, change, words] of changes) {
	test(`${what} matters`, t => {
		const now = makePlan(change);
		t.not(identifyPlan(now), identifyPlan(saved));
		const found = comparePlans(saved, now);
		t.is(found.length, words.length, found.join('\n'));
		for (const [index, pattern] of words.entries()) {
			t.regex(found[index] ?? '', pattern);
		}
	});
}

test('a step that is new is shown with its command', t => {
	const shorter = makePlan({steps: saved.steps.slice(1)});
	t.deepEqual(comparePlans(shorter, saved), ['Step upgrade-controller is needed now and is not planned: juju upgrade-controller -c aws --agent-version 3.6.28.']);
});
