import test from 'ava';
import {type CharmVerdict} from '../../../../source/domain/charm/verdict.js';
import {reviewPage, type ReviewView} from '../../../../source/interface/screens/charm/review.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const verdict = (id: string, result: CharmVerdict['result'], overrides: Partial<CharmVerdict> = {}): CharmVerdict => ({
	id, title: `Rule ${id}`, result, evidence: `Evidence of ${id}.`, ...overrides,
});

const view = (overrides: Partial<ReviewView> = {}): ReviewView => ({
	application: 'mysql',
	order: 'revision 31',
	verdicts: [verdict('a', 'pass'), verdict('b', 'unknown'), verdict('c', 'warn'), verdict('d', 'refused', {advice: 'Do this.'})],
	ignored: [],
	settings: [],
	problems: [],
	pending: [],
	gaps: [],
	top: 0,
	...overrides,
});

const read = (overrides: Partial<ReviewView> = {}): string => pageText(reviewPage(view(overrides), usualArea), usualArea);

test('Rules that say no stand first, each with its evidence and what to do', t => {
	t.is(read(), ` mysql: revision 31                     1 refused  1 warns  1 unknown  1 passes

 ✘ Rule d                                                               refused
   Evidence of d.
   Do this.
 ! Rule c                                                                 warns
   Evidence of c.
 ? Rule b                                                               unknown
   Evidence of b.
 ✔ Rule a                                                                passes
   Evidence of a.

 1 rule says no. Solve it, change the order with o, or pass over it with i (it
 is recorded).`);
});

test('What is passed over is said to be, and keeps nobody', t => {
	const text = read({ignored: ['d']});
	t.regex(text, /^ mysql: revision 31 .* 1 passed over$/mv);
	t.regex(text, /^ · Rule d +passed over$/mv);
	t.regex(text, /Nothing says no\. n shows the plan\.$/v);
});

test('Where the order cannot be given at all nothing leads on', t => {
	const text = read({problems: ['The charm ./x cannot be read: there is no such file.']});
	t.regex(text, /^ ✘ The charm \.\/x cannot be read: there is no such file\.$/mv);
	t.regex(text, /This order cannot be given\. o changes it\.$/v);
	t.notRegex(text, /shows the plan/v);
});

test('What is still being asked is said, and that nobody knows more yet', t => {
	const text = read({verdicts: [verdict('a', 'pass')], pending: ['the settings'], gaps: ['The store could not be asked.']});
	t.regex(text, /^ ↻ Asking for the settings\.$/mv);
	t.regex(text, /^ \? The store could not be asked\.$/mv);
	t.regex(text, /Nothing says no so far\.$/v);
});

test('That settings are lost is on the screen before anybody scrolls', t => {
	const verdicts = Array.from({length: 20}, (_, index) => verdict(`rule-${index}`, 'pass'));
	const text = read({
		verdicts, settings: [{
			name: 'tuning', fate: 'dropped', before: 'x', after: undefined, wasSet: true,
		}],
	});
	t.regex(text, /^ {3}Settings: 1 dropped; below the rules\.$/mv);
	t.regex(text, /more below/v);
});

test('Notes stand behind what has to be decided, and before what only has to be known', t => {
	const text = read({notes: ['A new setting of mysql without value or default: owner.']});
	t.true(text.indexOf('Rule c') < text.indexOf('! A new setting of mysql'));
	t.true(text.indexOf('! A new setting of mysql') < text.indexOf('Rule b'));
});
