import test from 'ava';
import fc from 'fast-check';
import {planPage, type PlanItemView, type PlanView} from '../../../../source/interface/screens/charm/plan.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const item = (application: string, overrides: Partial<PlanItemView> = {}): PlanItemView => ({
	application,
	change: '29 → 31',
	order: 'newest revision',
	command: {kind: 'command', line: `juju refresh -m aws:admin/web ${application}`},
	outcome: 'pending',
	verdicts: [{
		id: 'a', title: 'A', result: 'pass', evidence: 'E.',
	}],
	ignored: [],
	blockers: [],
	isAsking: false,
	...overrides,
});

const view = (overrides: Partial<PlanView> = {}): PlanView => ({
	place: 'aws:web', items: [item('mysql'), item('telegraf')], reasons: ['telegraf is a subordinate of mysql: it comes after it.'], cursor: 0, ...overrides,
});

const read = (overrides: Partial<PlanView> = {}): string => pageText(planPage(view(overrides), usualArea), usualArea);

test('Each application stands with its change, its exact command and its verdicts; then why in this order, and what cannot be undone', t => {
	t.is(read(), ` Charms of aws:web: 2 applications                          one after the other

 ▸ 1  mysql  29 → 31, newest revision                                  1 passes
      juju refresh -m aws:admin/web mysql
   2  telegraf  29 → 31, newest revision                               1 passes
      juju refresh -m aws:admin/web telegraf

 · telegraf is a subordinate of mysql: it comes after it.
 ! Going back to the revision before is a choice afterwards. It does not
   bring back data that a new charm has converted, nor settings that it
   dropped.
 n starts with the first; each asks before it runs. Enter shows what speaks for
 and against one.`);
});

test('One that cannot go on says why, and the way on is no longer offered', t => {
	const text = read({items: [item('mysql', {blockers: ['The relation db would break.']}), item('telegraf')]});
	t.regex(text, /^ {6}✘ The relation db would break\.$/mv);
	t.regex(text, /1 application cannot go on as ordered/v);
	t.notRegex(text, /n starts/v);
});

test('What a client has no command for says so once', t => {
	const reason = 'This client has no --base.';
	const text = read({items: [item('mysql', {command: {kind: 'unavailable', reason}, blockers: [reason]})]});
	t.is(text.split(reason).length, 2);
});

test('What is left out shows no command, since none runs', t => {
	const text = read({items: [item('mysql'), item('telegraf', {outcome: 'skipped'})]});
	t.regex(text, /telegraf .* · left out$/mv);
	t.false(text.includes('juju refresh -m aws:admin/web telegraf'));
	t.regex(read({items: [item('mysql', {outcome: 'skipped'})]}), /Nothing is left to do here\./v);
});

test('A plan fits into any area, and the application under the cursor is on it', t => {
	fc.assert(fc.property(fc.integer({min: 1, max: 30}), fc.integer({min: 60, max: 200}), fc.integer({min: 8, max: 50}), fc.nat(29), (count, columns, rows, at) => {
		const cursor = Math.min(at, count - 1);
		const items = Array.from({length: count}, (_, index) => item(`application-${index}`, {blockers: index % 3 === 0 ? ['It cannot be done. '.repeat(6)] : []}));
		const text = pageText(planPage(view({items, cursor}), {columns, rows}), {columns, rows});
		t.true(text.includes(`▸ ${cursor + 1}  application-${cursor} `), `${count} ${columns}x${rows} ${cursor}`);
	}), {numRuns: 150});
});
