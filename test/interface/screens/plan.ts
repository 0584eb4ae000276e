import test from 'ava';
import {planPage} from '../../../source/interface/screens/plan.js';
import {pageLimit} from '../../../source/interface/screens/text-page.js';
import {makePlan} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const stage = {
	name: 'plan' as const, plan: makePlan(), top: 0, savedTo: undefined,
};

test('Plan shows steps in order with exact commands, their risk and the point of no return', t => {
	const text = pageText(planPage(stage, usualArea));
	t.regex(text, /^ Steps for aws, 3\.6\.4 → 3\.6\.28 +about 12 to 20 minutes$/mv);
	t.regex(text, /^ {3}1 {2}Upgrade the controller +disruptive\n {6}juju upgrade-controller -c aws --agent-version 3\.6\.28\n/mv);
	t.regex(text, /does not answer for 1 to 5 minutes\. Workloads go on\.\n {6}── no way back from here ──/v);
	t.true(text.indexOf('Upgrade model web') > text.indexOf('no way back'));
});

test('Plan says that more is below, and how far it can be scrolled', t => {
	const page = planPage(stage, smallArea);
	t.regex(pageText(page, smallArea), /… more below +1–\d+ of \d+/v);
	const limit = pageLimit(page, smallArea) ?? 0;
	t.true(limit > 0);
	const end = pageText(planPage({...stage, top: limit}, smallArea), smallArea);
	t.regex(end, /Not part of this plan: charms/v);
	t.regex(end, /… more above/v);
});

test('Plan shows every word of a command that is wider than the screen', t => {
	const [step] = makePlan().steps;
	const words = Array.from({length: 30}, (_, index) => `word-${index}`);
	const plan = makePlan({steps: step ? [{...step, action: {type: 'command', intent: {type: 'client-version'}, arguments: ['debug-log', ...words]}}] : []});
	const text = pageText(planPage({...stage, plan}, usualArea));
	t.deepEqual(words.filter(word => !text.includes(word)), []);
});

test('Plan without a step says why nothing can be done', t => {
	const plan = makePlan({steps: [], warnings: ['The controller cannot be upgraded from here: this client has no such command.']});
	const text = pageText(planPage({...stage, plan}, usualArea));
	t.regex(text, /! The controller cannot be upgraded from here/v);
	t.regex(text, /no step that can be carried out/v);
	t.notRegex(text, /minutes/v);
});

test('Plan says where it was saved', t => {
	t.regex(pageText(planPage({...stage, savedTo: '/home/kim/runs/1/plan.json'}, usualArea)), /✔ Saved to \/home\/kim\/runs\/1\/plan\.json/v);
});
