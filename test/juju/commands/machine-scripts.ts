import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';
import {readConfiguration} from '../../../source/juju/answers/configuration.js';
import {readControllerMachine} from '../../../source/juju/answers/controller-machine.js';
import {readServices} from '../../../source/juju/answers/services.js';
import {
	configurationPath,
	recogniseMachineScript,
	renderMachineScript,
	type MachineScript,
} from '../../../source/juju/commands/machine-scripts.js';

const agent = 'machine-0-lxd-1';

const scripts: readonly MachineScript[] = [
	{type: 'inspect-services'},
	{type: 'inspect-controller-machine'},
	{type: 'copy-agent-configurations'},
	{type: 'read-agent-configuration', agent},
	{type: 'restore-agent-configuration', agent},
	{type: 'edit-agent-configuration', agent},
	{type: 'restart-agent', service: {name: `jujud-${agent}`, initSystem: 'systemd'}},
	{type: 'restart-agent', service: {name: `jujud-${agent}`, initSystem: 'upstart'}},
];

for (const script of scripts) {
	test(`${script.type} is one line, and recognised to the letter: ${JSON.stringify(script)}`, t => {
		const text = renderMachineScript(script) ?? '';
		t.not(text, '');
		t.false(text.includes('\n'));
		t.false(text.startsWith('-'));
		t.deepEqual(recogniseMachineScript(text), script);
		t.is(recogniseMachineScript(`${text} `), undefined);
		t.is(recogniseMachineScript(`${text}; reboot`), undefined);
	});
}

test('names that Juju would not give make no script', t => {
	t.is(renderMachineScript({type: 'read-agent-configuration', agent: '../../etc/shadow'}), undefined);
	t.is(renderMachineScript({type: 'edit-agent-configuration', agent: 'machine-0; reboot'}), undefined);
	t.is(renderMachineScript({type: 'restart-agent', service: {name: 'ssh', initSystem: 'systemd'}}), undefined);
});

test('a text that is none of ours is recognised as nothing', t => {
	t.is(recogniseMachineScript(''), undefined);
	t.is(recogniseMachineScript('sudo systemctl restart ssh'), undefined);
	t.is(recogniseMachineScript(`cat ${configurationPath(agent)}`), undefined);
});

type Machine = {
	readonly agents: string;
	readonly run: (script: MachineScript) => Promise<string>;
};

/** A machine's folder of agents, and commands that only root has, so that the scripts really run in a shell. */
const createMachine = async (t: ExecutionContext, tools: Readonly<Record<string, string>> = {}): Promise<Machine> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'machine-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true}));
	const [agents, programs] = [path.join(folder, 'agents'), path.join(folder, 'bin')];
	await fs.mkdir(agents);
	await fs.mkdir(programs);
	const all = {sudo: 'exec "$@"', ...tools};
	await Promise.all(Object.entries(all).map(async ([name, body]) => {
		await fs.writeFile(path.join(programs, name), `#!/bin/sh\n${body}\n`, {mode: 0o755});
	}));
	return {
		agents,
		async run(script) {
			const places: ReadonlyArray<readonly [string, string]> = [
				['/var/lib/juju/agents', agents],
				['/run/systemd/system', tools['systemctl'] === undefined ? path.join(folder, 'nothing') : programs],
				['/etc/init/', `${folder}/init/`],
			];
			let text = renderMachineScript(script) ?? '';
			for (const [from, to] of places) {
				text = text.split(from).join(to);
			}

			const {stdout} = await execa('/bin/sh', ['-c', text], {env: {PATH: `${programs}:${process.env['PATH'] ?? ''}`}, stripFinalNewline: false});
			return stdout;
		},
	};
};

const writeConfiguration = async (machine: Machine, name: string, text: string): Promise<string> => {
	await fs.mkdir(path.join(machine.agents, name), {recursive: true});
	const file = path.join(machine.agents, name, 'agent.conf');
	await fs.writeFile(file, text);
	return file;
};

const answerOf = (stdout: string) => ({
	outcome: 'exited' as const, exitCode: 0, stdout, stderr: '', duration: 1,
});

const inspection = {type: 'inspect-controller-machine', model: {controller: 'aws', name: 'admin/controller'}, machine: '0'} as const;

test('free space and clock of a machine are printed as they are read', async t => {
	const machine = await createMachine(t, {
		df: 'test "$1 $2" = "-P -k" || exit 2; echo "Filesystem 1024-blocks Used Available Capacity Mounted on"; echo "/dev/a-name-longer-than-a-column 20511312 9000000 11494928 44% /"',
	});
	const before = Date.now();
	const reading = readControllerMachine(answerOf(await machine.run({type: 'inspect-controller-machine'})), inspection, {client: undefined, controller: undefined});
	const report = reading.ok ? reading.value : undefined;
	// The script's own folders may not be on this machine: `/tmp` is on every one.
	t.deepEqual(report?.disks.find(({path: folder}) => folder === '/tmp'), {path: '/tmp', free: 11_494_928 * 1024, mount: '/'});
	t.true(report !== undefined && report.time >= before - 1 && report.time <= Date.now() + 1, JSON.stringify(reading));
});

test('what really prints free space here is understood', async t => {
	const machine = await createMachine(t);
	const reading = readControllerMachine(answerOf(await machine.run({type: 'inspect-controller-machine'})), inspection, {client: undefined, controller: undefined});
	t.true(reading.ok && reading.value.disks.some(({path: folder}) => folder === '/tmp'), JSON.stringify(reading));
});

const configuration = `# format 2.0
tag: machine-0
datadir: /var/lib/juju
cacert: |
  -----BEGIN CERTIFICATE-----
  MIIEEjCCAnqgAwIBAgIUSECRET
  -----END CERTIFICATE-----
statepassword: hunter2
apiaddresses:
- 10.0.0.1:17070
- 10.0.0.2:17070
oldpassword: "hunter3"
values:
  AGENT_SERVICE_NAME: jujud-machine-0
controllerkey: |-
  -----BEGIN PRIVATE KEY-----
  TOPSECRET

  MORESECRET
  -----END PRIVATE KEY-----
apiport: 17070
`;

test('a configuration is shown without the secrets in it', async t => {
	const machine = await createMachine(t);
	await writeConfiguration(machine, agent, configuration);
	const stdout = await machine.run({type: 'read-agent-configuration', agent});
	t.notRegex(stdout, /hunter|SECRET|BEGIN/v);
	const lines = new Set(stdout.split('\n'));
	const kept = ['tag: machine-0', 'datadir: /var/lib/juju', '- 10.0.0.2:17070', '  AGENT_SERVICE_NAME: jujud-machine-0', 'apiport: 17070', 'statepassword: ********'];
	t.deepEqual(kept.filter(line => !lines.has(line)), []);
});

test('a configuration and its copy are read apart', async t => {
	const machine = await createMachine(t);
	await writeConfiguration(machine, agent, 'apiport: 17070\n');
	await machine.run({type: 'copy-agent-configurations'});
	await writeConfiguration(machine, agent, 'apiport: 1\n');
	const reading = readConfiguration(
		answerOf(await machine.run({type: 'read-agent-configuration', agent})),
		{
			type: 'read-agent-configuration', model: {controller: 'aws', name: 'web'}, machine: '0', agent,
		},
		{client: undefined, controller: undefined},
	);
	t.like(reading, {value: {current: 'apiport: 1', copy: 'apiport: 17070'}});
});

test('copies are made of all agents, once: an older copy stays', async t => {
	const machine = await createMachine(t);
	const files = [await writeConfiguration(machine, 'machine-0', 'first\n'), await writeConfiguration(machine, 'unit-mysql-0', 'first\n')];
	await machine.run({type: 'copy-agent-configurations'});
	await Promise.all(files.map(async file => fs.writeFile(file, 'second\n')));
	await machine.run({type: 'copy-agent-configurations'});
	t.deepEqual(await Promise.all(files.map(async file => fs.readFile(`${file}.before-upgrade`, 'utf8'))), ['first\n', 'first\n']);
	t.deepEqual(await fs.readdir(path.join(machine.agents, 'machine-0')), ['agent.conf', 'agent.conf.before-upgrade']);
});

test('a machine without agents is no failure', async t => {
	const machine = await createMachine(t);
	t.is(await machine.run({type: 'copy-agent-configurations'}), '');
});

test('a restored configuration is what the copy was', async t => {
	const machine = await createMachine(t);
	const file = await writeConfiguration(machine, agent, 'good\n');
	await machine.run({type: 'copy-agent-configurations'});
	await fs.writeFile(file, 'bad\n');
	await machine.run({type: 'restore-agent-configuration', agent});
	t.is(await fs.readFile(file, 'utf8'), 'good\n');
	t.is(await fs.readFile(`${file}.before-restore`, 'utf8'), 'bad\n');
});

test('restoring without a copy fails and leaves the configuration', async t => {
	const machine = await createMachine(t);
	const file = await writeConfiguration(machine, agent, 'only\n');
	await t.throwsAsync(machine.run({type: 'restore-agent-configuration', agent}));
	t.is(await fs.readFile(file, 'utf8'), 'only\n');
});

const inspect = (stdout: string) => readServices(
	answerOf(stdout),
	{type: 'inspect-services', model: {controller: 'aws', name: 'web'}, machine: '0'},
	{client: undefined, controller: undefined},
);

test('services of systemd are found with their state', async t => {
	const machine = await createMachine(t, {
		systemctl: `
case "$1 $2" in
	"list-unit-files "*) echo "jujud-machine-2.service enabled enabled"; echo "jujud-unit-mysql-0.service enabled enabled";;
	"is-active jujud-machine-2.service") echo active;;
	"is-active "*) echo failed; exit 3;;
	"status "*) echo "● jujud-machine-2.service"; exit 3;;
esac`,
	});
	t.like(inspect(await machine.run({type: 'inspect-services'})), {
		value: {
			services: [
				{name: 'jujud-machine-2', initSystem: 'systemd', state: 'active'},
				{name: 'jujud-unit-mysql-0', initSystem: 'systemd', state: 'failed'},
			],
			text: '● jujud-machine-2.service',
		},
	});
});

test('services of upstart are found with their state', async t => {
	const machine = await createMachine(t, {status: 'test "$1" = jujud-machine-2 && echo "$1 start/running, process 7" || echo "$1 stop/waiting"'});
	const folder = path.join(path.dirname(machine.agents), 'init');
	await fs.mkdir(folder);
	await fs.writeFile(path.join(folder, 'jujud-machine-2.conf'), '');
	await fs.writeFile(path.join(folder, 'jujud-unit-mysql-0.conf'), '');
	t.like(inspect(await machine.run({type: 'inspect-services'})), {
		value: {
			services: [
				{name: 'jujud-machine-2', initSystem: 'upstart', state: 'active'},
				{name: 'jujud-unit-mysql-0', initSystem: 'upstart', state: 'inactive'},
			],
		},
	});
});

test('a machine without services of Juju is told from one that did not answer', async t => {
	const machine = await createMachine(t, {systemctl: ':'});
	t.like(inspect(await machine.run({type: 'inspect-services'})), {value: {services: []}});
});
