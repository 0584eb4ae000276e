import test from 'ava';
import {type ModelStatus} from '../../../source/domain/status.js';
import {advance} from '../../../source/simulator/cluster.js';
import {runCommandLine} from '../../../source/simulator/command-line.js';
import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
} from '../../../source/simulator/cloud.js';
import {importCloud} from '../../../source/simulator/import/import-cloud.js';
import {findScenario} from '../../../source/simulator/scenarios/index.js';
import {startService} from '../../../source/simulator/services.js';
import {
	askStatuses,
	copyTime,
	importWell,
	statusFrom,
} from '../../_helpers/copied-cloud.js';
import {readFixture} from '../../_helpers/fixture.js';

const minute = 60_000;

const recorded = async (name: string, version = '3.6.28'): Promise<ModelStatus> => statusFrom(readFixture(`recordings/clients/${version}/status/${name}.json`));

const found = <Value>(value: Value | undefined): Value => {
	if (value === undefined) {
		throw new Error('The copy does not hold what it should.');
	}

	return value;
};

const controllerOf = (cloud: Cloud): Controller => found(cloud.controllers[0]);

const modelOf = (cloud: Cloud, name: string): Model => found(controllerOf(cloud).models.find(each => each.name === name));

const juju = (cloud: Cloud, ...words: readonly string[]) => runCommandLine(cloud, words, {now: cloud.now, stdin: 'y\n'});

const pass = (cloud: Cloud, milliseconds: number) => {
	advance(cloud, cloud.now + milliseconds);
};

const versions = ({machines, units}: Model): readonly string[] => [...new Set([...machines.values(), ...units.values()].map(({version}) => version ?? 'none'))];

const statusesOf = async (scenario: string, after = 0): Promise<readonly ModelStatus[]> => askStatuses(found(findScenario(scenario)).create(1, copyTime), after);

for (const [version, to] of [['2.9.52', '2.9.57'], ['3.6.28', '3.6.28'], ['4.0.15', '4.0.15']] as const) {
	test(`a controller of ${version} with three machines is upgraded in the copy, and its model after it`, async t => {
		const {cloud, notes} = importWell([await recorded('controller-ha', version), await recorded('upgrade-available', version)]);
		t.deepEqual(notes, []);
		const controller = controllerOf(cloud);
		t.is(controller.name, 'c1');
		t.deepEqual(modelOf(cloud, 'controller').machines.values().map(({member, isPrimary}) => [member, isPrimary]).toArray(), [['has-vote', true], ['has-vote', false], ['has-vote', false]]);
		const first = juju(cloud, 'upgrade-controller', '-c', 'c1', '--agent-version', to);
		t.is(first.exitCode, 0, first.stderr);
		pass(cloud, 5 * minute);
		t.is(controller.version, to);
		t.deepEqual(versions(modelOf(cloud, 'controller')), [to]);
		const second = juju(cloud, 'upgrade-model', '-m', 'c1:prod', '--agent-version', to);
		t.is(second.exitCode, 0, second.stderr);
		pass(cloud, 5 * minute);
		t.deepEqual(versions(modelOf(cloud, 'prod')), [to]);
	});
}

test('an upgrade that a status caught in the middle goes on, but for a machine that is down', async t => {
	const {cloud, notes} = importWell([await recorded('upgrade-in-progress')]);
	t.true(notes.some(note => note.includes('1 machine down (3)')), notes.join('\n'));
	pass(cloud, 3 * minute);
	const {machines} = modelOf(cloud, 'prod');
	t.deepEqual(['0', '1', '2', '3'].map(id => [machines.get(id)?.version, machines.get(id)?.isConnected]), [['3.6.28', true], ['3.6.28', true], ['3.6.28', true], ['3.6.27', false]]);
});

test('a machine that is down comes back when its agent is started', async t => {
	const {cloud} = importWell([await recorded('machine-down')]);
	const {machines} = modelOf(cloud, 'prod');
	pass(cloud, 30 * minute);
	t.false(machines.get('2')?.isConnected);
	t.truthy(startService(cloud, {controller: 'c1', model: 'prod', agent: 'machine-2'}, 'jujud-machine-2'));
	pass(cloud, minute);
	t.true(machines.get('2')?.isConnected);
	t.deepEqual(cloud.faults.map(({state}) => state), ['cured']);
});

test('an instance that does not run is a machine without power', async t => {
	const [given] = await statusesOf('small').then(statuses => statuses.filter(({name}) => name === 'db'));
	const status = found(given);
	const agents = status.agents.map(agent => (agent.tag === 'machine-1'
		? {...agent, agentStatus: {...agent.agentStatus, current: 'down'}, instanceStatus: {current: 'shutting down', message: undefined, since: undefined}}
		: agent));
	const {cloud, notes} = importWell([{...status, agents}]);
	t.false(modelOf(cloud, 'db').machines.get('1')?.isOn);
	t.true(notes.some(note => note.includes('1 machine without power (1)')));
	t.regex(juju(cloud, 'ssh', '-m', 'aws:db', '1', 'uptime').stderr, /\S/v);
});

test('a hook that fails is tried again, and passed over when somebody says so', async t => {
	const {cloud} = importWell([await recorded('hook-error')]);
	const {units} = modelOf(cloud, 'prod');
	const unit = found(units.values().find(({trouble}) => trouble !== undefined));
	pass(cloud, 10 * minute);
	t.is(unit.workload.current, 'error');
	t.true((unit.trouble?.tries ?? 0) > 6);
	t.is(juju(cloud, 'resolved', '-m', 'c1:prod', unit.name, '--no-retry').exitCode, 0);
	pass(cloud, minute);
	t.is(unit.workload.current, 'active');
});

test('a charm whose files could not be put in place stays so until somebody helps', async t => {
	const {cloud} = importWell([await recorded('charm-upgrade')]);
	const unit = found(modelOf(cloud, 'prod').units.get('etcd/0'));
	t.is(unit.charmTaken?.state, 'conflict');
	pass(cloud, minute);
	t.is(juju(cloud, 'resolved', '-m', 'c1:prod', 'etcd/0').exitCode, 0);
	pass(cloud, minute);
	t.is(unit.workload.message, 'upgrade failed');
});

test('agents that are behind with no upgrade under way hang until they are started anew', async t => {
	const given = await statusesOf('small');
	const {cloud, notes} = importWell(given.map(status => (status.name === 'db' ? {...status, agents: status.agents.map(agent => ({...agent, version: '3.6.2'}))} : status)));
	t.true(notes.some(note => note.includes('6 agents behind (0, 1, 2, etcd/0, etcd/1 and 1 more)')), notes.join('\n'));
	const model = modelOf(cloud, 'db');
	pass(cloud, 30 * minute);
	const machine: Machine = found(model.machines.get('0'));
	t.not(machine.version, model.version);
	t.regex(juju(cloud, 'ssh', '-m', 'aws:db', '0', 'sudo systemctl restart jujud-machine-0').stderr, /^$/v);
	pass(cloud, 2 * minute);
	t.is(machine.version, model.version);
});

test('an upgrade of the controller goes on, or has failed for good, as its status says', async t => {
	const [own] = await statusesOf('small');
	const given = found(own);
	const running = importWell([{...given, version: '3.6.9'}]);
	pass(running.cloud, 10 * minute);
	t.deepEqual([controllerOf(running.cloud).version, controllerOf(running.cloud).api], ['3.6.9', 'up']);
	const agentStatus = {current: 'error', message: 'upgrade to 3.6.9 failed (giving up): no space', since: undefined};
	const agents = given.agents.map(agent => (agent.tag === 'machine-0' ? {...agent, agentStatus} : agent));
	const failed = importWell([{...given, agents}]);
	t.is(controllerOf(failed.cloud).upgrade?.phase, 'failed');
	t.like(failed.cloud.faults[0], {type: 'upgrade-failed', reason: 'no space', state: 'active'});
	const left = importWell(await statusesOf('upgrade-left-behind'));
	t.is(controllerOf(left.cloud).upgrade?.phase, 'failed');
});

test('without the controller\'s own model one is made up, as large as is known', async t => {
	const one = importWell([await recorded('healthy')]);
	t.regex(one.notes[0] ?? '', /^No status of the controller's own model was given: 1 machine at 3\.6\.28 is made up for it\.$/v);
	t.is(modelOf(one.cloud, 'controller').machines.size, 1);
	const three = importWell([await recorded('healthy')], {controller: {memberCount: 3, version: '3.6.28'}});
	t.is(modelOf(three.cloud, 'controller').machines.size, 3);
	const pods = importWell([await recorded('k8s')]);
	t.is(controllerOf(pods.cloud).kind, 'caas');
	t.is(modelOf(pods.cloud, 'controller').units.size, 1);
});

test('an environment of 1.25 is its controller and its only model, and is upgraded', async t => {
	const {cloud} = importWell(await statusesOf('first'));
	t.is(cloud.clientVersion, '1.25.13');
	t.deepEqual(controllerOf(cloud).models.map(({name}) => name), ['controller']);
	const {exitCode, stderr} = juju(cloud, 'upgrade-juju', '-e', 'amazon', '--version', '1.25.13');
	t.is(exitCode, 0, stderr);
	pass(cloud, 10 * minute);
	t.deepEqual(versions(modelOf(cloud, 'controller')), ['1.25.13']);
});

test('what cannot be one cloud is said, with what to do', async t => {
	const [controller, web, db] = await statusesOf('small');
	const [first] = await statusesOf('first');
	const problemOf = (...statuses: ReadonlyArray<ModelStatus | undefined>): string => {
		const imported = importCloud({statuses: statuses.map(status => found(status)), seed: 1, startedAt: copyTime});
		return 'problem' in imported ? imported.problem : 'none';
	};

	t.is(problemOf(controller, web, db), 'none');
	t.is(problemOf(), 'No status was given.');
	t.is(problemOf(web, web), 'The model "web" was given twice.');
	t.is(problemOf(web, {...found(db), controller: 'gcp'}), 'These are models of more than one controller: aws, gcp.');
	t.is(problemOf(controller, {...found(controller), name: 'control'}), 'More than one model holds machines of a controller: controller, control.');
	t.is(problemOf(first, web), 'An environment of Juju 1 has no other models.');
	t.is(problemOf({...found(web), version: 'banana'}), 'The status of "web" names no version of Juju that could be simulated.');
});
