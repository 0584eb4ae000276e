import test from 'ava';
import {orderPage, type OrderView} from '../../../../source/interface/screens/charm/order.js';
import {type OrderRow} from '../../../../source/state/charm/select-charms.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const row = (id: OrderRow['id'], label: string, overrides: Partial<OrderRow> = {}): OrderRow => ({
	id, label, value: '', isSet: false, hint: `What ${label} means.`, isEnabled: true, problem: undefined, ...overrides,
});

const view = (overrides: Partial<OrderView> = {}): OrderView => ({
	application: 'mysql',
	place: 'aws:web',
	now: 'Now revision 29 of mysql (Charmhub), 8.0/stable, ubuntu@22.04, 2 units.',
	rows: [
		row('newest', 'Newest'),
		row('channel', 'Channel', {isSet: true, value: '8.0/edge'}),
		row('revision', 'Revision', {isSet: true, value: '160'}),
		row('switch', 'Other charm', {isEnabled: false, problem: 'A revision excludes it.'}),
	],
	cursor: 1,
	problems: [],
	command: {kind: 'command', line: 'juju refresh -m aws:admin/web --channel 8.0/edge --revision 160 mysql'},
	pending: [],
	...overrides,
});

const read = (overrides: Partial<OrderView> = {}): string => pageText(orderPage(view(overrides), usualArea), usualArea);

test('An order is a form: a row a part, what excludes what, and the exact command that it makes', t => {
	t.is(read(), ` What shall mysql become?                                               aws:web
   Now revision 29 of mysql (Charmhub), 8.0/stable, ubuntu@22.04, 2 units.

   · Newest       What Newest means.
 ▸ ✔ Channel      8.0/edge  What Channel means.
   ✔ Revision     160       What Revision means.
   - Other charm  A revision excludes it.

 Channel 8.0/edge: What Channel means.
 juju refresh -m aws:admin/web --channel 8.0/edge --revision 160 mysql
 Enter changes a part, n checks the whole.`);
});

test('What cannot be ordered has no command, and its reason stands once', t => {
	const problem = 'The file ./x cannot be taken.';
	const text = read({
		rows: [row('config', 'Settings file', {isSet: true, value: './x', problem})], cursor: 0, problems: [problem],
	});
	t.regex(text, /^ {3}✘ The file|✘ Settings file {2}\.\/x/mv);
	t.is(text.split(`✘ ${problem}`).length, 2);
	t.false(text.includes('juju refresh'));
	t.regex(text, /It cannot be ordered like this\./v);
});

test('A part that the rest excludes says so in full under the cursor', t => {
	const problem = 'Juju takes either a revision or another charm to switch to, never both at once in one command of this client.';
	const text = read({rows: [row('switch', 'Other charm', {isEnabled: false, problem})], cursor: 0});
	t.true(text.replaceAll(/\s+/gv, ' ').includes(`! ${problem}`));
});

test('What is still being asked is said', t => {
	t.true(read({pending: ['the settings', 'the file of settings']}).replaceAll(/\s+/gv, ' ').endsWith('Being asked: the settings, the file of settings.'));
});
