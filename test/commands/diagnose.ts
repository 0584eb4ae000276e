import {Buffer} from 'node:buffer';
import fs from 'node:fs/promises';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import test from 'ava';
import {UsageError} from '../../source/commands/options.js';
import {type DiagnosisDocument} from '../../source/output/diagnosis-document.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {projectRoot} from '../_helpers/project-root.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

const parse = (text: string): DiagnosisDocument => JSON.parse(text) as DiagnosisDocument;

const recorded = (version: string, file: string): string => path.join(projectRoot, 'test', 'fixtures', 'recordings', 'clients', version, 'status', file);

const casesOf = ({findings}: DiagnosisDocument): readonly string[] => findings.map(entry => entry.case);

const diagnose = async (...words: readonly string[]): Promise<{readonly code: number; readonly document: DiagnosisDocument}> => {
	const {code, stdout} = await runHeadless('diagnose', '--format', 'json', ...words);
	return {code, document: parse(stdout)};
};

test('a healthy cloud has no findings: code 0, and it is told what was looked at', async t => {
	const {code, stdout, stderr} = await runHeadless('diagnose', '--simulate', '--format', 'json');
	t.is(code, 0);
	t.is(stderr, '');
	t.deepEqual(validateDocument('diagnosis', stdout), []);
	const document = parse(stdout);
	t.deepEqual(document.findings, []);
	t.deepEqual(document.sources.filter(({kind}) => kind === 'status').map(({source}) => source).toSorted(), ['status of aws:admin/controller', 'status of aws:admin/db', 'status of aws:admin/web']);
	t.is(document['controller-version'], '3.6.4');
});

for (const [scenario, id] of [
	['unit-error', 'hook-failed'],
	['machine-down', 'machine-agent-down'],
	['ha-member-down', 'machine-agent-down'],
	['changes-disabled', 'changes-disabled'],
	['no-access', 'missing-permission'],
] as const) {
	test(`${scenario}: ${id} is found live, with evidence and remedies, code 6`, async t => {
		const {code, stdout} = await runHeadless('diagnose', '--simulate', scenario, '--format', 'json');
		t.is(code, 6);
		t.deepEqual(validateDocument('diagnosis', stdout), []);
		const found = parse(stdout).findings.find(entry => entry.case === id);
		t.true((found?.evidence.length ?? 0) > 0 && (found?.remedies.length ?? 0) > 0);
		t.true(found?.remedies.flatMap(({commands}) => commands).every(([name]) => name === 'juju'));
	});
}

test('the log of an agent that is bad is asked for, of others none', async t => {
	const {document} = await diagnose('--simulate', 'unit-error');
	t.deepEqual(document.sources.filter(({kind}) => kind === 'log').map(({source}) => source), ['log of unit-webapp-0 in aws:admin/web']);
});

test('only the models that were named are looked at', async t => {
	const {code, document} = await diagnose('--simulate', 'unit-error', '-m', 'db');
	t.is(code, 0);
	t.deepEqual(document.sources.filter(({kind}) => kind === 'status').map(({source}) => source), ['status of aws:admin/db']);
	const other = await diagnose('--simulate', 'unit-error', '-m', 'aws:web');
	t.deepEqual(casesOf(other.document), ['hook-failed']);
});

for (const [words, expected] of [
	[['-c', 'nowhere'], /nowhere/v],
	[['-m', 'shop'], /shop/v],
] as const) {
	test(`${words.join(' ')} ends with code 3 and says why`, async t => {
		const {code, stdout, stderr} = await runHeadless('diagnose', '--simulate', ...words);
		t.is(code, 3);
		t.is(stdout, '');
		t.regex(stderr, expected);
	});
}

test('a controller that does not answer is told in its own words, whichever way it is named', async t => {
	const {executable} = await createFakeClient(t, `
		const [command] = process.argv.slice(2);
		if (command === 'version') {
			console.log('3.6.28-ubuntu-amd64');
		} else if (command === 'controllers') {
			console.log(JSON.stringify({controllers: {aws: {user: 'admin', 'agent-version': '3.6.4'}}, 'current-controller': 'aws'}));
		} else {
			console.error('ERROR unable to connect to API: dial tcp 10.0.0.1:17070: i/o timeout');
			process.exitCode = 1;
		}
	`);
	for (const words of [[], ['-c', 'aws']]) {
		const {code, stdout} = await runHeadless('diagnose', '--juju', executable, '--format', 'json', ...words);
		t.is(code, 6);
		t.deepEqual(validateDocument('diagnosis', stdout), []);
		t.deepEqual(casesOf(parse(stdout)), ['controller-unreachable']);
		t.deepEqual(parse(stdout).unrecognised, []);
		t.regex(stdout, /10\.0\.0\.1/v);
	}
});

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	for (const form of ['json', 'yaml', 'txt']) {
		test(`${version}, status as ${form}: the failed hook is found, and the healthy model has none`, async t => {
			const {code, document} = await diagnose('--status-file', recorded(version, `hook-error.${form}`));
			t.is(code, 6);
			t.deepEqual(document.findings.map(({case: id, model, subjects}) => [id, model, subjects]), [['hook-failed', 'c1:prod', ['unit-mysql-1']]]);
			const line = document.findings[0]?.remedies.flatMap(({commands}) => commands).find(words => words.includes('resolved'));
			t.deepEqual(line?.slice(0, 4), ['juju', 'resolved', '-m', 'c1:prod']);
			const healthy = await diagnose('--status-file', recorded(version, `healthy.${form}`));
			t.deepEqual(casesOf(healthy.document), []);
			t.is(healthy.code, 0);
		});
	}

	for (const [file, id] of [['agent-lost', 'machine-agent-down'], ['machine-down', 'machine-agent-down']] as const) {
		test(`${version}, ${file}: the table says the same as JSON`, async t => {
			const json = await diagnose('--status-file', recorded(version, `${file}.json`));
			const table = await diagnose('--status-file', recorded(version, `${file}.txt`));
			t.is(casesOf(json.document)[0], id);
			t.deepEqual(table.document.findings.map(entry => [entry.case, entry.subjects]), json.document.findings.map(entry => [entry.case, entry.subjects]));
		});
	}
}

const diskFull = 'ERROR juju.worker.upgradesteps failed to upgrade: not enough free disk space on "/var/lib/juju" for upgrade: 103MiB available, require 250MiB';

const logLines = [
	'machine-0: 03:09:00 INFO juju.worker.upgrader upgrade requested from 3.6.4 to 3.6.28',
	`machine-2: 03:09:01 ${diskFull}`,
	'unit-mysql-0: 03:09:02 INFO juju.worker.uniter idle',
];

const writeFile = async (t: Parameters<typeof makeTemporaryFolder>[0], name: string, content: string | Uint8Array): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), name);
	await fs.writeFile(file, content);
	return file;
};

for (const [name, content] of [
	['plain', logLines.join('\n')],
	['with CR LF', `${logLines.join('\r\n')}\r\n`],
	['gzip', gzipSync(logLines.join('\n'))],
	['with bytes that are no text', Buffer.concat([Buffer.from([0xFF, 0xC3, 0x28, 0x0A]), Buffer.from(logLines.join('\n'))])],
	['with a line of a megabyte', `${'x'.repeat(1_000_000)}\n${logLines.join('\n')}`],
	['coloured', logLines.join('\n').replaceAll('ERROR', '\u{1B}[31mERROR\u{1B}[0m')],
] as const) {
	test(`a log ${name} is read`, async t => {
		const {code, document} = await diagnose('--log-file', await writeFile(t, 'debug.log', content));
		t.is(code, 6);
		const found = document.findings.find(entry => entry.case === 'disk-full');
		t.deepEqual(found?.subjects, ['machine-2']);
		t.regex(found?.evidence[0]?.text ?? '', /103MiB available/v);
		t.regex(document.notes.join(' '), /version of Juju is not known/v);
		t.true(found?.remedies.flatMap(({commands}) => commands).length === 0);
	});
}

test('a log of a machine that names nobody is of the agent that its file is named after', async t => {
	for (const name of ['machine-3.log', 'machine-3.log.gz', 'machine-3-2026-11-21T03-00-00.000.log.gz']) {
		const content = `2026-11-21 03:09:01 ${diskFull}\n`;
		const file = await writeFile(t, name, name.endsWith('.gz') ? gzipSync(content) : content);
		const {document} = await diagnose('--log-file', file);
		t.deepEqual(document.findings.find(entry => entry.case === 'disk-full')?.subjects, ['machine-3']);
	}
});

test('a log is of the model that is named; of the only status whose units it names', async t => {
	const file = await writeFile(t, 'debug.log', `machine-3: 03:09:01 ${diskFull}\nunit-wordpress-0: 03:09:01 ${diskFull}\n`);
	const status = recorded('3.6.28', 'upgrade-in-progress.json');
	const modelOf = async (...words: readonly string[]) => {
		const {document} = await diagnose('--log-file', file, ...words);
		return document.findings.find(entry => entry.case === 'disk-full')?.model ?? undefined;
	};

	t.is(await modelOf(), undefined);
	t.is(await modelOf('--status-file', status), 'c1:prod');
	t.is(await modelOf('-m', 'aws:admin/web'), 'aws:admin/web');
});

test('an error is recognised as if a command had written it', async t => {
	const file = await writeFile(t, 'error.txt', '$ juju upgrade-model -m web\nERROR some agents have not upgraded to the current model version 3.6.4: machine-0, unit-mysql-0\n');
	const {code, document} = await diagnose('--error-file', file, '--status-file', recorded('3.6.28', 'healthy.json'), '-m', 'c1:prod');
	t.is(code, 6);
	t.deepEqual(document.findings.find(entry => entry.case === 'agent-too-old')?.subjects, ['machine-0', 'unit-mysql-0']);
	t.is(document.findings[0]?.evidence[0]?.at ?? undefined, undefined);
});

test('a controller that could not be reached, by an error alone', async t => {
	const {document} = await diagnose('--error-file', await writeFile(t, 'error.txt', 'ERROR unable to connect to API: dial tcp 10.0.0.1:17070: connect: connection refused\n'));
	t.deepEqual(document.findings.map(({case: id, subjects}) => [id, subjects]), [['controller-unreachable', ['this cloud']]]);
});

test('what is not recognised is printed as such', async t => {
	const file = await writeFile(t, 'error.txt', 'ERROR the moon is in the wrong phase\n');
	const {code, stdout} = await runHeadless('diagnose', '--error-file', file, '--format', 'json');
	t.is(code, 6);
	t.deepEqual(validateDocument('diagnosis', stdout), []);
	const document = parse(stdout);
	t.deepEqual(document.findings, []);
	t.deepEqual(document.unrecognised.map(({source, text}) => [source, text]), [[`error ${file}`, 'ERROR the moon is in the wrong phase']]);
	for (const format of ['text', 'markdown']) {
		const printed = await runHeadless('diagnose', '--error-file', file, '--format', format);
		t.true(printed.stdout.includes('ERROR the moon is in the wrong phase'));
	}
});

test('secrets in files are masked', async t => {
	const log = await writeFile(t, 'debug.log', `machine-2: 03:09:01 ${diskFull} password: hunter2hunter2\n`);
	const error = await writeFile(t, 'error.txt', 'ERROR the moon says password=hunter2hunter2\n');
	const {stdout} = await runHeadless('diagnose', '--log-file', log, '--error-file', error);
	t.regex(stdout, /103MiB/v);
	t.false(stdout.includes('hunter2'));
});

test('the client that --juju names says how commands read', async t => {
	const {executable} = await createFakeClient(t, 'console.log(process.argv[2] === "version" ? "2.9.52-ubuntu-amd64" : "");');
	const {document} = await diagnose('--juju', executable, '--status-file', recorded('3.6.28', 'hook-error.json'));
	t.is(document['client-version'], '2.9.52');
	t.regex(document.notes.join(' '), /those of the client 2\.9\.52/v);
});

test('text and Markdown tell of every finding with its commands', async t => {
	const file = recorded('3.6.28', 'hook-error.json');
	const text = await runHeadless('diagnose', '--status-file', file);
	t.is(text.code, 6);
	t.regex(text.stdout, /^delays {3}A hook failed \(hook-failed, E7\)$/mv);
	t.regex(text.stdout, /juju resolved -m c1:prod/v);
	t.regex(text.stdout, /^1 finding: hook-failed\.$/mv);
	const markdown = await runHeadless('diagnose', '--status-file', file, '--format', 'markdown');
	t.regex(markdown.stdout, /^\| delays \| hook-failed \|/mv);
	t.regex(markdown.stdout, /^juju resolved -m c1:prod/mv);
});

test('what cannot be read is wrong use, with the file\'s name', async t => {
	const folder = await makeTemporaryFolder(t);
	const damaged = await writeFile(t, 'damaged.log.gz', gzipSync('x'.repeat(10_000)).subarray(0, 20));
	const noStatus = await writeFile(t, 'status.json', '{"model": ');
	for (const [words, message] of [
		[['--log-file', path.join(folder, 'none.log')], /none\.log does not exist/v],
		[['--error-file', folder], /is a folder/v],
		[['--log-file', damaged], /damaged/v],
		[['--status-file', noStatus], /no status of a model/v],
		[['--status-file', '-', '--log-file', '-'], /more than once/v],
		[['--status-file', noStatus, '--simulate=small'], /at once/v],
		[['--log-file', damaged, '--agent-version', '3.6.28'], /agent-version/v],
		[['--log-file', damaged, '--juju', '/nowhere/juju'], /does not say its version/v],
		[['--format', 'shell', '--simulate=small'], /shell/v],
		[['everything', '--simulate=small'], /everything/v],
	] as const) {
		const error = await t.throwsAsync(async () => runHeadless('diagnose', ...words), {instanceOf: UsageError});
		t.regex(error?.message ?? '', message);
	}
});
