import test from 'ava';
import fc from 'fast-check';
import {blank, line} from '../../../source/interface/make-line.js';
import {
	commandBlock,
	fitBlocks,
	space,
	whole,
	type Block,
} from '../../../source/interface/screens/fit-blocks.js';
import {layOutPage} from '../../../source/interface/screens/text-page.js';
import {lineText, linesText, pageText} from '../../_helpers/page-text.js';

const rows = (name: string, count: number) => Array.from({length: count}, (_, index) => line(`${name}-${index}`, `${name} ${index}`));

const draw = (head: readonly Block[], height: number, {list = 0, tail = []}: {readonly list?: number; readonly tail?: readonly Block[]} = {}) =>
	pageText(fitBlocks({
		head, list: rows('item', list), tail, focus: undefined,
	}, {columns: 60, rows: height}), {columns: 60, rows: height}).split('\n');

test('A page that fits keeps every line', t => {
	t.deepEqual(draw([whole(rows('a', 2)), space('gap'), {lines: rows('b', 2), least: 0, rank: 1}], 5), ['a 0', 'a 1', '', 'b 0', 'b 1']);
});

test('Where rows lack, empty lines go first, and a cut block ends in a sign', t => {
	t.deepEqual(draw([whole(rows('a', 2)), space('gap'), {lines: rows('b', 4), least: 1, rank: 1}], 4), ['a 0', 'a 1', 'b 0', 'b 1 …']);
});

test('Blocks of a lower rank get rows first', t => {
	t.deepEqual(draw([{lines: rows('a', 3), least: 1, rank: 2}, {lines: rows('b', 3), least: 1, rank: 1}], 4), ['a 0 …', 'b 0', 'b 1', 'b 2']);
});

test('Where not even the least fits, the highest rank gives its rows', t => {
	t.deepEqual(draw([whole(rows('a', 2), 2), whole(rows('b', 2), 0)], 3), ['a 0 …', 'b 0', 'b 1']);
});

test('A command that cannot be shown whole says how much of it is missing', t => {
	t.is(draw([commandBlock(rows('word', 6))], 3).at(-1)?.trim(), '… 4 more rows of the command: needs a taller terminal.');
});

test('The list keeps a window between what stands above and below it', t => {
	const drawn = draw([whole(rows('a', 2))], 8, {list: 20, tail: [{lines: rows('b', 9), least: 1, rank: 1}]});
	t.is(drawn.length, 8);
	t.is(drawn[2], 'item 0');
	t.regex(drawn.join('\n'), /… more below +1–3 of 20\nb 0\nb 1 …/v);
});

test('Whatever the blocks are, the page fits and keeps their order', t => {
	const block = fc.record({count: fc.nat(6), least: fc.nat(6), rank: fc.nat(9)});
	fc.assert(fc.property(fc.array(block, {maxLength: 6}), fc.array(block, {maxLength: 6}), fc.nat(30), fc.integer({min: 1, max: 30}), (head, tail, list, height) => {
		const make = (name: string, blocks: typeof head) => blocks.map(({count, least, rank}, index): Block => ({lines: rows(`${name}${index}`, count), least, rank}));
		const area = {columns: 60, rows: height};
		const items = rows('item', list);
		const drawn = layOutPage(fitBlocks({
			head: make('a', head), list: items, tail: make('b', tail), focus: list === 0 ? undefined : [0, 1],
		}, area), area);
		linesText(drawn, area);
		const all = [...make('a', head).flatMap(({lines}) => lines), ...items, ...make('b', tail).flatMap(({lines}) => lines)].map(({key}) => key);
		const places = drawn.map(({key}) => all.indexOf(key)).filter(place => place !== -1);
		t.deepEqual(places, places.toSorted((one, other) => one - other));
	}));
	t.is(lineText(blank('empty')), '');
});
