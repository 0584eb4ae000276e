import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {StorageError} from '../../source/storage/storage-error.js';
import {UsageError} from '../../source/commands/options.js';
import {keepJourney, playUpgrade, runEvidence} from '../_helpers/kept-run.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

const played = playUpgrade('small');

const day = 86_400_000;

const start = Date.UTC(2026, 10, 21, 3);

test('a whole run is told in every form, with what was run and what became of it', async t => {
	const dataDirectory = await makeTemporaryFolder(t);
	await keepJourney(await played, {dataDirectory, exitCode: 0});
	const report = async (...words: readonly string[]) => {
		const {code, stdout, stderr} = await runEvidence('report', '--data-directory', dataDirectory, ...words);
		t.is(code, 0);
		t.is(stderr, '');
		return stdout;
	};

	const text = await report();
	const wanted = [
		'aws  3.6.4 → 3.6.28',
		'It was done. Exit code 0.',
		'by ada on jump-1: juju-upgrade-wizard --simulate small',
		'Nothing was left undone.',
		'aws:admin/web  3.6.4 → 3.6.28 (wanted 3.6.28): upgraded',
		'one outage of',
		'juju upgrade-controller -c aws --agent-version 3.6.28',
		'Make a backup now: done',
		'⣿',
		'▒ no answer',
	];
	t.deepEqual(wanted.filter(line => !text.includes(line)), []);

	t.true(text.indexOf('aws:admin/controller') < text.indexOf('aws:admin/web'));
	const ascii = await report('--ascii');
	t.deepEqual([...new Set(ascii)].filter(character => character !== '\n' && (character < ' ' || character > '~')), []);
	const markdown = await report('--format', 'markdown');
	t.true(markdown.includes('| aws:admin/db | 3.6.4 | 3.6.28 | 3.6.28 | upgraded |'));
	const json = await report('--format', 'json');
	t.deepEqual(validateDocument('run', json), []);
	const document = JSON.parse(json) as {models: ReadonlyArray<{points: readonly unknown[]; outages: readonly unknown[]}>; commands: ReadonlyArray<{'exit-code': number}>; undone: readonly unknown[]};
	t.true(document.models.every(({points}) => points.length > 1));
	t.is(document.models[0]?.outages.length, 1);
	t.deepEqual(document.commands.map(command => command['exit-code']), [0, 0, 0, 0]);
	t.deepEqual(document.undone, []);
});

for (const share of [0, 0.1, 0.3, 0.5, 0.7, 0.9]) {
	test(`cut off after ${share * 100} % of its entries, a run's report is valid, and the hand-over is one screen that says what is next`, async t => {
		const journey = await played;
		const dataDirectory = await makeTemporaryFolder(t);
		await keepJourney(journey, {dataDirectory, count: Math.round(journey.journal().length * share)});
		const {stdout} = await runEvidence('report', '--format', 'json', '--data-directory', dataDirectory);
		t.deepEqual(validateDocument('run', stdout), []);
		const handOver = await runEvidence('report', '--hand-over', '--data-directory', dataDirectory);
		const lines = handOver.stdout.trimEnd().split('\n');
		t.true(lines.length <= 24, handOver.stdout);
		t.true(lines.every(line => [...line].length <= 80), handOver.stdout);
		t.regex(handOver.stdout, /What is next\n {2}\S/v);
	});
}

test('a command without an end is named as such: in the report, in the hand-over, in the document', async t => {
	const journey = await played;
	const dataDirectory = await makeTemporaryFolder(t);
	const index = journey.journal().findIndex(({kind, facts}) => kind === 'command-starting' && JSON.stringify(facts).includes('"upgrade-model"'));
	await keepJourney(journey, {dataDirectory, count: index + 1});
	const {stdout} = await runEvidence('report', '--data-directory', dataDirectory);
	t.true(stdout.includes('Nobody knows whether this command was carried out'));
	t.true(stdout.includes('end not known'));
	const handOver = await runEvidence('report', '--hand-over', '--data-directory', dataDirectory);
	t.true(handOver.stdout.includes('resume 20261121-030001'));
	t.true(handOver.stdout.includes('juju upgrade-model -m aws:admin/web'));
});

test('a run is named by the beginning of its name; the newest is taken where none is named', async t => {
	const journey = await played;
	const dataDirectory = await makeTemporaryFolder(t);
	const where = ['--data-directory', dataDirectory];
	await t.throwsAsync(runEvidence('report', ...where), {instanceOf: StorageError, message: /^There are no runs in /v});
	await keepJourney(journey, {dataDirectory, exitCode: 0});
	await keepJourney(journey, {dataDirectory, exitCode: 0, at: start + day});
	await keepJourney(journey, {dataDirectory, exitCode: 7, at: start + (2 * day)});
	const idOf = async (...words: readonly string[]) => {
		const {stdout} = await runEvidence('report', '--format', 'json', ...where, ...words);
		return (JSON.parse(stdout) as {id: string}).id;
	};

	t.is(await idOf(), '20261123-030001');
	t.is(await idOf('20261122'), '20261122-030001');
	t.is(await idOf('20261121-030001'), '20261121-030001');
	const wrong = [
		['2026'],
		['2025'],
		['../runs'],
		['20261121', '20261122'],
		['--format', 'shell'],
		['--hand-over', '--bundle', 'x'],
		['--hand-over', '--format', 'html'],
		['--bundle', 'x', '-o', 'y'],
	];
	await Promise.all(wrong.map(async words => t.throwsAsync(runEvidence('report', ...where, ...words), {instanceOf: UsageError}, words.join(' '))));
});

test('runs lists the newest first, names damaged ones, and writes nothing', async t => {
	const journey = await played;
	const dataDirectory = await makeTemporaryFolder(t);
	const where = ['--data-directory', dataDirectory];
	const none = await runEvidence('runs', ...where);
	t.is(none.stdout, `There are no runs in ${path.join(dataDirectory, 'runs')}.\n`);
	t.deepEqual(await fs.readdir(dataDirectory), []);
	await keepJourney(journey, {dataDirectory, exitCode: 0});
	const damaged = await keepJourney(journey, {dataDirectory, exitCode: 6, at: start + day});
	const file = path.join(damaged, 'journal.jsonl');
	const text = await fs.readFile(file, 'utf8');
	await fs.writeFile(file, `${text.replace('"kind":"checks"', '"kind":"chicks"')}{"half`);
	await fs.mkdir(path.join(dataDirectory, 'runs', '20261125-000000'));
	const before = await fs.readFile(file, 'utf8');
	const {code, stdout} = await runEvidence('runs', '--format', 'json', ...where);
	t.is(code, 0);
	t.deepEqual(validateDocument('run', stdout), []);
	t.like(JSON.parse(stdout), {
		runs: [
			{
				id: '20261122-030001', outcome: 'not-good', 'exit-code': 6, controller: 'aws', to: '3.6.28', user: 'ada',
			},
			{id: '20261121-030001', outcome: 'done', journal: {torn: null, damage: []}},
		],
		unreadable: [{id: '20261125-000000', problem: 'It has no journal.'}],
	});
	const list = await runEvidence('runs', ...where);
	t.regex(list.stdout, /its journal is damaged in one place|its journal is damaged in 1 place/v);
	t.true(list.stdout.includes('was broken off'));
	t.is(await fs.readFile(file, 'utf8'), before);
	const report = await runEvidence('report', '20261122', ...where);
	t.true(report.stdout.includes('its checksum does not fit'));
	t.true(report.stdout.includes('The journal is damaged: something may have been done'));
});

test('the bundle is one archive that nobody else can read, with a list of contents and without secrets', async t => {
	const journey = await played;
	const dataDirectory = await makeTemporaryFolder(t);
	const folder = await keepJourney(journey, {dataDirectory, exitCode: 0});
	// As a version without masks might have left it.
	const old = {kind: 'old', password: 'hunter2hunter2', command: ['juju', 'login', '--password', 'hunter2hunter2']};
	await fs.appendFile(path.join(folder, 'journal.jsonl'), `${JSON.stringify(old)}\npassword: hunter2hunter2\n`);
	const file = path.join(dataDirectory, 'help', 'bundle.tar.gz');
	const {stdout} = await runEvidence('report', '--bundle', file, '--data-directory', dataDirectory);
	t.true(stdout.startsWith(`Written: ${file}\n`));
	const {mode} = await fs.stat(file);
	t.is(mode.toString(8).slice(-3), '600');
	const unpacked = await makeTemporaryFolder(t);
	const tar = spawnSync('tar', ['-xzf', file, '-C', unpacked], {encoding: 'utf8'});
	t.is(tar.status, 0, tar.stderr);
	const inside = path.join(unpacked, path.basename(folder));
	const names = await fs.readdir(inside);
	t.deepEqual(names.toSorted(), ['contents.txt', 'journal.jsonl', 'outputs.txt', 'picture-before.json', 'plan.json', 'report.html', 'report.json', 'report.txt']);
	const texts = await Promise.all(names.map(async name => fs.readFile(path.join(inside, name), 'utf8')));
	t.deepEqual(names.filter((_, index) => texts[index]?.includes('hunter2')), []);
	const contents = await fs.readFile(path.join(inside, 'contents.txt'), 'utf8');
	t.true(names.every(name => contents.includes(name)));
	await t.throwsAsync(runEvidence('report', '--bundle', file, '--data-directory', dataDirectory), {instanceOf: StorageError, message: /already; it was left as it is/v});
});

test('secrets in a journal of a version without masks are in no form of the report', async t => {
	const dataDirectory = await makeTemporaryFolder(t);
	const folder = path.join(dataDirectory, 'runs', '20261121-030000');
	await fs.mkdir(folder, {recursive: true});
	const secret = 'hunter2hunter2';
	const entries = [
		{kind: 'run-started', arguments: ['--password', secret]},
		{kind: 'target', value: {controller: 'aws', version: '3.6.28', models: []}},
		{
			kind: 'checks', value: {
				results: [{
					id: 'one', subject: 'aws', title: `oldpassword: ${secret}`, result: 'warn', evidence: [{source: 'status', text: `password=${secret}`}],
				}], ignored: [],
			},
		},
		{kind: 'command-starting', id: '1', command: ['juju', 'model-config', `admin-secret=${secret}`]},
		{
			kind: 'command-ended', id: '1', outcome: 'exited', 'exit-code': 1, stdout: '', stderr: `password: ${secret}`,
		},
	];
	await fs.writeFile(path.join(folder, 'journal.jsonl'), entries.map((entry, index) =>
		`${JSON.stringify({
			schema: 'juju-upgrade-wizard/journal/1', sequence: index + 1, at: '2026-11-21T03:00:00.000Z', ...entry,
		})}\n`).join(''));
	const forms = [['--format', 'text'], ['--format', 'json'], ['--format', 'markdown'], ['--format', 'html'], ['--hand-over']];
	const written = await Promise.all(forms.map(async words => runEvidence('report', '--data-directory', dataDirectory, ...words)));
	t.deepEqual(written.filter(({stdout}) => stdout.includes(secret) || !stdout.includes('••••')).map(({stdout}) => stdout.slice(0, 2000)), []);
});

test('a run that was about charms alone says so in its hand-over', async t => {
	const dataDirectory = await makeTemporaryFolder(t);
	const journal = () => [
		{kind: 'charm-wave', facts: {model: 'aws:admin/db', items: [{application: 'mysql', outcome: 'pending'}]}},
		{
			kind: 'charm-before', facts: {
				application: 'mysql', charm: 'mysql', revision: 151, channel: '8.0/stable',
			},
		},
		{
			kind: 'charm-complete', facts: {
				application: 'mysql', outcome: 'upgraded', charm: 'mysql', revision: 196,
			},
		},
	];
	await keepJourney({journal}, {dataDirectory, exitCode: 0});
	const {stdout} = await runEvidence('report', '--hand-over', '--data-directory', dataDirectory);
	t.true(stdout.includes('charm of mysql  mysql revision 151 8.0/stable → mysql revision 196: upgraded'));
	t.false(stdout.includes('No plan'));
	t.true(stdout.includes('Nothing: all of it was done and seen.'));
	const {stdout: json} = await runEvidence('report', '--format', 'json', '--data-directory', dataDirectory);
	t.deepEqual(validateDocument('run', json), []);
	t.like(JSON.parse(json), {controller: 'aws', charms: [{application: 'mysql', model: 'aws:admin/db', outcome: 'upgraded'}]});
});

test('a run that was stopped before it began says why in every form, and never that nothing is left to do', async t => {
	const dataDirectory = await makeTemporaryFolder(t);
	const summary = ['A check blocks. Nothing was upgraded.', '  no-machine-pending (aws:admin/web): 1 machine is pending (1).', 'This run is kept in /somewhere'];
	const journal = () => [
		{
			kind: 'target', facts: {
				controller: 'aws', controllerVersion: '3.6.4', version: '3.6.28', models: [{controller: 'aws', name: 'admin/web'}],
			},
		},
		{kind: 'left', facts: {code: 3, stage: 'prepare', summary}},
	];
	await keepJourney({journal}, {dataDirectory, exitCode: 3});
	const forms = [['--format', 'text'], ['--format', 'markdown'], ['--format', 'html']];
	const written = await Promise.all(forms.map(async words => runEvidence('report', '--data-directory', dataDirectory, ...words)));
	for (const {stdout} of written) {
		t.true(stdout.includes('It was blocked. Exit code 3.'));
		t.regex(stdout, /no-machine-pending \(aws:admin\/web\): 1 machine is pending \(1\)\./v);
		t.true(stdout.includes('Nothing was begun: what was wanted is still to be done.'));
		t.false(stdout.includes('Nothing was left undone.'));
		t.false(stdout.includes('/somewhere'));
	}

	const {stdout: handOver} = await runEvidence('report', '--hand-over', '--data-directory', dataDirectory);
	t.regex(handOver, /^ {2}A check blocks\. Nothing was upgraded\.$/mv);
	t.true(handOver.split('\n').length <= 24);
	const {stdout: json} = await runEvidence('report', '--format', 'json', '--data-directory', dataDirectory);
	t.deepEqual(validateDocument('run', json), []);
	t.like(JSON.parse(json), {outcome: 'blocked', reasons: summary});
});

test('a run that was gone on with is told in one, and what the cloud has shown since is not called unknown', async t => {
	const journey = await played;
	const dataDirectory = await makeTemporaryFolder(t);
	const entries = journey.journal();
	const index = entries.findIndex(({kind, facts}) => kind === 'command-starting' && JSON.stringify(facts).includes('"upgrade-model"'));
	await keepJourney(journey, {dataDirectory, count: index + 1});
	const plan = entries.find(({kind}) => kind === 'plan');
	const rest = [
		{kind: 'resumed', facts: {run: '20261121-030001', decision: 'go-on'}},
		{kind: 'target', facts: entries.find(({kind}) => kind === 'target')?.facts},
		...(plan ? [plan] : []),
		...entries.slice(index + 2),
	];
	await keepJourney({journal: () => rest}, {dataDirectory, exitCode: 0, at: start + day});
	const {stdout} = await runEvidence('report', '--format', 'json', '--data-directory', dataDirectory);
	t.deepEqual(validateDocument('run', stdout), []);
	const document = JSON.parse(stdout) as {starts: readonly unknown[]; models: ReadonlyArray<{result: string}>; commands: ReadonlyArray<{outcome: string}>};
	t.like(document, {
		id: '20261122-030001', continues: '20261121-030001', outcome: 'done', from: '3.6.4', 'started-at': '2026-11-21T03:00:02.000Z', undone: [],
	});
	t.is(document.starts.length, 2);
	t.deepEqual(document.models.map(({result}) => result), ['upgraded', 'upgraded', 'upgraded']);
	t.is(document.commands.filter(({outcome}) => outcome === 'unknown').length, 1);
	const runs = await runEvidence('runs', '--data-directory', dataDirectory);
	t.true(runs.stdout.includes('goes on with 20261121-030001'));
	t.true(runs.stdout.includes('gone on with in 20261122-030001'));
	const before = await runEvidence('report', '20261121', '--data-directory', dataDirectory);
	t.regex(before.stdout, /^Run 20261121-030001, gone on with in 20261122-030001/mv);
	// Whoever takes over is led to the run that knows how it ended.
	const handOver = await runEvidence('report', '20261121', '--hand-over', '--data-directory', dataDirectory);
	t.true(handOver.stdout.includes('juju-upgrade-wizard report --hand-over 20261122-030001'));
	t.false(handOver.stdout.includes('juju-upgrade-wizard resume'));
	const bundle = path.join(dataDirectory, 'bundle.tar.gz');
	const packed = await runEvidence('report', '--bundle', bundle, '--data-directory', dataDirectory);
	t.true(packed.stdout.includes('before-20261121-030001-journal.jsonl'));
	const {stdout: list} = await runEvidence('runs', '--format', 'json', '--data-directory', dataDirectory);
	t.deepEqual(validateDocument('run', list), []);
	t.like(JSON.parse(list), {runs: [{'continued-by': null}, {'continued-by': '20261122-030001'}]});
});
