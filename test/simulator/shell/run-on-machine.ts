import test from 'ava';
import {renderMachineScript, type MachineScript} from '../../../source/juju/commands/machine-scripts.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {runOnMachine} from '../../../source/simulator/shell/run-on-machine.js';
import {type ShellAnswer} from '../../../source/simulator/shell/shell-answer.js';
import {
	agentAt,
	createCloud,
	isUpgraded,
	pass,
	passUntil,
	theMachine,
	theModel,
	upgradeModel,
	withUpgradedController,
} from '../../_helpers/simulated-cloud.js';

const run = (cloud: Cloud, text: string, id = '2'): ShellAnswer | undefined => runOnMachine(cloud, agentAt(cloud, 'db', `machine-${id}`), text);

const play = (cloud: Cloud, script: MachineScript): ShellAnswer | undefined => run(cloud, renderMachineScript(script) ?? '');

const agent = 'machine-2';

/** The model db is upgraded with a copy of each agent.conf at hand; machine 2 stayed behind. */
const brokenCloud = (): Cloud => {
	const cloud = withUpgradedController(createCloud('agent-configuration'));
	play(cloud, {type: 'copy-agent-configurations'});
	upgradeModel(cloud, 'db');
	pass(cloud, 60);
	return cloud;
};

test('the report of a healthy machine names its one service', t => {
	const answer = play(createCloud('small'), {type: 'inspect-services'});
	t.is(answer?.exitCode, 0);
	t.deepEqual(answer?.stdout.split('\n').slice(0, 3), ['init systemd', 'service jujud-machine-2 active', '']);
});

test('the report of a machine with upstart is in the form of upstart', t => {
	const cloud = createCloud('small-2.9');
	theMachine(cloud, 'db', '2').init = 'upstart';
	const lines = play(cloud, {type: 'inspect-services'})?.stdout.split('\n') ?? [];
	t.deepEqual(lines.slice(0, 3), ['init upstart', 'service jujud-machine-2 active', '']);
	t.regex(lines[3] ?? '', /^-rw-r--r-- 1 root root 533 .* \/etc\/init\/jujud-machine-2\.conf$/v);
});

test('the service of an agent that cannot read its configuration has failed, and says why', t => {
	const {stdout} = play(brokenCloud(), {type: 'inspect-services'}) ?? {stdout: ''};
	t.regex(stdout, /^service jujud-machine-2 failed$/mv);
	t.regex(stdout, /Active: failed \(Result: exit-code\)/v);
	t.regex(stdout, /cannot read agent configuration: .* line \d+: /v);
});

test('the configuration and its copy are shown without secrets, and differ in the damage and in what an upgrade writes', t => {
	const {stdout} = play(brokenCloud(), {type: 'read-agent-configuration', agent}) ?? {stdout: ''};
	const [current = '', copy = ''] = stdout.replace('--- current\n', '').split('--- copy\n', 2);
	const [ours, theirs] = [current.split('\n'), copy.split('\n')];
	t.deepEqual(ours.filter(line => !theirs.includes(line)), ['upgradedToVersion: 3.6.28', 'apiaddresses: 192.0.2.1:17070']);
	t.regex(copy, /^apiaddresses:\n- 10\.0\.1\.10:17070$/mv);
	t.regex(stdout, /^apipassword: \*{8}$/mv);
	t.regex(stdout, /^cacert: \*{8}\ncontroller: controller-/mv);
	t.notRegex(stdout, /CERTIFICATE|machine-0:[0-9a-f]{8}/v);
});

test('without a copy only the configuration is shown', t => {
	const answer = play(createCloud('small'), {type: 'read-agent-configuration', agent});
	t.regex(answer?.stdout ?? '', /^--- current\n# format 2\.0\n/v);
	t.notRegex(answer?.stdout ?? '', /--- copy/v);
});

test('a copy is taken once: one that is there stays', t => {
	const cloud = brokenCloud();
	play(cloud, {type: 'copy-agent-configurations'});
	t.regex(play(cloud, {type: 'read-agent-configuration', agent})?.stdout ?? '', /--- copy\n[\s\S]*apiaddresses:\n- /v);
});

test('restoring and restarting brings the agent back', t => {
	const cloud = brokenCloud();
	t.is(play(cloud, {type: 'restore-agent-configuration', agent})?.exitCode, 0);
	t.is(play(cloud, {type: 'restart-agent', service: {name: 'jujud-machine-2', initSystem: 'systemd'}})?.exitCode, 0);
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'db')), 30);
	t.regex(play(cloud, {type: 'inspect-services'})?.stdout ?? '', /^service jujud-machine-2 active$/mv);
});

test('the editor puts right what is wrong, and says what it changed', t => {
	const cloud = brokenCloud();
	const answer = play(cloud, {type: 'edit-agent-configuration', agent});
	t.regex(answer?.stdout ?? '', /^- apiaddresses: 192\.0\.2\.1:17070\n\+ apiaddresses:\n\+ - 10\.0\.1\.10:17070$/mv);
	t.notRegex(answer?.stdout ?? '', /password/v);
	play(cloud, {type: 'restart-agent', service: {name: 'jujud-machine-2', initSystem: 'systemd'}});
	passUntil(cloud, () => isUpgraded(theModel(cloud, 'db')), 30);
	t.regex(play(cloud, {type: 'edit-agent-configuration', agent})?.stdout ?? '', /nothing is wrong with it/v);
});

test('what does not exist is refused as a shell refuses it', t => {
	const cloud = createCloud('small');
	t.is(play(cloud, {type: 'restore-agent-configuration', agent})?.exitCode, 1);
	t.is(play(cloud, {type: 'restart-agent', service: {name: 'jujud-machine-7', initSystem: 'systemd'}})?.exitCode, 5);
	t.is(play(cloud, {type: 'read-agent-configuration', agent: 'machine-7'})?.exitCode, 1);
	t.is(play(cloud, {type: 'edit-agent-configuration', agent: 'machine-7'})?.exitCode, 1);
});

test('nobody gets into a machine without power, or into one that is none', t => {
	const cloud = createCloud('machine-down');
	t.is(runOnMachine(cloud, agentAt(cloud, 'web', 'machine-1'), 'true'), undefined);
	t.is(runOnMachine(cloud, agentAt(cloud, 'web', 'machine-9'), 'true'), undefined);
	t.is(runOnMachine(cloud, agentAt(cloud, 'web', 'machine-0'), 'true')?.exitCode, 0);
});
