import test from 'ava';
import {unasked} from '../../../source/domain/answer.js';
import {drawTable, tableCounts} from '../../../source/interface/screens/table.js';
import {type State, type TableView} from '../../../source/state/state.js';
import {
	makeAgent,
	makeAgents,
	makeObservation,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {linesText} from '../../_helpers/page-text.js';

const area = {columns: 80, rows: 16};

const read = (state: State, options = area): readonly string[] => linesText(drawTable(state, options), options).split('\n');

const withTable = (table: Partial<TableView>, agents = makeAgents(128)): State => {
	const state = makeWaitingState({agents});
	return {...state, table: {...state.table, ...table}};
};

test('each agent has its version, its state in a symbol and a word, since when, and its message', t => {
	t.deepEqual(read(makeWaitingState({agents: makeAgents(6)})), [
		'   AGENT         VERSION         STATE        SINCE  MESSAGE',
		'   0             3.6.28          ✔ started       1m',
		'   0/lxd/1       3.6.4           ↻ started      10s  upgrading to 3.6.28',
		'   2             3.6.4           ✘ down          4m  agent is not communicatin…',
		'   mysql/0       3.6.4           · idle          2m',
		'   mysql/1 *     3.6.28          ✔ idle         now',
		'   telegraf/4    3.6.4           ! error         1m  hook failed: "config-chan…',
		...Array.from({length: 7}, () => ''),
		`${' '.repeat(71)}1–6 of 6`,
		'  2 upgraded  1 upgrading  1 waiting  1 down  1 error',
	]);
});

test('an agent that was seen before the upgrade shows from which version it came', t => {
	const before = makeStatus({agents: [makeAgent('0'), makeAgent('mysql/0')]});
	const state = makeWaitingState({
		agents: [makeAgent('0', {version: '3.6.28'}), makeAgent('mysql/0')],
		state: {picture: {'aws:admin/web': {status: before, at: testTime}}},
	});
	const rows = read(state);
	t.true(rows[1]?.startsWith('   0          3.6.4 → 3.6.28  ✔ started'));
	t.true(rows[2]?.startsWith('   mysql/0    3.6.4           · idle'));
});

test('a version that does not fit beside the old one stands alone, never cut', t => {
	const before = makeStatus({agents: [makeAgent('0', {version: '3.6-beta2.1234567'})]});
	const rows = read(makeWaitingState({
		agents: [makeAgent('0', {version: '3.6.28'})],
		state: {picture: {'aws:admin/web': {status: before, at: testTime}}},
	}));
	t.regex(rows[1] ?? '', /^ {3}0 +3\.6\.28 +✔/v);
});

test('a version that nobody reports is unknown', t => {
	t.regex(read(makeWaitingState({agents: [makeAgent('0', {version: undefined})]}))[1] ?? '', /unknown +\? started/v);
});

test('where machines report no version the table says what they are judged by', t => {
	const state = makeWaitingState({agents: [makeAgent('0', {version: undefined}), makeAgent('mysql/0', {machine: '0', version: '3.6.28'})], status: {hasSilentMachines: true}});
	const rows = read(state);
	t.regex(rows[1] ?? '', /unknown +✔ started/v);
	t.true(rows.at(-2)?.startsWith(' Machines report no version: units and own state decide.'));
});

test('the window follows the cursor and says which rows are seen', t => {
	const rows = read(withTable({selected: 'unit-wordpress-100', top: 95}));
	t.true(rows.some(row => row.startsWith(' ▸ wordpress/100')));
	t.true(rows.at(-2)?.endsWith('96–108 of 128'));
});

test('a cursor out of the window brings the window to it', t => {
	t.true(read(withTable({selected: 'unit-wordpress-100', top: 0})).some(row => row.startsWith(' ▸ wordpress/100')));
});

test('a filter shows what it hides', t => {
	const rows = read(withTable({filter: 'mysql !0', quick: 'all'}));
	t.deepEqual(rows.slice(1, 3).map(row => row.trim().split(' ', 1)[0]), ['mysql/1', '']);
	t.is(rows.at(-2), ' Shown: filter: mysql !0. Esc shows all.                  1–1 of 1 (128 in all)');
});

test('a filter while it is typed is a field', t => {
	t.true(read(withTable({filter: 'mysql', isFiltering: true})).at(-2)?.startsWith(' / mysql█  all words must occur, !word must not'));
});

test('a filter without agents says how to get them back', t => {
	const rows = read(withTable({filter: 'nothing', quick: 'error'}));
	t.is(rows[1], '   No agent matches. Esc shows all.');
	t.true(rows.at(-2)?.endsWith('0 (128 in all)'));
	t.true(rows.at(-2)?.includes('only agents that are in error, filter: nothing'));
});

test('the column that sorts is marked', t => {
	t.true(read(withTable({sort: 'version'}))[0]?.includes('VERSION ↑'));
	t.true(read(withTable({sort: 'state'}))[0]?.includes('STATE ↓'));
	t.true(read(withTable({sort: 'since'}))[0]?.includes('SINCE ↓'));
	t.false(read(withTable({sort: 'natural'}))[0]?.includes('↓'));
});

test('columns stay where they are when a unit runs a hook or leads', t => {
	const titles = read(makeWaitingState({agents: [makeAgent('mysql/0')]}))[0];
	t.is(read(makeWaitingState({agents: [makeAgent('mysql/0', {condition: 'busy', state: 'executing', isLeader: true})]}))[0], titles);
});

test('a narrow terminal leaves out since when, then the message, never the state', t => {
	t.false(read(withTable({}), {columns: 60, rows: 16})[0]?.includes('SINCE'));
	t.true(read(withTable({}), {columns: 60, rows: 16})[0]?.includes('STATE'));
});

test('a message with line breaks is one line', t => {
	const rows = read(makeWaitingState({agents: [makeAgent('0', {message: 'first\n\tsecond'})]}));
	t.true(rows[1]?.endsWith('first second'));
});

test('without a status it says that it is asked for, or why there is none', t => {
	t.is(read(makeWaitingState({state: {observations: {}}}))[1], '   ↻ Asking for the status.');
	const failed = {
		...makeObservation(webModel, makeStatus()), status: {
			...unasked, failure: {
				kind: 'unreachable' as const, message: 'The controller does not answer.', advice: undefined, evidence: '', exitCode: 1,
			},
		},
	};
	t.is(read(makeWaitingState({state: {observations: {'aws:admin/web': failed}}}))[1], '   ✘ The controller does not answer.');
	t.is(read(makeWaitingState({agents: []}))[1], '   This model has no agents.');
});

test('agents are counted by the last good answer, and only once for each answer', t => {
	const state = makeWaitingState();
	t.like(tableCounts(state), {total: 12, upgraded: 2, error: 1});
	t.is(tableCounts({...state, now: state.now + 1}), tableCounts(state));
	t.is(tableCounts(makeWaitingState({state: {observations: {}}})), undefined);
});
