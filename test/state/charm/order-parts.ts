import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {
	partText,
	readPart,
	splitWords,
	without,
} from '../../../source/state/charm/order-parts.js';

test('words are split as a shell does', t => {
	t.deepEqual(splitWords('a=1  b="two words" c=\'it "is"\' d=""'), ['a=1', 'b=two words', 'c=it "is"', 'd=']);
	t.deepEqual(splitWords(' '), []);
	t.is(splitWords('a="open'), undefined);
});

const names = fc.constantFrom('a', 'port', 'admin-password', 'two_words', '__proto__');
const values = fc.string({unit: 'grapheme', maxLength: 12}).filter(text => !/\p{Control}/v.test(text));

testProp('what an order holds can be typed again', [fc.dictionary(names, values, {minKeys: 1, maxKeys: 4})], (t, settings) => {
	const read = readPart('settings', partText({settings}, 'settings'));
	t.deepEqual(read.ok ? {...read.part.settings} : read.problem, {...settings});
});

test('each part is read as what it is', t => {
	t.deepEqual(readPart('revision', ' 251 '), {ok: true, part: {revision: 251}});
	t.deepEqual(readPart('channel', '8.0/edge'), {ok: true, part: {channel: '8.0/edge'}});
	t.deepEqual(readPart('resources', 'image=./a.tar rock=3'), {ok: true, part: {resources: [{name: 'image', file: './a.tar'}, {name: 'rock', file: '3'}]}});
	t.deepEqual(readPart('storage', 'data=10G'), {ok: true, part: {storage: ['data=10G']}});
	t.deepEqual(readPart('settings', 'port=8080'), {ok: true, part: {settings: {port: '8080'}}});
	t.deepEqual(readPart('path', './my charm'), {ok: true, part: {path: './my charm'}});
});

test('an empty text leaves the part out', t => {
	t.deepEqual(readPart('revision', '  '), {ok: true, part: {}});
	t.deepEqual(readPart('path', ''), {ok: true, part: {}});
});

test('what cannot be read is said to be wrong', t => {
	const problemOf = (...[field, text]: Parameters<typeof readPart>) => {
		const read = readPart(field, text);
		return read.ok ? undefined : read.problem;
	};

	for (const text of ['-1', '1.5', 'new', '12345678901', '0x10']) {
		t.is(problemOf('revision', text), 'A revision is a whole number, such as 251.', `typed: ${text}`);
	}

	t.is(problemOf('settings', 'port'), 'Write each as NAME=VALUE, such as port=8080.');
	t.is(problemOf('settings', '=8080'), 'Write each as NAME=VALUE, such as port=8080.');
	t.is(problemOf('settings', 'a=1 a=2'), 'a is there twice.');
	t.is(problemOf('settings', 'a="1'), 'A quote is not closed.');
	t.is(problemOf('resources', 'image='), 'Name a file or a revision for image.');
	t.is(problemOf('storage', 'data'), 'Write each as NAME=VALUE, such as data=10G.');
	t.regex(problemOf('trust', 'yes') ?? '', /turned on and off/v);
});

test('a part is taken out and the others stay', t => {
	t.deepEqual(without({revision: 3, trust: true}, 'revision'), {trust: true});
	t.deepEqual(without({trust: true}, 'revision'), {trust: true});
});
