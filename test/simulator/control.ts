import test from 'ava';
import {type Cloud} from '../../source/simulator/cloud.js';
import {type ServedCloud} from '../../source/simulator/connection.js';
import {faultKinds} from '../../source/simulator/control-faults.js';
import {runControl, type ControlAnswer} from '../../source/simulator/control.js';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {createSimulatedTime} from '../../source/simulator/simulated-time.js';
import {
	createCloud,
	isUpgraded,
	pass,
	passUntil,
	theController,
	theMachine,
	theModel,
	upgradeController,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';

const serve = (cloud: Cloud, isControlled = true): ServedCloud => ({
	cloud,
	time: {
		now: () => cloud.now,
		async wait() {
			// Nobody waits here.
		},
	},
	charmReader: undefined,
	onCommand: undefined,
	control: isControlled ? {time: createSimulatedTime({startedAt: cloud.now, speed: 1})} : undefined,
});

const run = (cloud: Cloud, line: string): ControlAnswer => runControl(serve(cloud), line.split(' ').filter(Boolean));

test('faults are listed, with what they need and what became of those that are there', t => {
	const cloud = createCloud('hook-failed');
	run(cloud, 'inject disk-full web 0');
	const {stdout, exitCode} = run(cloud, 'list');
	t.is(exitCode, 0);
	for (const {type, needs} of faultKinds) {
		t.true(stdout.includes(`${type} `) && stdout.includes(needs), type);
	}

	t.regex(stdout, /^hook-failed-1 {2}waits {3}hook-failed {2}aws:db etcd\/2 config-changed$/mv);
	t.regex(stdout, /^fault-1 {8}active {2}disk-full {4}aws:web 0$/mv);
	t.true(stdout.split('\n').every(line => line.length <= 79));
});

test('a fault is brought in and healed by its id', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, 'inject machine-down aws:admin/db machine-2').stdout, 'fault-1: machine-down, aws:db 2: active.\n');
	t.false(theMachine(cloud, 'db', '2').isConnected);
	t.is(run(cloud, 'heal fault-1').stdout, 'Healed fault-1: machine-down, aws:db 2.\n');
	pass(cloud, 30);
	t.true(theMachine(cloud, 'db', '2').isConnected);
	t.like(run(cloud, 'heal fault-1'), {exitCode: 3, stderr: 'fault-1 is healed already.\n'});
});

test('what cannot be is refused with a reason', t => {
	const cloud = createCloud('small');
	run(cloud, 'inject hook-failed db etcd/0 update-status');
	const refusals: ReadonlyArray<readonly [line: string, exitCode: number, reason: RegExp]> = [
		['nonsense', 2, /knows no "nonsense"/v],
		['list all', 2, /takes no further words/v],
		['inject', 2, /Name a fault/v],
		['inject nonsense', 2, /no fault "nonsense"/v],
		['inject disk-full web', 2, /needs MODEL MACHINE/v],
		['inject disk-full web 0 more', 2, /"more" is too much/v],
		['inject disk-full none 0', 3, /no model "none"\. There are: controller, web, db/v],
		['inject disk-full c9:web 0', 3, /no controller "c9"/v],
		['inject disk-full web 9', 3, /no agent "9" in web/v],
		['inject disk-full db etcd/0', 3, /is no machine/v],
		['inject hook-failed web 0', 3, /is no unit/v],
		['inject hook-failed db etcd/0', 3, /"update-status" of etcd\/0 fails already/v],
		['inject agent-hangs db etcd/0', 3, /lives in the process of its machine 0/v],
		['inject backup-harmed aws', 2, /missing, empty, truncated/v],
		['inject controller-unreachable c9', 2, /"c9" is too much/v],
		['heal', 2, /Say which fault/v],
		['heal fault-9', 3, /no fault with the id/v],
		['speed 0', 2, /no speed/v],
		['speed x', 2, /no speed/v],
	];
	for (const [line, exitCode, reason] of refusals) {
		const answer = run(cloud, line);
		t.is(answer.exitCode, exitCode, line);
		t.regex(answer.stderr, reason, line);
		t.is(answer.stdout, '', line);
	}

	t.like(run(createCloud('small-4.0'), 'inject upgrade-failed'), {exitCode: 3});
	t.like(runControl(serve(cloud, false), ['list']), {exitCode: 3});
});

test('the same fault does not come twice', t => {
	const cloud = createCloud('small');
	t.is(run(cloud, 'inject upgrade-failed aws the database is full').exitCode, 0);
	t.is(run(cloud, 'inject upgrade-failed').stderr, 'That fault is there already: fault-1.\n');
	t.like(cloud.faults[0], {reason: 'the database is full'});
});

test('the speed is told and changed, and time can stand still', t => {
	const cloud = createCloud('small');
	const served = serve(cloud);
	t.is(runControl(served, ['speed']).stdout, 'A second is a second of the simulated cloud.\n');
	t.is(runControl(served, ['speed', '20']).stdout, 'A second is 20 seconds of the simulated cloud.\n');
	t.regex(runControl(served, ['pause']).stdout, /^Time stands still/v);
	t.is(served.control?.time?.speed(), 0);
	t.like(runControl({...served, control: {time: undefined}}, ['speed', '2']), {exitCode: 3});
});

const words: Readonly<Record<string, string>> = {
	'agent-configuration': 'db 1', 'agent-hangs': 'db 1', 'agent-stopped': 'db 1', 'disk-full': 'db 1', 'hook-failed': 'db etcd/1', 'machine-down': 'db 1',
	'backup-harmed': 'aws truncated',
};

for (const {type} of faultKinds) {
	test(`${type} can be healed, whether or not it has begun`, t => {
		const early = createCloud('small');
		t.is(run(early, `inject ${type} ${words[type] ?? ''}`).exitCode, 0);
		t.is(run(early, 'heal fault-1').exitCode, 0);
		pass(early, 60);
		withUpgradedController(early);
		upgradeModel(early, 'db');
		passUntil(early, () => isUpgraded(theModel(early, 'db')));

		const late = createCloud('small');
		run(late, `inject ${type} ${words[type] ?? ''}`);
		upgradeController(late);
		pass(late, 200);
		upgradeModel(late, 'db');
		pass(late, 200);
		runCommandLine(late, ['create-backup', '-m', 'aws:controller'], {now: late.now});
		const [fault] = late.faults;
		t.is(fault?.state, type === 'backup-harmed' ? 'cured' : 'active');
		run(late, 'heal fault-1');
		passUntil(late, () => theController(late).upgrade?.phase === 'done');
		if (theModel(late, 'db').version !== '3.6.28') {
			upgradeModel(late, 'db');
		}

		passUntil(late, () => isUpgraded(theModel(late, 'db')));
		passUntil(late, () => theModel(late, 'db').units.values().every(({workload}) => workload.current === 'active'));
		t.is(fault?.state, 'cured');
	});
}
