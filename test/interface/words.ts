import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectRoot} from '../_helpers/project-root.js';
import {sentencesOf} from '../_helpers/sentences-of.js';

const root = path.join(projectRoot, 'source/interface');

const files = fs.readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(name => /\.tsx?$/v.test(name)).toSorted();

const read = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');

/** What may hold words, and why. */
const exceptions: ReadonlyMap<string, string> = new Map([
	['charm-keys.ts', 'a table of words itself: what a key does, and how the footer, the help and the list of keys call that, stand in one row with the key'],
	['fleet-keys.ts', 'another such table'],
	['key-table.ts', 'another such table'],
	['training-keys.ts', 'another such table'],
	['own-keys.ts', 'a pattern of how sentences name keys, of which nothing is shown'],
]);

const sentencesIn = (name: string): readonly string[] => sentencesOf(name, read(name)).map(({text, line}) => `${name}:${line} ${text}`);

test('all words of the interface are in its words', t => {
	t.true(files.length > 100);
	t.deepEqual(files.filter(name => !name.startsWith('words/') && !exceptions.has(name)).flatMap(name => sentencesIn(name)), []);
	// None of these is left out in vain.
	for (const [name, reason] of exceptions) {
		t.not(sentencesIn(name).length, 0, `${name}: ${reason}`);
	}
});

/** Words that are longer than they need be, flatter or blame, shorten what is read aloud badly, or are spelt as nowhere else here. */
const unwanted = /\b(?:please|simply|obviously|just click|oops|sorry|utili[sz]e|leverage|whilst|via|e\.g\.|i\.e\.|etc\.|can't|don't|won't|it's|isn't|doesn't|you're|behavior|canceled|canceling|color|center|catalog|dialog)(?![\p{Letter}\p{Number}])/iv;

/** More than this nobody reads at night. */
const mostWords = 30;

const phrases = (text: string): readonly string[] => text.split(/[!.:;?]\s/v);

const isPlain = (text: string): boolean =>
	!unwanted.test(text) && !/\S {2,}\S/v.test(text) && phrases(text).every(phrase => phrase.split(/\s+/v).filter(word => word !== '').length <= mostWords);

test('they are plain English: short sentences, no words that people stumble over', t => {
	const all = files.filter(name => name.startsWith('words/') || exceptions.has(name)).flatMap(name => sentencesOf(name, read(name)).map(({text, line}) => ({text, place: `${name}:${line}`})));
	t.true(all.length > 800);
	t.deepEqual(all.filter(({text}) => !isPlain(text)), []);
	t.false(isPlain('Please wait.'));
	t.false(isPlain(Array.from({length: 31}, () => 'word').join(' ')));
	t.true(isPlain(`${Array.from({length: 30}, () => 'word').join(' ')}. And another one.`));
});
