import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {UsageError} from '../../source/commands/options.js';
import {type CheckDocument} from '../../source/output/check-document.js';
import {createFakeClient} from '../_helpers/fake-client.js';
import {runHeadless} from '../_helpers/headless-run.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

const parse = (text: string): CheckDocument => JSON.parse(text) as CheckDocument;

const withBackup = ['--ignore-check', 'backup-made'] as const;

test('a healthy cloud only lacks its backup: code 3, and 0 where that is ignored by name', async t => {
	const blocked = await runHeadless('check', '--simulate', '--format', 'json');
	t.is(blocked.code, 3);
	t.is(blocked.stderr, '');
	t.deepEqual(validateDocument('check', blocked.stdout), []);
	const document = parse(blocked.stdout);
	t.is(document.result, 'block');
	t.deepEqual(document.checks.filter(({result}) => result === 'block' || result === 'unknown').map(({id}) => id), ['backup-made']);
	t.is(document['controller-version'], '3.6.4');
	t.is(document['target-version'], '3.6.28');

	const ready = await runHeadless('check', '--simulate', '--format', 'json', ...withBackup);
	t.is(ready.code, 0);
	t.true(parse(ready.stdout).checks.find(({id}) => id === 'backup-made')?.ignored);
	t.not(parse(ready.stdout).result, 'block');
});

test('a check says which command it asked, and how long that took', async t => {
	const {stdout} = await runHeadless('check', '--simulate', '--format', 'json');
	const {checks} = parse(stdout);
	const dryRun = checks.find(({id}) => id === 'dry-run-accepted');
	t.deepEqual(dryRun?.command.slice(0, 4), ['juju', 'upgrade-controller', '-c', 'aws']);
	t.true((dryRun?.['took-ms'] ?? 0) > 0);
	const units = checks.find(({id}) => id === 'no-unit-in-error');
	t.deepEqual(units?.command.slice(0, 2), ['juju', 'status']);
	t.true((units?.['took-ms'] ?? 0) > 0);
	t.deepEqual(checks.find(({id}) => id === 'backup-made')?.command, []);
});

for (const [scenario, id] of [
	['unit-error', 'no-unit-in-error'],
	['machine-down', 'no-agent-down'],
	['ha-member-down', 'high-availability-complete'],
	['changes-disabled', 'changes-enabled'],
	['no-access', 'access-sufficient'],
] as const) {
	test(`${scenario}: ${id} blocks, with evidence, and the document keeps to its schema`, async t => {
		const {code, stdout} = await runHeadless('check', '--simulate', scenario, '--format', 'json', ...withBackup);
		t.is(code, 3);
		t.deepEqual(validateDocument('check', stdout), []);
		const found = parse(stdout).checks.find(check => check.id === id && check.result === 'block');
		t.true((found?.evidence.length ?? 0) > 0);
	});
}

for (const scenario of ['small-2.9', 'small-4.0', 'kubernetes', 'production']) {
	test(`${scenario}: nothing is left unjudged`, async t => {
		const {stdout} = await runHeadless('check', '--simulate', scenario, '--format', 'json', ...withBackup);
		t.deepEqual(validateDocument('check', stdout), []);
		t.deepEqual(parse(stdout).checks.filter(({result}) => result === 'unknown').map(({id}) => id), []);
	});
}

test('only the models that were asked for are checked', async t => {
	const {stdout} = await runHeadless('check', '--simulate', '-m', 'aws:web', '--format', 'json');
	const subjects = new Set(parse(stdout).checks.map(({subject}) => subject));
	t.true(subjects.has('aws:admin/web'));
	t.false(subjects.has('aws:admin/db'));
});

test('nothing to upgrade is no failure', async t => {
	const {code, stdout, stderr} = await runHeadless('check', '--simulate', 'no-binaries', '--format', 'json');
	t.is(code, 0);
	t.deepEqual(validateDocument('check', stdout), []);
	t.deepEqual(parse(stdout).checks, []);
	t.regex(stderr, /3\.6\.4/v);
});

test('text and Markdown say the same', async t => {
	const text = await runHeadless('check', '--simulate');
	t.regex(text.stdout, /^block {4}backup-made {2}aws/mv);
	t.regex(text.stdout, /^Blocked: /mv);
	const markdown = await runHeadless('check', '--simulate', '--format', 'markdown');
	t.regex(markdown.stdout, /^\| block \| backup-made \| aws \|/mv);
});

test('--output writes the result into a file, and stdout stays empty', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'check.json');
	const {stdout, stderr} = await runHeadless('check', '--simulate', '--format', 'json', '-o', file);
	t.is(stdout, '');
	t.is(stderr, `Written: ${file}\n`);
	t.deepEqual(validateDocument('check', await fs.readFile(file, 'utf8')), []);
});

for (const [words, expected] of [
	[['-c', 'nowhere'], /nowhere/v],
	[['-m', 'shop'], /shop/v],
	[['--agent-version', '3.6.3'], /lower than 3\.6\.4/v],
	[['--agent-version', '9.0.0'], /rules of Juju 9/v],
] as const) {
	test(`${words.join(' ')} ends with code 3, says why and prints nothing`, async t => {
		const {code, stdout, stderr} = await runHeadless('check', '--simulate', ...words);
		t.is(code, 3);
		t.is(stdout, '');
		t.regex(stderr, expected);
	});
}

test('where one upgrade does not lead to the version, the first stop and the later move are judged', async t => {
	const {code, stdout, stderr} = await runHeadless('check', '--simulate', '--agent-version', '4.0.15', '--format', 'json', ...withBackup);
	t.is(code, 0);
	t.deepEqual(validateDocument('check', stdout), []);
	const document = parse(stdout);
	t.is(document['target-version'], '4.0.15');
	t.regex(document.checks.find(({id}) => id === 'dry-run-accepted')?.title ?? '', /3\.6\.28/v);
	t.true(document.checks.some(({id}) => id === 'migration-users'));
	t.true(document.checks.some(({id}) => id === 'migration-secret-backends'));
	t.regex(stderr, /the first stop, 3\.6\.28, is judged/v);
});

test('where the way begins with a new controller, what matters to the move is judged, and no dry run', async t => {
	const {code, stdout, stderr} = await runHeadless('check', '--simulate', 'small-4.0', '--agent-version', '4.1.0', '--format', 'json', '--ignore-check', 'backup-made');
	const {checks} = parse(stdout);
	const isMove = stderr.includes('begins with a new controller');
	t.is(checks.some(({id}) => id === 'dry-run-accepted'), !isMove);
	t.true(checks.some(({id, subject}) => id === 'no-agent-down' && subject !== 'aws:admin/controller'));
	t.is(code, checks.some(({result, ignored}) => !ignored && (result === 'block' || result === 'unknown')) ? 3 : 0);
});

for (const words of [['--format', 'shell'], ['--format', 'yaml'], ['--agent-version', '3.6'], ['everything']]) {
	test(`${words.join(' ')} is wrong use`, async t => {
		await t.throwsAsync(async () => runHeadless('check', '--simulate=small', ...words), {instanceOf: UsageError});
	});
}

test('when the time is over before all is judged the code is 5', async t => {
	const {code, stdout, stderr} = await runHeadless('check', '--simulate', '--timeout', '50ms');
	t.is(code, 5);
	t.is(stdout, '');
	t.regex(stderr, /0\.05 seconds/v);
});

test('a controller that does not answer is a document with one check', async t => {
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
		const {code, stdout} = await runHeadless('check', '--juju', executable, '--format', 'json', ...words);
		t.is(code, 3);
		t.deepEqual(validateDocument('check', stdout), []);
		const {checks, ...rest} = parse(stdout);
		t.deepEqual(checks.map(({id, result}) => [id, result]), [['controller-reachable', 'block']]);
		t.is(JSON.stringify([rest['controller-version'], rest['target-version']]), '[null,null]');
		t.regex(checks[0]?.evidence[0]?.text ?? '', /10\.0\.0\.1/v);
	}

	const plan = await runHeadless('plan', '--juju', executable);
	t.is(plan.code, 3);
	t.is(plan.stdout, '');
	t.regex(plan.stderr, /10\.0\.0\.1/v);
});

test('without a client there is nothing to check', async t => {
	const {code, stderr} = await runHeadless('check', '--juju', '/nowhere/juju');
	t.is(code, 3);
	t.not(stderr, '');
});

test('a client that knows no controller has nothing to check', async t => {
	const {executable} = await createFakeClient(t, `
		console.log(process.argv[2] === 'version' ? '3.6.28-ubuntu-amd64' : JSON.stringify({controllers: {}}));
	`);
	const {code, stdout, stderr} = await runHeadless('check', '--juju', executable);
	t.is(code, 3);
	t.is(stdout, '');
	t.regex(stderr, /knows no controller/v);
});

test('two controllers and none current: one has to be named', async t => {
	const {executable} = await createFakeClient(t, `
		const [command] = process.argv.slice(2);
		console.log(command === 'version' ? '3.6.28-ubuntu-amd64' : JSON.stringify({controllers: {aws: {}, lab: {}}}));
	`);
	const {code, stderr} = await runHeadless('check', '--juju', executable);
	t.is(code, 2);
	t.regex(stderr, /aws, lab/v);
});
