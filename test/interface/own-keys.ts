import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {inOwnKeys} from '../../source/interface/own-keys.js';
import {paletteChoices} from '../../source/interface/palette-choices.js';
import {judgeKeys, remappableActions} from '../../source/interface/remap-keys.js';
import {type State} from '../../source/state/state.js';
import {everyScreen} from '../_helpers/every-screen.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {makeWaitingState} from '../_helpers/make-state.js';
import {projectRoot} from '../_helpers/project-root.js';

const strange = [...'αβγδεζηθικλμνξοπρστυφχψωбвгдёжзийлмнпфцчшщъыьэюя'];
const {keys} = judgeKeys(Object.fromEntries(remappableActions.map((action, index) => [action, strange[index] ?? 'a'])));

const withKeys = (state: State): State => ({...state, session: {...state.session, keys}});

/** All strings of a file that are sentences or parts of them, with a word in the place of what is put in. */
const sentencesOf = (file: string): readonly string[] => {
	const code = fs.readFileSync(file, 'utf8').split('/**').map((part, index) => (index === 0 ? part : part.slice(part.indexOf('*/')))).join('')
		.split('\n').filter(row => !row.trimStart().startsWith('//')).join('\n');
	const literals = code.matchAll(/'(?:[^\n'\\]|\\.)*'|`(?:[^\\`]|\\.)*`/gv).map(([text]) => text.slice(1, -1).replaceAll(String.raw`\n`, ' ')).toArray();
	return literals.map(text => text.replaceAll(/\$\{[^\{\}]*(?:\{[^\{\}]*\}[^\{\}]*)*\}/gv, 'Something')).filter(text => text.includes(' '));
};

/** Folders whose sentences are for people who press keys. */
const folders = ['source/state', 'source/interface', 'source/training', 'source/domain'];

const files = folders.flatMap(folder => fs.readdirSync(path.join(projectRoot, folder), {recursive: true, encoding: 'utf8'})
	// These two say what is put in, not what is said.
	.filter(name => /\.tsx?$/v.test(name) && !['own-keys.ts', 'remap-keys.ts'].includes(name))
	.map(name => path.join(projectRoot, folder, name)));

/** A letter that is no word, no option of a command, no part of a path and no unit of a number. */
const loneLetter = /(?<=^|[ \(,:;])[B-HJ-Zb-z](?=$|[ \),.:;](?!\d))/gv;

/** What looks like a key and is none. */
const noKeys: readonly RegExp[
] = [/^[A-H] {2}[A-Z]/v,
	/^-\w /v,
	/ -\w /v,
	/\bjuju /v,
	/\(s\)/v,
	/j and k do the same|y and n move there too/v,
	/C library|machine N:|--revision N|versions: $/v,
	/^sudo |\bssh |\bjson |\bgrep |\bsnap |\btar /v];

test('every sentence that names a key names the operator\'s own', t => {
	const state = withKeys(makeWaitingState());
	const missed: string[] = [];
	let found = 0;
	for (const file of files) {
		const sentences = sentencesOf(file).filter(text => noKeys.every(pattern => !pattern.test(text)));
		for (const text of sentences) {
			const before = text.match(loneLetter) ?? [];
			found += before.length;
			const after = inOwnKeys(state, text).match(loneLetter) ?? [];
			if (after.length > 0) {
				missed.push(`${path.relative(projectRoot, file)}: ${text} (${after.join(', ')})`);
			}
		}
	}

	t.true(found > 80, String(found));
	t.deepEqual(missed, []);
});

const frameText = (state: State): string => {
	const {above, below} = drawFrame(state);
	return [...above, ...below].map(({spans}) => spans.map(({text}) => text).join('')).join(' ').replaceAll(/\s+/gv, ' ');
};

/** Keys that stay as they are: on a question, and where a letter only goes back. */
const stays = /\bo changes|y and n move/v;

test('on every screen, also where a sentence goes on in the next row, keys are the operator\'s own', t => {
	const left: string[] = [];
	for (const [name, state] of [...Object.entries(makeScreens()), ...everyScreen().map(({name, state}) => [name, state] as const)]) {
		for (const columns of [60, 80, 200]) {
			const text = frameText({...withKeys(state), size: {columns, rows: 60}});
			const again = inOwnKeys(withKeys(state), text);
			if (again !== text && !stays.test(text)) {
				left.push(`${name} at ${columns}: ${text}`);
			}
		}
	}

	t.deepEqual(left, []);
});

test('the palette shows them, and finds what it found', t => {
	const own = paletteChoices(withKeys(makeWaitingState()));
	const usual = paletteChoices(makeWaitingState());
	t.deepEqual(own.map(({action, label}) => [action, label]), usual.map(({action, label}) => [action, label]));
	const changed = own.filter(({key}, index) => key !== usual[index]?.key);
	t.true(changed.length > 8);
	t.true(changed.every(({key}) => strange.includes(key)));
});

test('text from a cloud is not rewritten', t => {
	const state = withKeys(makeWaitingState());
	for (const text of ['hook failed: "r" in unit o/0', 'step c: 3 of 4', 'juju ssh -m aws:admin/web 2', 'disk b is full', 'charm h from s', 'a shows nothing', 'I asks']) {
		t.is(inOwnKeys(state, text), text);
	}
});
