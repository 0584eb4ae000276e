import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {topOverlay} from '../../../source/state/selectors.js';
import {openPlainJourney} from '../../_helpers/plain-journey.js';
import {projectRoot} from '../../_helpers/project-root.js';

const golden = path.join(projectRoot, 'test', 'fixtures', 'plain', 'around.txt');

test('all that stands beside the way reads as it should aloud: versions, words, cases, the client', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.answer('u', '0', '1');
	await plain.until('is what Juju itself would choose');
	await plain.answer('o', '2?', '0', 'g', 'revision', 'no such word', '0');
	t.is(topOverlay(plain.journey.state()), undefined, '0 leaves the words of Juju');
	await plain.answer('t', '/ backup');
	// What a search finds is numbered from 1.
	t.regex(plain.heard(), /^1\. H1, /mv);
	await plain.answer('2', '0', '/ disk');
	t.regex(plain.heard(), /^1\. /mv);
	t.notRegex(plain.heard(), /Words to search for/v);
	await plain.answer('1', '0', '0', 'q');
	t.is(plain.journey.state().exit?.code, 4, 'nothing was done, so nothing is asked');
	const text = plain.transcript().replaceAll(/\d\d:\d\d:\d\d,/gv, 'HH:MM:SS,');
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
	if (process.env['UPDATE_GOLDENS'] === '1') {
		await fs.writeFile(golden, text);
	}

	t.is(text, await fs.readFile(golden, 'utf8'));
	t.false(text.includes('\u{1B}'));
	t.notRegex(text, /[→↻─▁█▌▸✔✘]/v);
});

test('all models are told, each by its number, and are not told twice where one comes back to them', async t => {
	const plain = await openPlainJourney();
	await plain.until('access superuser');
	await plain.answer('1');
	await plain.until('is what Juju itself would choose');
	await plain.answer('F');
	for (const model of ['controller', 'web', 'db']) {
		t.regex(plain.heard(), new RegExp(String.raw`^[1-3]\. ${model}: `, 'mv'));
	}

	const [, number = ''] = /^(?<number>[1-3])\. web: /mv.exec(plain.heard()) ?? [];
	await plain.answer(number);
	await plain.until('haproxy/0');
	await plain.answer('0');
	t.regex(plain.heard(), /The rest is as it was/v);
	t.notRegex(plain.heard(), /^[1-3]\. web: /mv);
	await plain.answer('0');
	t.is(topOverlay(plain.journey.state()), undefined);
	t.deepEqual(plain.journey.errors(), []);
	await plain.stop();
});
