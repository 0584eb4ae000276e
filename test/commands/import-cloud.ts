import fs from 'node:fs/promises';
import path from 'node:path';
import {Readable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {runApply} from '../../source/commands/apply.js';
import {runCheck} from '../../source/commands/check.js';
import {withCopiedCloud} from '../../source/commands/import-cloud.js';
import {runPlan} from '../../source/commands/plan.js';
import {parseOptions, UsageError, type Options} from '../../source/commands/options.js';
import {refuseCopyOptions} from '../../source/commands/refuse-copy-options.js';
import {runVerify} from '../../source/commands/verify.js';
import {consent} from '../_helpers/apply-run.js';
import {readFixture} from '../_helpers/fixture.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

const recorded = (version: string, name: string): string => readFixture(`recordings/clients/${version}/status/${name}`);

const save = async (t: ExecutionContext, ...texts: ReadonlyArray<string | Uint8Array>): Promise<readonly string[]> => {
	const folder = await makeTemporaryFolder(t);
	return Promise.all(texts.map(async (text, index) => {
		const file = path.join(folder, `status-${index}`);
		await fs.writeFile(file, text);
		return file;
	}));
};

const collector = () => {
	const parts: string[] = [];
	return {
		text: () => parts.join(''),
		stream: {
			write(part: string) {
				parts.push(part);
			},
		},
	};
};

const optionsFor = async (files: readonly string[], words: readonly string[], stdin = ''): Promise<{readonly options: Options; readonly notes: string}> => {
	const notes = collector();
	const parsed = parseOptions(['--simulate', ...files.flatMap(file => ['--from-status', file]), ...words]);
	return {options: await withCopiedCloud(parsed, {stderr: notes.stream, stdin: Readable.from([new TextEncoder().encode(stdin)])}), notes: notes.text()};
};

const commands = {
	check: runCheck, plan: runPlan, verify: runVerify, apply: runApply,
};

const runOn = async (name: keyof typeof commands, files: readonly string[], ...words: readonly string[]) => {
	const {options, notes} = await optionsFor(files, words);
	const [stdout, stderr] = [collector(), collector()];
	const code = await commands[name](options, [], {stdout: stdout.stream, stderr: stderr.stream, packageVersion: '0.0.0'});
	return {
		code, notes, stdout: stdout.text(), stderr: stderr.text(),
	};
};

for (const [version, target, more] of [
	['2.9.52', '2.9.57', []],
	['3.6.28', '3.6.28', []],
	['4.0.15', '4.0.15', ['--accept', 'no-backup']],
] as const) {
	test(`a cloud of ${version} is checked, planned, upgraded and verified on its copy`, async t => {
		const files = await save(t, recorded(version, 'controller-ha.json'), recorded(version, 'upgrade-available.json'));
		const check = await runOn('check', files, '--format', 'json', '--ignore-check', 'backup-made');
		t.is(check.code, 0);
		t.like(JSON.parse(check.stdout), {controller: 'c1', 'target-version': target});
		t.regex(check.notes, /^A copy of c1, which runs .+: 2 models, .+ agents\. Nothing real is touched\.\n$/v);
		const plan = await runOn('plan', files, '--format', 'json');
		t.is(plan.code, 0, plan.stderr);
		t.deepEqual(validateDocument('plan', plan.stdout), []);
		const [file = ''] = await save(t, plan.stdout);
		const data = await makeTemporaryFolder(t);
		const apply = await runOn('apply', files, '--plan', file, ...consent, ...more, '--data-directory', data, '--format', 'json');
		t.is(apply.code, 0, `${apply.stderr}${apply.stdout}`);
		t.like(JSON.parse(apply.stdout), {outcome: 'done', 'exit-code': 0});
		const verify = await runOn('verify', files, '--agent-version', target);
		t.is(verify.code, 6);
	});
}

test('a fault that was wished for stops what it has to stop', async t => {
	const files = await save(t, recorded('3.6.28', 'controller-ha.json'), recorded('3.6.28', 'upgrade-available.json'));
	const check = await runOn('check', files, '--fault', 'changes-disabled=prod', '--ignore-check', 'backup-made');
	t.is(check.code, 3);
	t.regex(check.notes, /^Fault changes-disabled on model prod: all commands that change it are disabled\.$/mv);
	const plan = await runOn('plan', files, '--format', 'json');
	const [file = ''] = await save(t, plan.stdout);
	const data = await makeTemporaryFolder(t);
	const apply = await runOn('apply', files, '--plan', file, ...consent, '--fault', 'agent-configuration=prod:1', '--data-directory', data, '--timeout', '20m');
	t.is(apply.code, 5);
	t.regex(apply.stdout, /6 of 8 agents upgraded, not seen complete/v);
});

test('a version that nobody knows yet can be rehearsed', async t => {
	const files = await save(t, recorded('3.6.28', 'controller-ha.json'));
	const plan = await runOn('plan', files, '--agent-version', '3.6.99', '--format', 'json');
	t.is(plan.code, 0, plan.stderr);
	t.true(plan.stdout.includes('3.6.99'));
});

test('statuses come as JSON or YAML, one or several to a file, packed, and from standard input', async t => {
	const [json, other] = [recorded('3.6.28', 'healthy.json'), recorded('3.6.28', 'controller-ha.json')];
	const countOf = (options: Options): number | undefined => options.copiedCloud?.create(1).controllers[0]?.models.length;
	const yaml = recorded('3.6.28', 'healthy.yaml');
	for (const texts of [
		[json, other],
		[`${json.trim()}\n${other}`],
		[`$ juju status --format json\n${JSON.stringify(JSON.parse(json), undefined, 2)}\n${other}`],
		[yaml, other],
		[`---\n${yaml}---\n${yaml.replace('name: prod', 'name: test')}`, other],
		[gzipSync(json), other],
	]) {
		const {options} = await optionsFor(await save(t, ...texts), []);
		t.is(countOf(options), typeof texts[0] === 'string' && texts[0].includes('name: test') ? 3 : 2);
	}

	const {options, notes} = await optionsFor(['-'], [], json);
	t.is(countOf(options), 2);
	t.regex(notes, /No status of the controller's own model was given: 1 machine at 3\.6\.28 is made up for it\./v);
});

const refusals: ReadonlyArray<readonly [name: string, text: string, words: readonly string[], problem: RegExp]> = [
	['empty', ' \n', [], /^The file .+ is empty\.$/v],
	['no status', 'hello', [], /^The file .+ is no status of a model\.$/v],
	['another document', '{"schema": 1}', [], /^The file .+ is no status of a model\.$/v],
	['cut off', recorded('3.6.28', 'healthy.json').slice(0, 900), [], /^The file .+ is no status of a model\.$/v],
	['the table', recorded('3.6.28', 'healthy.txt'), [], /^The file .+ is the table that juju status shows to people: it tells no agent's version\.$/v],
	['twice the same', `${recorded('3.6.28', 'healthy.json').trim()}\n${recorded('3.6.28', 'healthy.json')}`, [], /^The model "prod" was given twice\.$/v],
	['of another version of this program', '{"schema": "juju-upgrade-wizard/copy/9"}', [], /^The file .+ is a copy of a cloud from another version of this program/v],
	['a damaged copy', '{"schema": "juju-upgrade-wizard/copy/1", "models": [{"name": "a", "status": {"model": 3}}]}', [], /^The file .+ is a copy of a cloud that was damaged/v],
	['with a fault that is none', recorded('3.6.28', 'healthy.json'), ['--fault', 'rain'], /^There is no fault "rain"\.$/v],
	['with a fault without a place', recorded('3.6.28', 'healthy.json'), ['--fault', 'machine-down=77'], /^The fault machine-down cannot strike "77"\.$/v],
	['with another choice', recorded('3.6.28', 'healthy.json'), ['--faults', 'all'], /^"all" is no value for --faults\.$/v],
	['with both', recorded('3.6.28', 'healthy.json'), ['--faults', 'likely', '--fault', 'disk-full'], /^--fault and --faults were both given\.$/v],
];

for (const [name, text, words, problem] of refusals) {
	test(`wrong use: ${name}`, async t => {
		const error = await t.throwsAsync(async () => optionsFor(await save(t, text), words), {instanceOf: UsageError, message: problem});
		t.regex(error?.advice ?? '', /^\S.*\.$/v);
	});
}

test('a file that is not there, and options that belong elsewhere, are wrong use', async t => {
	await t.throwsAsync(async () => optionsFor(['/nowhere/status.json'], []), {instanceOf: UsageError, message: /does not exist/v});
	for (const [command, words, problem] of [
		[undefined, ['--from-status', 'a'], /^--from-status was given without --simulate\.$/v],
		['check', ['--simulate', 'small', '--from-status', 'a'], /^--simulate small and --from-status name two clouds\.$/v],
		['resume', ['--simulate', '--from-status', 'a'], /^resume takes no --from-status\.$/v],
		['rehearse', ['--from-status', 'a'], /^rehearse takes no --from-status\.$/v],
		['check', ['--scrub'], /^--scrub was given without a copy of a cloud\.$/v],
		[undefined, ['--fault', 'disk-full'], /^--fault was given without a copy of a cloud\.$/v],
	] as const) {
		t.throws(() => {
			refuseCopyOptions(parseOptions(words), command);
		}, {instanceOf: UsageError, message: problem});
	}

	for (const [command, words] of [
		['simulate', ['--from-status', 'a', '--scrub']],
		['rehearse', ['--scrub', '--fault', 'disk-full']],
		['plan', ['--simulate', '--from-status', 'a']],
		[undefined, []],
	] as const) {
		t.notThrows(() => {
			refuseCopyOptions(parseOptions(words), command);
		});
	}
});
