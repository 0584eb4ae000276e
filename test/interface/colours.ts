import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {type Span} from '../../source/interface/line.js';
import {styleOf} from '../../source/interface/theme.js';
import {toneSymbols} from '../../source/interface/symbols.js';
import {everyScreen} from '../_helpers/every-screen.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {projectRoot} from '../_helpers/project-root.js';

const judging: ReadonlySet<string> = new Set(['ok', 'warn', 'bad']);

/** What the screens of tests are filled with stands everywhere. */
const filler = /x{20}|日本語|Zeichen/v;

const sizes = [{columns: 80, rows: 24}, {columns: 200, rows: 60}] as const;

test('no text is good in one place and bad in another by its colour alone', t => {
	const tones = new Map<string, Set<string>>();
	const states = [...everyScreen().map(({state}) => state), ...Object.values(makeScreens())];
	for (const state of states) {
		for (const size of sizes) {
			const {above, below} = drawFrame({...state, size});
			for (const {text, tone = ''} of [...above, ...below].flatMap(({spans}): readonly Span[] => spans)) {
				const known = tones.get(text.trim()) ?? new Set();
				tones.set(text.trim(), judging.has(tone) ? known.add(tone) : known);
			}
		}
	}

	t.true(tones.size > 500);
	t.deepEqual([...tones].filter(([text, found]) => text !== '' && found.size > 1 && !filler.test(text)).map(([text, found]) => `${text}: ${[...found].join(', ')}`), []);
});

test('each tone has a sign of its own', t => {
	t.is(new Set(Object.values(toneSymbols)).size, Object.keys(toneSymbols).length);
});

test('only the sixteen colours of the terminal are used, so that its owner decides how they look', t => {
	const names = new Set(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white', 'gray']);
	for (const tone of Object.keys(toneSymbols) as ReadonlyArray<keyof typeof toneSymbols>) {
		const {color} = styleOf({text: 'x', tone});
		t.true(color === undefined || names.has(color), `the colour of ${tone}`);
	}
});

const luminance = (colour: string): number => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
		.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
};

/** By WCAG 2.2: 1 is the same colour, 21 black on white. */
const contrast = (one: string, other: string): number => {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
	return (light + 0.05) / (dark + 0.05);
};

const palettes: Readonly<Record<string, readonly string[]>> = {
	xterm: ['#00cd00', '#00cdcd', '#cdcd00', '#cd0000'],
	'Linux console': ['#00aa00', '#00aaaa', '#aa5500', '#aa0000'],
	GNOME: ['#26a269', '#2aa1b3', '#a2734c', '#c01c28'],
};

test('the documentation tells the contrast of the colours that terminals have of their own', t => {
	const text = fs.readFileSync(path.join(projectRoot, 'docs', 'guides', 'screen.md'), 'utf8');
	for (const [name, colours] of Object.entries(palettes)) {
		for (const [background, colour] of [['black', '#000000'], ['white', '#ffffff']] as const) {
			const row = [name, background, ...colours.map(other => contrast(other, colour).toFixed(1))].join(' | ');
			t.true(text.includes(`| ${row} |`), row);
		}
	}
});

test('where colours are fixed, in the pictures of the documentation, each has enough contrast to its background', t => {
	const docs = path.join(projectRoot, 'docs');
	const pictures = ['screen.svg', ...fs.readdirSync(path.join(docs, 'pictures')).map(name => path.join('pictures', name))];
	t.is(Math.round(contrast('#000000', '#ffffff')), 21);
	for (const name of pictures) {
		const text = fs.readFileSync(path.join(docs, name), 'utf8');
		const background = /<rect [^>]*fill="(?<colour>#[0-9a-f]{6})"/v.exec(text)?.groups?.['colour'] ?? '';
		const colours = new Set(text.matchAll(/<text [^>]*fill="(?<colour>#[0-9a-f]{6})"/gv).map(({groups}) => groups?.['colour'] ?? ''));
		t.true(colours.size > 1, name);
		for (const colour of colours) {
			t.true(contrast(colour, background) >= 4.5 || colour === background, `${name}: ${colour} on ${background}`);
		}
	}
});
