import test from 'ava';
import fc from 'fast-check';
import {
	fitWidth,
	layOutRow,
	layOutTitles,
	placeColumns,
	type Column,
} from '../../source/interface/columns.js';
import {lineWidth} from '../../source/interface/make-line.js';

const columns: readonly Column[] = [
	{id: 'name', title: 'NAME', width: 8},
	{
		id: 'count', title: 'COUNT', width: 5, isNumber: true, priority: 2,
	},
	{
		id: 'message', title: 'MESSAGE', width: undefined, minimum: 10, priority: 1,
	},
];

const read = (width: number, cells: Readonly<Record<string, string>>): string =>
	layOutRow(placeColumns(columns, width), cells).map(({text}) => text).join('');

test('the column without a width takes what is left', t => {
	t.deepEqual(placeColumns(columns, 40).map(({cells}) => cells), [8, 5, 23]);
});

test('the least important columns go first', t => {
	t.deepEqual(placeColumns(columns, 26).map(({id}) => id), ['name', 'message']);
	t.deepEqual(placeColumns(columns, 15).map(({id}) => id), ['name']);
});

test('what cannot be left out shrinks', t => {
	t.deepEqual(placeColumns(columns, 5).map(({cells}) => cells), [5]);
	t.is(read(5, {name: 'wordpress/0'}), 'word…');
});

test('numbers stand at the right, texts at the left, and the last column is not filled', t => {
	t.is(read(40, {name: 'mysql', count: '12', message: 'ready'}), 'mysql        12  ready');
	t.is(read(40, {name: 'mysql'}), 'mysql            '.slice(0, 17));
});

test('titles are quiet', t => {
	const titles = layOutTitles(placeColumns(columns, 40));
	t.is(titles.map(({text}) => text).join(''), 'NAME      COUNT  MESSAGE');
	t.true(titles.every(({tone}) => tone === 'quiet'));
});

test('a row is never wider than its terminal, whatever is in it', t => {
	const cell = fc.oneof(fc.string(), fc.string({unit: 'grapheme'}), fc.constantFrom('升级', '👩‍👩‍👧', 'e\u{301}'));
	t.notThrows(() => {
		fc.assert(fc.property(cell, cell, cell, fc.integer({min: 1, max: 120}), (name, count, message, width) => {
			const safe = [name, count, message].map(text => text.replaceAll(/\p{Other}/gv, ''));
			return lineWidth({spans: layOutRow(placeColumns(columns, width), {name: safe[0] ?? '', count: safe[1] ?? '', message: safe[2] ?? ''})}) <= width;
		}));
	});
});

test('a width fits the widest text and its title, up to a bound', t => {
	t.is(fitWidth(['a', 'abc'], {title: 'T', most: 10}), 3);
	t.is(fitWidth([], {title: 'TITLE', most: 10}), 5);
	t.is(fitWidth(['升级升级'], {title: 'T', most: 6}), 6);
});
