import test from 'ava';
import {renderMachineScript} from '../../../source/juju/commands/machine-scripts.js';
import {
	createJuju,
	createLab,
	labMachine,
	labModel,
} from '../../_helpers/simulated-lab.js';

test('one machine answers with nothing around it', t => {
	const cloud = createLab();
	const host = labMachine(cloud, '0').hostname;
	t.like(createJuju(cloud)('exec -m c1:prod --machine 0 -- hostname'), {exitCode: 0, stdout: `${host}\n`, stderr: ''});
	t.is(createJuju(createLab({client: '2.9.52'}))('run -m c1:prod --machine 0 -- hostname').exitCode, 0);
});

test('several places are told apart by their names since 3.0, in a list before', t => {
	const cloud = createLab();
	const [left, right] = ['0', '1'].map(id => labMachine(cloud, id).hostname);
	const {stdout, stderr} = createJuju(cloud)('exec -m c1:prod --machine 0,1 -- hostname');
	t.is(stdout, `0:\n${left}\n\n1:\n${right}\n\n`);
	t.is(stderr, '');
	t.is(
		createJuju(createLab({client: '2.9.52'}))('exec -m c1:prod --machine 0,1 -- hostname').stdout,
		`- MachineId: "0"\n  Stdout: |\n    ${left}\n- MachineId: "1"\n  Stdout: |\n    ${right}\n`,
	);
});

test('units are meant by name or by application, each once', t => {
	const juju = createJuju(createLab());
	const answer = JSON.parse(juju('exec -m c1:prod --unit mysql/0 -a mysql --format json -- true').stdout) as Record<string, unknown>;
	t.deepEqual(Object.keys(answer), ['mysql/0', 'mysql/1']);
	t.is(juju('exec -m c1:prod -a nosuch -- true').stderr, 'ERROR application "nosuch" not found\n');
	t.is(juju('exec -m c1:prod --unit mysql/9 -- true').stderr, 'ERROR unit "mysql/9" not found\n');
	t.is(juju('exec -m c1:prod --machine 9 -- true').stderr, 'ERROR machine 9 not found\n');
});

test('a command that fails hands its code on in 2.9 and is a failed task since 3.0', t => {
	t.is(createJuju(createLab({client: '2.9.52'}))('exec -m c1:prod --machine 0 -- nosuch').exitCode, 127);
	const {exitCode, stderr} = createJuju(createLab())('exec -m c1:prod --machine 0 -- nosuch');
	t.is(exitCode, 1);
	t.regex(stderr, /ERROR the following task failed:\n - id "2" with return code 127\n\nuse 'juju show-task'/v);
});

test('JSON has a list with capitals in 2.9 and a map of tasks since 3.0', t => {
	const line = 'exec -m c1:prod --machine 0 --format json -- true';
	t.is(createJuju(createLab({client: '2.9.52'}))(line).stdout, '[{"MachineId":"0","Stdout":""}]\n');
	const time = '2026-04-01 01:23:45 +0000 UTC';
	t.deepEqual(JSON.parse(createJuju(createLab())(line).stdout), {
		0: {
			id: '2', machine: '0', results: {'return-code': 0}, status: 'completed', timing: {completed: time, enqueued: time, started: time},
		},
	});
});

test('an agent that is down is waited for in vain: five minutes, or as long as the client is told', t => {
	const cloud = createLab();
	labMachine(cloud, '1').isConnected = false;
	const juju = createJuju(cloud);
	t.is(juju('exec -m c1:prod --all -- true').takes, 300_000);
	t.like(juju('exec -m c1:prod --all --wait 1m30s -- true'), {
		exitCode: 1, takes: 90_000, stderr: 'ERROR timed out waiting for results from: machine 1\n',
	});
	const old = createLab({client: '2.9.52'});
	labMachine(old, '1').isConnected = false;
	t.like(createJuju(old)('exec -m c1:prod --all --timeout 2m -- true'), {exitCode: 1, takes: 120_000, stderr: 'ERROR command timed out\n'});
	t.is(createJuju(old)('exec -m c1:prod --all -- true').takes, 300_000);
});

test('the program\'s copy of all configurations is made on every machine', t => {
	const cloud = createLab();
	const script = renderMachineScript({type: 'copy-agent-configurations'}) ?? '';
	const {exitCode} = createJuju(cloud)(['exec', '-m', 'c1:prod', '--all', '--wait', '2m', '--no-browser-login', '--', script]);
	t.is(exitCode, 0);
	for (const machine of labModel(cloud).machines.values()) {
		t.true(Object.keys(machine.files).some(path => path.endsWith('agent.conf.before-upgrade')), machine.id);
	}
});

test('a locked model runs nothing', t => {
	const cloud = createLab();
	labModel(cloud).disabled = [{set: 'all', message: 'frozen'}];
	t.regex(createJuju(cloud)('exec -m c1:prod --machine 0 -- true').stderr, /^ERROR frozen \(operation is blocked\)/v);
});
