import test from 'ava';
import {logPage} from '../../../source/interface/screens/log.js';
import {pageLimit} from '../../../source/interface/screens/text-page.js';
import {type CommandRecord} from '../../../source/state/state.js';
import {makeState, testTime} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const record = (id: string, change: Partial<CommandRecord> = {}): CommandRecord => ({
	id, line: 'juju status -m aws:admin/web --format json', startedAt: testTime - 4000, duration: 400, exitCode: 0, outcome: undefined, changes: false, stdout: '', stderr: '', ...change,
});

const commands = [
	record('1', {line: 'juju version --format json', stdout: '"3.6.28-ubuntu-amd64"'}),
	record('2', {
		line: 'juju upgrade-controller -c aws --agent-version 3.6.28', duration: 1200, exitCode: 1, outcome: 'refused', changes: true, stderr: 'ERROR permission denied (unauthorized access)',
	}),
	record('3', {duration: undefined, exitCode: undefined}),
];
const state = makeState({commands});
const overlay = {
	name: 'log' as const, cursor: 0, isOpen: false, top: 0,
};

test('The log lists commands with their outcome, the newest first', t => {
	const rows = pageText(logPage(state, {...overlay, cursor: 1}, usualArea)).split('\n');
	t.regex(rows[0] ?? '', /newest first +3 commands kept, 1 changing/v);
	t.regex(rows[2] ?? '', /↻ runs +4s +juju status/v);
	t.regex(rows[3] ?? '', /^ ▸ .*✘ exit 1 +1\.2s +juju upgrade-controller/v);
	t.regex(rows[4] ?? '', /✔ exit 0 +0\.4s +juju version/v);
});

test('The selected command is shown whole, with whether it may have changed something', t => {
	const text = pageText(logPage(state, {...overlay, cursor: 1}, usualArea));
	t.regex(text, /\n {3}juju upgrade-controller -c aws --agent-version 3\.6\.28\n/v);
	t.regex(text, /Changes +yes/v);
	t.regex(text, /Outcome +refused/v);
});

test('An opened command shows what it wrote', t => {
	const text = pageText(logPage(state, {...overlay, cursor: 1, isOpen: true}, usualArea));
	t.regex(text, /Standard output\n {3}nothing/v);
	t.regex(text, /Error output\n {3}ERROR permission denied/v);
});

test('Spaces of an output stay, and a long one scrolls', t => {
	const stdout = ['NAME    STATE', ...Array.from({length: 40}, (_, index) => `row-${index}    good`)].join('\n');
	const long = makeState({commands: [record('1', {stdout})]});
	const page = logPage(long, {...overlay, isOpen: true}, smallArea);
	t.regex(pageText(page, smallArea), /… more below/v);
	const limit = pageLimit(page, smallArea) ?? 0;
	t.true(limit > 30);
	t.regex(pageText(logPage(long, {...overlay, isOpen: true, top: 4}, smallArea), smallArea), /NAME {4}STATE/v);
	t.is(pageLimit(logPage(long, overlay, smallArea), smallArea), undefined);
});

test('The log says that nothing has run yet', t => {
	t.regex(pageText(logPage(makeState(), overlay, usualArea)), /No command has run yet/v);
});
