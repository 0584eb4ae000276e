import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {createRenderer} from '../../source/juju/dialect.js';
import {parseVersion} from '../../source/domain/version.js';
import {formatPlanShell} from '../../source/output/plan-shell.js';
import {type PlanDocument} from '../../source/output/plan-document.js';
import {examplePlan} from '../_helpers/example-documents.js';
import {createFakeClient} from '../_helpers/fake-client.js';

const render = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.4'), isKubernetes: false});

const format = (plan: PlanDocument = examplePlan, isBlocked = false): string => formatPlanShell(plan, {render, isBlocked});

const status = (agent: string, workload = 'active'): string => `model:
  name: controller
  version: 3.6.28
machines:
  "0":
    juju-status:
      current: started
      version: 3.6.28
  "1":
    juju-status:
      current: started
applications:
  mysql:
    version: 8.0.1
    units:
      mysql/0:
        workload-status:
          current: ${workload}
          message: |-
            two lines

            version: 1.0.0
        juju-status:
          current: idle
          version: ${agent}
`;

/** Runs a script with a `juju` that answers every question about the status with one text. */
const run = async (t: ExecutionContext, script: string, {answer = status('3.6.28'), refuses = 'nothing', environment = {}}: {
	readonly answer?: string;
	readonly refuses?: string;
	readonly environment?: Readonly<Record<string, string>>;
} = {}) => {
	const {folder} = await createFakeClient(t, String.raw`
		import fs from 'node:fs';
		const words = process.argv.slice(2);
		fs.appendFileSync(${JSON.stringify('LOG')}.replace('LOG', process.env.LOG), words.join(' ') + '\n');
		if (words[0] === 'status') {
			process.stdout.write(process.env.ANSWER);
		}
		process.exitCode = words.includes(process.env.REFUSES) ? 1 : 0;
	`);
	const file = path.join(folder, 'upgrade.sh');
	const log = path.join(folder, 'log');
	await fs.writeFile(file, script);
	await fs.writeFile(log, '');
	const {status: code, stderr, stdout} = spawnSync('sh', [file], {
		encoding: 'utf8',
		timeout: 60_000,
		env: {
			PATH: `${folder}:/usr/bin:/bin`, LOG: log, ANSWER: answer, REFUSES: refuses, PAUSE_SECONDS: '0', ...environment,
		},
	});
	const commands = await fs.readFile(log, 'utf8');
	return {
		code, stdout, stderr, commands: commands.split('\n').slice(0, -1),
	};
};

test('begins as a script that stops at the first failure', t => {
	const lines = format().split('\n');
	t.is(lines[0], '#!/bin/sh');
	t.true(lines.includes('set -eu'));
	t.true(lines.includes('# - There is no backup.'));
	t.true(lines.includes('juju upgrade-controller -c aws --agent-version 3.6.28'));
});

test('tries, upgrades, waits for three good answers and looks once more', async t => {
	const {code, commands} = await run(t, format());
	t.is(code, 0);
	t.regex(commands[0] ?? '', /^upgrade-controller -c aws --dry-run/v);
	t.is(commands[1], 'upgrade-controller -c aws --agent-version 3.6.28');
	t.is(commands.length, 6);
	t.true(commands.slice(2).every(line => line.startsWith('status -m aws:admin/controller --format yaml')));
});

test('a dry run that is refused ends it before anything was changed', async t => {
	const {code, commands} = await run(t, format(), {refuses: '--dry-run'});
	t.is(code, 1);
	t.is(commands.length, 1);
});

for (const [what, answer] of [
	['an agent is behind', status('3.6.4')],
	['an agent is lost', status('3.6.28').replace('current: idle', 'current: lost')],
	['a unit is in error', status('3.6.28', 'error')],
	['the model is meant to have another version', status('3.6.28').replace('version: 3.6.28', 'version: 3.6.4')],
	['Juju answers nothing', ''],
] as const) {
	test(`it is not complete while ${what}: code 5 when the time is over, and nothing after it`, async t => {
		const {code, stderr, commands} = await run(t, format(), {answer, environment: {TIMEOUT_SECONDS: '0'}});
		t.is(code, 5);
		t.regex(stderr, /Not complete after 0 seconds/v);
		t.is(commands.filter(line => line.startsWith('status')).length, 1);
	});
}

test('where no agent says its version, as machines of 4.0, the version of the model and their states decide', async t => {
	const silent = 'model:\n  version: 3.6.28\nmachines:\n  "0":\n    juju-status:\n      current: started\n';
	const good = await run(t, format(), {answer: silent});
	t.is(good.code, 0);
	const down = await run(t, format(), {answer: silent.replace('started', 'down'), environment: {TIMEOUT_SECONDS: '0'}});
	t.is(down.code, 5);
});

const oldStatus = `environment: web
machines:
  "0":
    agent-state: started
    agent-version: 3.6.28
services:
  mysql:
    units:
      mysql/0:
        workload-status:
          current: active
        agent-status:
          current: idle
          version: 3.6.28
        agent-state: started
        agent-version: 3.6.28
`;

test('reads the status of Juju 1.25 as well', async t => {
	const good = await run(t, format(), {answer: oldStatus});
	t.is(good.code, 0);
	t.regex(good.stdout, /^2 agents report a version, 0 another than 3\.6\.28, 0 in trouble$/mv);
	const bad = await run(t, format(), {answer: oldStatus.replace('agent-state: started', 'agent-state: started\n    agent-state-info: (started)'), environment: {TIMEOUT_SECONDS: '0'}});
	t.is(bad.code, 5);
	t.regex(bad.stdout, /, 1 in trouble$/mv);
	const behind = await run(t, format(), {answer: oldStatus.replace('agent-version: 3.6.28', 'agent-version: 3.6.4'), environment: {TIMEOUT_SECONDS: '0'}});
	t.is(behind.code, 5);
	t.regex(behind.stdout, /, 1 another than 3\.6\.28/v);
});

test('a blocked plan only runs when it is told so', async t => {
	const script = format(examplePlan, true);
	const refused = await run(t, script);
	t.is(refused.code, 3);
	t.deepEqual(refused.commands, []);
	const accepted = await run(t, script, {environment: {ACCEPT_BLOCKING_CHECKS: 'yes'}});
	t.is(accepted.code, 0);
});

property('no text of the plan becomes a command', [fc.string({unit: fc.constantFrom('\n', '\r', '\u{2028}', '\'', '"', '$', '(', ')', '`', 'a', ';', '#', ' ')})], (t, text) => {
	const lines = format({...examplePlan, warnings: [text], controller: text}).split('\n');
	const plain = format().split('\n');
	t.is(lines.length, plain.length);
	for (const [index, line] of lines.entries()) {
		t.true(line === plain[index] || line.startsWith('#'), line);
	}
}, {numRuns: 50});

property('any title is quoted, so that the script can be read by a shell', [fc.string()], (t, title) => {
	const text = title.replaceAll('\0', '');
	const [step] = examplePlan.steps;
	const script = format({...examplePlan, steps: step ? [{...step, title: text, why: text}] : []});
	t.is(spawnSync('sh', ['-n'], {input: script, encoding: 'utf8'}).status, 0);
}, {numRuns: 20});
