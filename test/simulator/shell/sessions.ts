import test, {type ExecutionContext} from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {injectFault} from '../../../source/simulator/faults.js';
import {doesTakeTerminal, openRemoteShell, type ShellStep} from '../../../source/simulator/remote-shell.js';
import {
	agentAt,
	createCloud,
	pass,
	passUntil,
	theMachine,
	theUnit,
} from '../../_helpers/simulated-cloud.js';

const conf = '/var/lib/juju/agents/machine-1/agent.conf';

const openMachine = (cloud: Cloud) => openRemoteShell(cloud, {kind: 'machine', place: agentAt(cloud, 'db', 'machine-1')});

const openHooks = (cloud: Cloud) => openRemoteShell(cloud, {kind: 'hooks', place: agentAt(cloud, 'db', 'unit-etcd-1')});

const failing = (): Cloud => {
	const cloud = createCloud('small');
	injectFault(cloud, {
		id: 'one', state: 'armed', type: 'hook-failed', ...agentAt(cloud, 'db', 'unit-etcd-1'), hook: 'config-changed',
	}, true);
	return cloud;
};

const said = (t: ExecutionContext, step: ShellStep): string => {
	t.true(step.type === 'answer' || step.type === 'leave', step.type);
	return `${step.stdout}${step.stderr}`;
};

const asEdit = (step: ShellStep): Extract<ShellStep, {type: 'edit'}> => {
	if (step.type !== 'edit') {
		throw new TypeError(`No editor was opened: ${step.type}`);
	}

	return step;
};

const asFollow = (step: ShellStep): Extract<ShellStep, {type: 'follow'}> => {
	if (step.type !== 'follow') {
		throw new TypeError(`Nothing is followed: ${step.type}`);
	}

	return step;
};

test('the prompt says who one is and where', t => {
	const shell = openMachine(createCloud('small'));
	t.regex(shell.prompt(), /^ubuntu@juju-[0-9a-f]{6}-1:~\$ $/v);
	shell.run('cd /var/lib/juju/agents');
	t.regex(shell.prompt(), /:\/var\/lib\/juju\/agents\$ $/v);
	t.is(said(t, shell.run('ls machine-1')), 'agent.conf\n');
	t.regex(said(t, shell.run('cd /nowhere')), /^bash: cd: \/nowhere: No such file/v);
	shell.run('sudo -i');
	t.regex(shell.prompt(), /^root@\S+# $/v);
	t.is(shell.run('exit').type, 'answer');
	t.like(shell.run('exit 3'), {type: 'leave', exitCode: 3});
});

test('an editor is given the file, what it saves is written, and the line goes on', t => {
	const cloud = createCloud('small');
	const shell = openMachine(cloud);
	const step = asEdit(shell.run(`sudo vi ${conf} && grep -c machine ${conf}`));

	t.is(step.path, conf);
	t.regex(step.text, /^tag: machine-1$/mv);
	t.is(said(t, step.save('tag: machine-9\n')), '1\n');
	t.is(said(t, shell.run(`cat ${conf}`)), 'tag: machine-9\n');
});

test('an editor that fails saves nothing and ends the line', t => {
	const cloud = createCloud('small');
	const shell = openMachine(cloud);
	t.is(said(t, asEdit(shell.run(`nano ${conf} && echo on`)).save(undefined)), '');
	t.deepEqual(theMachine(cloud, 'db', '1').files, {});
	t.regex(said(t, shell.run('vi /var/lib/juju')), /no file that can be edited/v);
});

test('a log can be followed, also through grep', t => {
	const cloud = failing();
	const shell = openMachine(cloud);
	const step = asFollow(shell.run('sudo tail -f /var/log/juju/machine-1.log | grep ERROR'));

	t.is(step.next(), '');
	pass(cloud, 12);
	t.regex(step.next(), /^\d{4}-\S+ \S+ ERROR juju\.worker\.uniter\.operation hook "config-changed"/v);
	t.is(step.next(), '');
	t.is(shell.run('tail -f /nowhere').type, 'answer');
});

test('a machine that loses its power closes the connection', t => {
	const cloud = createCloud('small');
	const shell = openMachine(cloud);
	theMachine(cloud, 'db', '1').isOn = false;
	t.like(shell.run('ls'), {type: 'leave', exitCode: 255});
});

test('a hook that fails is run, its cause put right, and the unit goes on', t => {
	const cloud = failing();
	const shell = openHooks(cloud);
	t.regex(shell.greeting, /hook "config-changed" fails/v);
	t.is(shell.prompt(), 'root@etcd-1:/var/lib/juju/agents/unit-etcd-1/charm# ');
	t.like(shell.run('./hooks/config-changed'), {exitCode: 1, stderr: 'dial tcp 127.0.0.1:2379: connect: connection refused\n'});
	t.regex(said(t, shell.run('systemctl status etcd')), /failed \(Result: exit-code\)/v);
	t.like(shell.run('systemctl restart etcd'), {exitCode: 0});
	t.like(shell.run('./hooks/config-changed'), {exitCode: 0});
	t.like(shell.run('exit'), {type: 'leave', stdout: 'The hook "config-changed" ran well: etcd/1 goes on.\n'});
	passUntil(cloud, () => theUnit(cloud, 'db', 'etcd/1').trouble === undefined, 30);
	t.is(theUnit(cloud, 'db', 'etcd/1').workload.current, 'active');
	t.is(cloud.faults[0]?.state, 'cured');
});

test('leaving after a failure leaves the hook failed; leaving at once passes it over', t => {
	const cloud = failing();
	const first = openHooks(cloud);
	first.run('./hooks/config-changed');
	t.regex(said(t, first.run('exit')), /failed once more: the session ended with 1/v);
	t.is(theUnit(cloud, 'db', 'etcd/1').workload.current, 'error');
	t.regex(said(t, openHooks(cloud).run('exit')), /counts as run, though its cause is still there/v);
	t.is(theUnit(cloud, 'db', 'etcd/1').workload.current, 'active');
});

test('the cause can be put right over ssh as well', t => {
	const cloud = failing();
	openMachine(cloud).run('sudo service etcd restart');
	passUntil(cloud, () => theUnit(cloud, 'db', 'etcd/1').workload.current === 'active' && theUnit(cloud, 'db', 'etcd/1').trouble === undefined, 400);
	t.regex(openHooks(cloud).greeting, /No hook of it fails now/v);
});

test('what is in the way of a charm is moved aside', t => {
	const cloud = createCloud('small');
	const unit = theUnit(cloud, 'db', 'etcd/1');
	unit.charmTaken = {revision: 2, state: 'conflict', calm: unit.workload};
	const shell = openMachine(cloud);
	t.is(said(t, shell.run('ls /var/lib/juju/agents/unit-etcd-1/charm/lib')), 'left-behind\n');
	t.is(said(t, shell.run('sudo mv /var/lib/juju/agents/unit-etcd-1/charm/lib /root/etcd-lib')), '');
	t.true(unit.charmTaken.isCleared);
});

test('only what takes the terminal is a session of its own', t => {
	t.true(doesTakeTerminal(`sudo vi ${conf}`));
	t.true(doesTakeTerminal('sudo tail -n 5 -f /var/log/juju/machine-0.log'));
	t.false(doesTakeTerminal('sudo systemctl restart jujud-machine-0'));
	t.false(doesTakeTerminal('tail -n 5 /var/log/juju/machine-0.log'));
});
