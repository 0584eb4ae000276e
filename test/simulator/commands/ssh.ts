import test from 'ava';
import {renderMachineScript} from '../../../source/juju/commands/machine-scripts.js';
import {
	createJuju,
	createLab,
	labController,
	labMachine,
} from '../../_helpers/simulated-lab.js';

const inspect = renderMachineScript({type: 'inspect-services'}) ?? '';

test('a command runs on a machine, on a container and on the machine of a unit', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.is(juju('ssh -m c1:prod 0 hostname').stdout, `${labMachine(cloud, '0').hostname}\n`);
	t.is(juju('ssh -m c1:prod ubuntu@1/lxd/0 hostname').stdout, `${labMachine(cloud, '1/lxd/0').hostname}\n`);
	t.is(juju('ssh -m c1:prod mysql/1 hostname').stdout, `${labMachine(cloud, '1').hostname}\n`);
	t.is(juju('ssh -m c1:prod mysql/leader hostname').stdout, `${labMachine(cloud, '0').hostname}\n`);
});

test('a script of the program is one word and runs while the machine\'s agent is down', t => {
	const cloud = createLab();
	labMachine(cloud, '0').isConnected = false;
	const {exitCode, stdout} = createJuju(cloud)(['ssh', '-m', 'c1:prod', '--pty=false', '0', inspect]);
	t.is(exitCode, 0);
	t.regex(stdout, /^init systemd\nservice jujud-machine-0 \w+\n/v);
});

test('the exit code is that of the command', t => {
	const {exitCode, stderr} = createJuju(createLab())('ssh -m c1:prod 0 nosuchcommand');
	t.is(exitCode, 127);
	t.regex(stderr, /command not found/v);
});

test('options of OpenSSH stand behind the target', t => {
	const cloud = createLab();
	t.is(createJuju(cloud)('ssh -m c1:prod 0 -4 hostname').stdout, `${labMachine(cloud, '0').hostname}\n`);
});

test('a machine without power lets nobody in', t => {
	const cloud = createLab();
	labMachine(cloud, '0').isOn = false;
	const {exitCode, stderr, takes} = createJuju(cloud)('ssh -m c1:prod 0 hostname');
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR cannot connect to any address: \[\S+:22\]\n$/v);
	t.true(takes > 10_000);
});

test('a machine that does not exist is refused', t => {
	const juju = createJuju(createLab());
	t.is(juju('ssh -m c1:prod 9 hostname').stderr, 'ERROR machine 9 not found\n');
	t.is(juju('ssh -m c1:prod mysql/9 hostname').stderr, 'ERROR unit mysql/9 not found\n');
});

test('ssh and status are answered while the database is upgraded, others are not', t => {
	const cloud = createLab();
	labController(cloud).api = 'restricted';
	const juju = createJuju(cloud);
	t.is(juju('ssh -m c1:prod 0 hostname').exitCode, 0);
	t.is(juju('status -m c1:prod --format json').exitCode, 0);
	t.is(juju('model-config -m c1:prod agent-version').stderr, 'ERROR upgrade in progress (upgrade in progress)\n');
	t.is(juju('upgrade-model -m c1:prod').stderr, 'ERROR upgrade in progress (upgrade in progress)\n');
});

test('a shell in the terminal is left at once', t => {
	const cloud = createLab();
	t.regex(createJuju(cloud)('ssh -m c1:prod 0', {isTerminal: true}).transcript ?? '', /:~\$ exit\nlogout\n/v);
	t.is(createJuju(cloud)('ssh -m c1:prod 0').transcript, undefined);
});

test('what came of a command in the terminal is shown', t => {
	const cloud = createLab();
	t.is(createJuju(cloud)('ssh -m c1:prod --pty 0 hostname', {isTerminal: true}).transcript, `${labMachine(cloud, '0').hostname}\n`);
});
