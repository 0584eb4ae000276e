import test from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {runKnownCommand} from '../../../source/simulator/shell/known-commands.js';
import {type ShellAnswer} from '../../../source/simulator/shell/shell-answer.js';
import {
	agentAt,
	createCloud,
	pass,
	theMachine,
} from '../../_helpers/simulated-cloud.js';

const run = (cloud: Cloud, text: string, id = '1'): ShellAnswer => runKnownCommand(cloud, agentAt(cloud, 'db', `machine-${id}`), text);

const conf = '/var/lib/juju/agents/machine-1/agent.conf';

test('people can look at files', t => {
	const cloud = createCloud('small');
	t.regex(run(cloud, `sudo cat ${conf}`).stdout, /^# format 2\.0\ntag: machine-1\n/v);
	t.is(run(cloud, 'sudo cat /var/lib/juju/tools/machine-1').stdout, '3.6.4-ubuntu-amd64');
	t.deepEqual(run(cloud, 'cat /nowhere'), {stdout: '', stderr: 'cat: /nowhere: No such file or directory\n', exitCode: 1});
});

test('people can list folders and patterns', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, 'ls -lh /etc/systemd/system/jujud-*').stdout, '/etc/systemd/system/jujud-machine-1.service\n');
	t.is(run(cloud, 'ls /var/lib/juju/agents/').stdout, 'machine-1/agent.conf\nunit-etcd-1/agent.conf\n');
	t.is(run(cloud, 'ls /nowhere').exitCode, 2);
});

test('people can copy and compare files', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, `sudo cp -p ${conf} ${conf}.bak`).exitCode, 0);
	t.deepEqual(run(cloud, `sudo diff ${conf} ${conf}.bak`), {stdout: '', stderr: '', exitCode: 0});
	t.is(run(cloud, `sudo diff ${conf} /var/lib/juju/agents/unit-etcd-1/agent.conf`).exitCode, 1);
	t.is(run(cloud, `sudo cp ${conf}.none ${conf}`).exitCode, 1);
});

test('people can stop, start and look at services, in both manners', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, 'systemctl is-active jujud-machine-1').stdout, 'active\n');
	t.is(run(cloud, 'sudo systemctl stop jujud-machine-1.service').exitCode, 0);
	t.false(theMachine(cloud, 'db', '1').isConnected);
	t.deepEqual(run(cloud, 'systemctl is-active jujud-machine-1'), {stdout: 'inactive\n', stderr: '', exitCode: 3});
	t.is(run(cloud, 'sudo service jujud-machine-1 start').exitCode, 0);
	pass(cloud, 10);
	t.true(theMachine(cloud, 'db', '1').isConnected);
	t.regex(run(cloud, 'systemctl status jujud-machine-1').stdout, /Active: active \(running\)/v);
	t.is(run(cloud, 'sudo systemctl restart nothing').exitCode, 5);
	t.is(run(cloud, 'sudo systemctl status nothing').exitCode, 4);
});

test('people can make room on a full disk', t => {
	const cloud = createCloud('disk-full');
	t.regex(run(cloud, 'df -h /var/lib/juju').stdout, / 103 {2}99% \/\n$/v);
	t.is(run(cloud, 'sudo journalctl --vacuum-size=100M').exitCode, 0);
	t.regex(run(cloud, 'df -h').stdout, / 6200 {2}61% \/\n$/v);
});

test('a command that the machine does not have is refused', t => {
	t.deepEqual(run(createCloud('small'), 'sudo rm -rf /'), {stdout: '', stderr: 'bash: line 1: rm: command not found\n', exitCode: 127});
	t.is(run(createCloud('small'), 'toString').exitCode, 127);
});
