import test from 'ava';
import fc from 'fast-check';
import {unitTable, type UnitsView} from '../../../../source/interface/screens/charm/unit-table.js';
import {makeUnit} from '../../../_helpers/charm-screens.js';
import {testTime} from '../../../_helpers/make-state.js';
import {lineText, linesText} from '../../../_helpers/page-text.js';

const view = (overrides: Partial<UnitsView> = {}): UnitsView => ({
	units: [makeUnit('mysql/0', {isLeader: true}), makeUnit('mysql/1', {state: 'waiting', upgradingFrom: 'ch:amd64/jammy/mysql-151'})],
	before: {charm: 'mysql', revision: 151},
	present: {charm: 'mysql', revision: 153},
	isOrdered: true,
	blockedBefore: undefined,
	cursor: 0,
	now: testTime,
	...overrides,
});

const rowsOf = (overrides: Partial<UnitsView> = {}): readonly string[] => unitTable(view(overrides), 80).rows.map(row => lineText(row));

test('A unit shows the charm that it runs: the old one until it has come through', t => {
	t.deepEqual(rowsOf(), [' ▸ mysql/0 *  151 → 153  ✔ upgraded        1m', '   mysql/1    151        · not yet         1m']);
});

test('Another charm in its place is named with its revision', t => {
	t.regex(rowsOf({present: {charm: 'mysql-k8s', revision: 4}})[0] ?? '', /mysql 151 → mysql-k8s 4/v);
});

test('Before an order nobody is called upgraded', t => {
	const [row = ''] = rowsOf({isOrdered: false, present: {charm: 'mysql', revision: 151}});
	t.regex(row, /151 {2}.*✔ settled/v);
});

test('A unit that was blocked with the same words before is not held against the upgrade', t => {
	const units = [makeUnit('mysql/0', {state: 'held', message: 'needs a relation'})];
	t.regex(rowsOf({units, blockedBefore: {'mysql/0': 'needs a relation'}})[0] ?? '', /· blocked/v);
	t.regex(rowsOf({units, blockedBefore: {}})[0] ?? '', /! blocked/v);
});

test('No row moves while units come through, and none is wider than its terminal', t => {
	fc.assert(fc.property(fc.integer({min: 60, max: 200}), fc.nat(2), (columns, through) => {
		const units = Array.from({length: 3}, (_, index) => makeUnit(`mysql/${index}`, {
			isLeader: index === through, state: index < through ? 'upgraded' : 'executing', upgradingFrom: index < through ? undefined : 'ch:amd64/jammy/mysql-151', message: 'm'.repeat(index * 60),
		}));
		const {titles, rows} = unitTable(view({units}), columns);
		t.notThrows(() => linesText(rows, {columns, rows: 3}));
		t.is(lineText(titles).indexOf('STATE'), 25);
	}));
});
