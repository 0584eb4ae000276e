import {testProp, fc} from '@fast-check/ava';
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

const shared = createCloud('small');

const conf = '/var/lib/juju/agents/machine-1/agent.conf';

test('people can look at files', t => {
	const cloud = createCloud('small');
	t.regex(run(cloud, `sudo cat ${conf}`).stdout, /^# format 2\.0\ntag: machine-1\n/v);
	t.is(run(cloud, 'sudo cat /var/lib/juju/tools/machine-1').stdout, '3.6.4-ubuntu-amd64');
	t.deepEqual(run(cloud, 'cat /nowhere'), {stdout: '', stderr: 'cat: /nowhere: No such file or directory\n', exitCode: 1});
});

test('people can list folders and patterns, with sizes and times', t => {
	const cloud = createCloud('small');
	t.regex(run(cloud, 'ls -lh /etc/systemd/system/jujud-*').stdout, /^-rw-r--r-- 1 root root 199 [A-Z][a-z]{2} [\d ]\d \d\d:\d\d \/etc\/systemd\/system\/jujud-machine-1\.service\n$/v);
	t.is(run(cloud, 'ls /var/lib/juju/agents/').stdout, 'machine-1\nunit-etcd-1\n');
	t.is(run(cloud, 'ls /var/lib/juju/agents/*/agent.conf').stdout, `${conf}\n/var/lib/juju/agents/unit-etcd-1/agent.conf\n`);
	t.regex(run(cloud, 'ls -l /var/lib/juju/tools').stdout, /^lrwxrwxrwx .* machine-1 -> 3\.6\.4-ubuntu-amd64$/mv);
	t.deepEqual(run(cloud, 'ls /nowhere /tmp'), {stdout: '/tmp:\n', stderr: 'ls: cannot access \'/nowhere\': No such file or directory\n', exitCode: 2});
});

test('an upstart job is as old as its last start', t => {
	const cloud = createCloud('first');
	const reference = {controller: cloud.controllers[0]?.name ?? '', model: cloud.controllers[0]?.models[0]?.name ?? '', agent: 'machine-1'};
	const list = () => runKnownCommand(cloud, reference, 'ls -lh /etc/init/juju*').stdout.split('\n', 1)[0];
	const before = list();
	t.regex(before ?? '', / \/etc\/init\/jujud-machine-1\.conf$/v);
	t.is(runKnownCommand(cloud, reference, 'sudo service jujud-machine-1 restart').stdout, 'jujud-machine-1 start/running, process 2417\n');
	t.not(list(), before);
	t.is(runKnownCommand(cloud, reference, 'initctl list | grep -c jujud').exitCode, 0);
	t.is(runKnownCommand(cloud, reference, 'systemctl status').exitCode, 127);
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
	t.regex(run(cloud, 'df -h /var/lib/juju').stdout, / 103M {2}99% \/\n$/v);
	t.is(run(cloud, 'sudo journalctl --vacuum-size=100M').exitCode, 0);
	t.regex(run(cloud, 'df').stdout, / 6200 {2}61% \/\n$/v);
});

test('old logs take room until they are removed', t => {
	const cloud = createCloud('disk-full');
	const fault = cloud.faults.find(({type}) => type === 'disk-full');
	t.regex(run(cloud, 'sudo du -sh /var/log/syslog.1').stdout, /^4\.1G\t/v);
	t.is(run(cloud, 'sudo rm /var/log/syslog.1').exitCode, 0);
	t.regex(run(cloud, 'df -h').stdout, / 4\.2G {2}73% \/\n$/v);
	t.is(fault?.state, 'cured');
	t.is(run(cloud, 'sudo rm /var/log/syslog.1').stderr, 'rm: cannot remove \'/var/log/syslog.1\': No such file or directory\n');
});

test('people can move a file away and bring another in its place', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, `sudo cp ${conf} /root/good && sudo mv ${conf} ${conf}.bad`).exitCode, 0);
	t.is(run(cloud, `cat ${conf}`).exitCode, 1);
	t.is(run(cloud, 'sudo systemctl restart jujud-machine-1').exitCode, 0);
	pass(cloud, 10);
	t.regex(run(cloud, 'systemctl status jujud-machine-1').stdout, /open \S+agent\.conf: no such file or directory/v);
	t.is(run(cloud, `sudo mv /root/good ${conf}; sudo systemctl restart jujud-machine-1`).exitCode, 0);
	pass(cloud, 10);
	t.true(theMachine(cloud, 'db', '1').isConnected);
});

test('people can search, count and replace', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, `sudo cat ${conf} | grep -n -A1 ^apiaddresses`).stdout, '19:apiaddresses:\n20:- 10.0.1.10:17070\n');
	t.is(run(cloud, String.raw`grep -c -i 'MODEL\|tag' ${conf}`).stdout, '2\n');
	t.is(run(cloud, `sudo sed -i.old 's#10.0.1.10:17070#192.0.2.7:17070#' ${conf}; head -n 20 ${conf} | tail -1`).stdout, '- 192.0.2.7:17070\n');
	t.is(run(cloud, `diff ${conf}.old ${conf}`).stdout, '20c20\n< - 10.0.1.10:17070\n---\n> - 192.0.2.7:17070\n');
	t.is(run(cloud, 'echo b a b | wc -l').stdout, '1\n');
	t.regex(run(cloud, String.raw`sed 's/\(a/b/' ${conf}`).stdout, /^tag: machine-1$/mv);
	t.regex(run(cloud, `sed '1d' ${conf}`).stderr, /^sed: this simulated shell knows only s\/from\/to\//v);
	t.is(run(cloud, `grep -E '(a+)+' ${conf}`).exitCode, 2);
});

test('lists of commands go on as each ended', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, 'false && echo no || echo yes; echo end').stdout, 'yes\nend\n');
	t.is(run(cloud, String.raw`cat /nowhere 2>/dev/null; echo "a | b" 'c;d' e\ f`).stdout, 'a | b c;d e f\n');
});

test('what this shell does not do is said in a sentence', t => {
	const cloud = createCloud('small');
	const sentences: ReadonlyArray<readonly [line: string, sentence: RegExp]> = [
		['echo x > /tmp/y', /does not redirect/v],
		['echo $HOME', /knows no variables/v],
		['echo `date`', /runs no command inside another/v],
		['sleep 5 &', /nothing in the background/v],
		['cat | ', /nothing where a command should stand/v],
		['echo "open', /is not closed/v],
	];
	for (const [line, sentence] of sentences) {
		const {stderr, exitCode} = run(cloud, line);
		t.regex(stderr, sentence, line);
		t.is(exitCode, 2, line);
	}
});

testProp('no line is more than the shell can take', [fc.string({maxLength: 60, unit: fc.constantFrom(...String.raw`ab*?[]|&;'"\$<>-/. ls grep sed`.split(''))})], (t, line) => {
	t.is(typeof run(shared, line).exitCode, 'number');
}, {numRuns: 300});

test('a command that the machine does not have is refused', t => {
	t.deepEqual(run(createCloud('small'), 'sudo apt install nano'), {stdout: '', stderr: 'bash: line 1: apt: command not found\n', exitCode: 127});
	t.is(run(createCloud('small'), 'toString').exitCode, 127);
	t.regex(run(createCloud('small'), 'sudo rm -rf /').stderr, /takes no folder as high as '\/' away/v);
});
