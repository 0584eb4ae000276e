import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {keepJourney, playUpgrade} from '../_helpers/kept-run.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, ...words: readonly string[]) => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 30_000,
});

test('without a run there is nothing to report, and nothing is made', async t => {
	const home = await makeFolder(t);
	const report = run(home, 'report');
	t.is(report.status, 3);
	t.is(report.stdout, '');
	t.regex(report.stderr, /^There are no runs in .*\n.*--data-directory/v);
	const runs = run(home, 'runs', '--format', 'json');
	t.is(runs.status, 0);
	t.deepEqual(validateDocument('run', runs.stdout), []);
	t.deepEqual(await fs.readdir(home), []);
});

test('the program that is shipped lists runs and reports them, on stdout or into a file', async t => {
	const home = await makeFolder(t);
	await keepJourney(await playUpgrade('small'), {dataDirectory: path.join(home, 'data'), exitCode: 0});
	const where = ['--data-directory', 'data'];
	const runs = run(home, 'runs', ...where);
	t.is(runs.status, 0);
	t.regex(runs.stdout, /^20261121-030001 {4}2026-11-21 03:00:\d{2} UTC {2}done \(0\) {8}aws {2}3\.6\.4 → 3\.6\.28\n$/v);
	const json = run(home, 'report', '2026', '--format', 'json', ...where);
	t.is(json.status, 0);
	t.is(json.stderr, '');
	t.deepEqual(validateDocument('run', json.stdout), []);
	const html = run(home, 'report', '--format', 'html', '-o', 'report.html', ...where);
	t.is(html.status, 0);
	t.is(html.stdout, '');
	const page = await fs.readFile(path.join(home, 'report.html'), 'utf8');
	t.true(page.startsWith('<!doctype html>'));
	const {mode} = await fs.stat(path.join(home, 'report.html'));
	t.is(mode.toString(8).slice(-3), '600');
	const handOver = run(home, 'report', '--hand-over', ...where);
	t.is(handOver.status, 0);
	t.true(handOver.stdout.includes('Nothing: all of it was done and seen.'));
});

test('a run that is not there, and options that belong elsewhere, are wrong use', async t => {
	const home = await makeFolder(t);
	await keepJourney({journal: () => []}, {dataDirectory: path.join(home, 'data'), exitCode: 4});
	for (const words of [['report', 'nowhere'], ['report', '--format', 'shell'], ['runs', 'one'], ['check', '--hand-over'], ['plan', '--bundle', 'x'], ['report', '--bundle']]) {
		const {status, stdout, stderr} = run(home, ...words, '--data-directory', 'data');
		t.is(status, 2, words.join(' '));
		t.is(stdout, '');
		t.true(stderr.trimEnd().split('\n').length >= 2, stderr);
	}
});
