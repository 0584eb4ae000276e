import test from 'ava';
import {unitHelpPage, type HelpChoice, type HelpView} from '../../../../source/interface/screens/charm/unit-help.js';
import {makeUnit} from '../../../_helpers/charm-screens.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const choice = (id: string, overrides: Partial<HelpChoice> = {}): HelpChoice => ({
	id, title: `Do ${id}`, explanation: `What ${id} does.`, risk: 'disruptive', intents: [], commands: [], problem: undefined, ...overrides,
});

const read = (overrides: Partial<HelpView> = {}): string => pageText(unitHelpPage({
	unit: makeUnit('mysql/1', {
		state: 'error', word: 'error', message: 'hook failed: "upgrade-charm"', upgradingFrom: 'ch:amd64/jammy/mysql-151',
	}),
	charm: '151',
	choices: [choice('log', {risk: 'safe'}), choice('retry', {commands: ['juju resolved -m aws:admin/web mysql/1']})],
	cursor: 1,
	...overrides,
}, usualArea), usualArea);

test('A unit in error shows its words, what they mean, and each choice with its risk and exact command', t => {
	t.is(read(), ` ✘ mysql/1: error                                                     charm 151
   error: hook failed: "upgrade-charm"
   A hook of its charm failed. It keeps the charm that it has until that is
   resolved.
   A unit that has not been upgraded goes on with its settings from before;
   later changes do not reach it.

   Do log                                                                  safe
 ▸ Do retry                                                          disruptive

   What retry does.
   juju resolved -m aws:admin/web mysql/1`);
});

test('What cannot be done here says why in place of a command', t => {
	const text = read({choices: [choice('x', {commands: ['never shown'], problem: 'This client has no such command.'})], cursor: 0});
	t.regex(text, /✘ This client has no such command\.$/mv);
	t.false(text.includes('never shown'));
});

test('A title that does not fit its row is read whole below', t => {
	const title = `Force ${'a fixed charm '.repeat(6)}at last`;
	t.true(read({choices: [choice('x', {title})], cursor: 0}).replaceAll(/\s+/gv, ' ').includes(title));
});

test('A unit that is gone, or that needs nothing, says so', t => {
	t.regex(read({unit: undefined}), /There is no such unit any more\. Esc goes back\./v);
	t.regex(read({unit: makeUnit('mysql/0'), choices: []}), /There is nothing to do about it from here\./v);
});
