import test from 'ava';
import fc from 'fast-check';
import {blank, line, span} from '../../../source/interface/make-line.js';
import {
	clipLine,
	layOutPage,
	pageLimit,
	type Page,
} from '../../../source/interface/screens/text-page.js';
import {lineText, linesText, pageText} from '../../_helpers/page-text.js';

const rows = (name: string, count: number) => Array.from({length: count}, (_, index) => line(`${name}-${index}`, `${name} ${index}`));
const area = {columns: 40, rows: 14};

test('A page that fits is shown as it is', t => {
	t.is(pageText({head: rows('head', 1), list: rows('item', 2), tail: [blank('gap'), ...rows('tail', 1)]}, area), 'head 0\nitem 0\nitem 1\n\ntail 0');
	t.is(pageLimit({head: [], list: rows('item', 2), tail: []}, area), 0);
});

test('Each scroll position up to the furthest shows another part, and the last line at the end', t => {
	const page: Page = {head: rows('head', 1), list: rows('item', 40), tail: rows('tail', 1)};
	const limit = pageLimit(page, area) ?? 0;
	const seen = Array.from({length: limit + 1}, (_, top) => pageText({...page, top}, area));
	t.is(new Set(seen).size, limit + 1);
	t.regex(seen.at(-1) ?? '', /item 39\n … more above/v);
	t.is(pageText({...page, top: limit + 100}, area), seen.at(-1) ?? '');
});

test('What is selected comes into view, also where it takes several lines', t => {
	const page: Page = {
		head: [], list: rows('item', 40), tail: [], focus: [20, 24],
	};
	const text = pageText(page, area);
	t.true(['item 20', 'item 23'].every(item => text.includes(item)));
	t.is(pageLimit(page, area), undefined);
});

test('What is cut off a line is marked', t => {
	t.is(lineText(clipLine(line('long', 'one two', span(' three', 'bad')), 9)), 'one two …');
	t.is(lineText(clipLine(line('exact', 'one'), 3)), 'one');
});

const pages = fc.record({
	head: fc.nat(40), list: fc.nat(40), tail: fc.nat(40), top: fc.nat(60), isSelecting: fc.boolean(),
});

test('Whatever the page and the area are, it fits', t => {
	fc.assert(fc.property(pages, fc.integer({min: 1, max: 40}), fc.integer({min: 5, max: 60}), ({head, list, tail, top, isSelecting}, height, columns) => {
		const small = {columns, rows: height};
		const cursor = Math.min(top, list - 1);
		const page: Page = {
			head: rows('head', head), list: rows('item', list), tail: rows('tail', tail), top, focus: isSelecting && list > 0 ? [cursor, cursor + 1] : undefined,
		};
		linesText(layOutPage(page, small), small);
		t.true((pageLimit(page, small) ?? 0) <= list);
	}));
});

test('A cursor stays in view, and most of its moves leave all rows where they are', t => {
	const draw = (cursor: number) => layOutPage({
		head: [], list: rows('item', 100), tail: [], focus: [cursor, cursor + 1],
	}, area).map(row => lineText(row));
	const drawn = Array.from({length: 100}, (_, cursor) => draw(cursor));
	t.true(drawn.every((text, cursor) => text.includes(`item ${cursor}`)));
	const jumps = drawn.filter((text, cursor) => cursor > 0 && text[0] !== drawn[cursor - 1]?.[0]).length;
	t.true(jumps <= 16, `${jumps} jumps`);
});
