import test from 'ava';
import headless from '@xterm/headless';
import {Unicode11Addon} from '@xterm/addon-unicode11';
import fc from 'fast-check';
import {
	layOutRow,
	placeColumns,
	type Column,
} from '../../source/interface/columns.js';
import {toAscii} from '../../source/interface/to-ascii.js';
import {textWidth} from '../../source/interface/text-width.js';
import {neutralise} from '../../source/juju/neutralise.js';
import {makeAgent, makeWaitingState} from '../_helpers/make-state.js';
import {openScreen} from '../_helpers/open-screen.js';

const columns: readonly Column[] = [
	{id: 'name', title: 'NAME', width: 14}, {id: 'user', title: 'USER', width: 10}, {
		id: 'message', title: 'MESSAGE', width: undefined, minimum: 10,
	},
];

/** Names as users, machines and charms can have them in what Juju says. */
const names = [
	'升级/0', '데이터베이스', 'データ-本番', 'e\u{301}te\u{301}', 'n\u{303}andu\u{301}', '👩‍👩‍👧/1', '🚀-rocket', '❤\u{FE0F}', 'ملف-خادم', 'שרת/0', 'हिन्दी', 'ไทย', 'a\u{202E}txt.exe', '\u{2067}שרת', '\u{200F}x', 'wordpress/10',
];

const rowText = (name: string): string => layOutRow(placeColumns(columns, 60), {name: neutralise(name), user: neutralise(name), message: 'ready'}).map(({text}) => text).join('');

/** Cells before a text on the row that a terminal shows. */
const columnIn = async (text: string, word: string): Promise<number> => {
	const terminal = new headless.Terminal({cols: 80, rows: 1, allowProposedApi: true});
	terminal.loadAddon(new Unicode11Addon());
	terminal.unicode.activeVersion = '11';
	await new Promise<void>(resolve => {
		terminal.write(text, resolve);
	});
	const line = terminal.buffer.active.getLine(0);
	for (let column = 0; column < 80; column++) {
		if (line?.translateToString(false, column, column + word.length) === word) {
			return column;
		}
	}

	return -1;
};

test('columns stay where they are behind wide, combined and right-to-left names', async t => {
	const expected = await columnIn(rowText('wordpress/10'), 'ready');
	t.is(expected, 28);
	for (const name of names) {
		const text = rowText(name);
		t.is(textWidth(text), 28 + 'ready'.length, name);
		// What a terminal without graphemes makes of a family or of vowel signs is its own; it is never more than it is given.
		const isCounted = /^[\p{ASCII}\p{Mark}\p{Script=Arabic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hebrew}\p{Script=Katakana}ー]+$/v.test(neutralise(name));
		t.is(isCounted ? await columnIn(text, 'ready') : expected, expected, name);
	}
});

test('on the screen itself the columns of the live table stay where they are', async t => {
	const shown = ['wordpress/10', '升级/0', 'データ/1', 'e\u{301}te\u{301}/2', 'ملف/3', 'שרת/4', '🚀/5'];
	const screen = await openScreen(t, makeWaitingState({agents: shown.map(name => makeAgent(neutralise(name), {tag: `unit-${name}`}))}));
	const rows = await screen.rows();
	for (const name of shown) {
		const row = rows.find(text => text.includes(name)) ?? '';
		t.is(textWidth(row.slice(0, row.indexOf('3.6.4'))), textWidth((rows.find(text => text.includes('wordpress/10')) ?? '').split('3.6.4', 1)[0] ?? ''), `${name}: ${row}`);
	}
});

test('a right-to-left name turns nothing behind it around', t => {
	const [first = '', second = ''] = layOutRow(placeColumns(columns, 60), {name: 'שרת/0', user: 'ملف', message: 'ready'}).map(({text}) => text);
	// A mark of the other direction stands between the name and the blanks behind it.
	t.true(first.startsWith('שרת/0\u{200E} '));
	t.true(second.startsWith('ملف\u{200E} '));
	t.false(rowText('wordpress/10').includes('\u{200E}'));
});

test('no name brings a mark that turns the direction of writing', t => {
	const marks = /[\u{61C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/v;
	for (const name of names) {
		t.notRegex(neutralise(name), marks, name);
	}
});

test('in ASCII every row is as wide as before', t => {
	for (const name of names) {
		t.is(toAscii(rowText(name)).length, 28 + 'ready'.length, name);
	}
});

test('whatever the names are, what follows begins in the same cell', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.oneof(fc.constantFrom(...names), fc.string({unit: 'grapheme'}), fc.string({unit: 'binary'})), name =>
			textWidth(rowText(name.replaceAll(/[\t\n]/gv, ''))) === 33 || neutralise(name).includes('\n')), {numRuns: 200});
	});
});
