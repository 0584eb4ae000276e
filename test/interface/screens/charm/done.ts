import test from 'ava';
import {donePage, type DoneItemView, type DoneView} from '../../../../source/interface/screens/charm/done.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const item = (application: string, overrides: Partial<DoneItemView> = {}): DoneItemView => ({
	application, change: '29 → 31', outcome: 'upgraded', took: 252_000, reason: undefined, advice: undefined, hasRollBack: true, ...overrides,
});

const read = (overrides: Partial<DoneView> = {}): string => pageText(donePage({
	place: 'aws:web', items: [item('mysql'), item('wordpress')], cursor: 0, folder: '/runs/1', hasBack: false, ...overrides,
}, usualArea), usualArea);

test('A wave that came through says so, and that it can be rolled back', t => {
	t.is(read(), ` ✔ All 2 applications of aws:web have what was ordered.

 ▸ ✔ upgraded        mysql      29 → 31  in 4m 12s
   ✔ upgraded        wordpress  29 → 31  in 4m 12s

   Back      z brings mysql back to the charm from before, after a question
             that says what it cannot bring back.

 Enter ends the wizard.`);
});

test('One that failed is counted as such, with its reason under the cursor', t => {
	const failed = item('wordpress', {
		outcome: 'failed', took: undefined, reason: '1 of 2 units is in error: wordpress/1.', advice: 'Look at the unit.',
	});
	const text = read({items: [item('mysql'), failed], cursor: 1, hasBack: true});
	t.regex(text, /^ ! 1 of 2 applications of aws:web has what was ordered\.$/mv);
	t.regex(text, /✘ not upgraded {4}wordpress {2}29 → 31 {2}1 of 2 units is in error: wordpress\/1\.$/mv);
	t.regex(text, /^ {3}To do {5}Look at the unit\.$/mv);
	t.regex(text, /Enter goes back to where charms were opened from\.$/v);
});

test('What cannot be rolled back is not offered to be', t => {
	t.notRegex(read({items: [item('mysql', {hasRollBack: false})]}), /z brings/v);
	t.regex(read({items: []}), /Nothing was upgraded in aws:web\./v);
});
