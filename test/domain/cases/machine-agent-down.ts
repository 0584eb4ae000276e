import test from 'ava';
import {machineAgentDown} from '../../../source/domain/cases/machine-agent-down.js';
import {agentKey, type Situation} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	badFor,
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {
	controllerModelReference,
	makeAgent,
	makeKnown,
	webModel,
} from '../../_helpers/make-state.js';

const down = makeAgent('2', {condition: 'down', message: 'agent is not communicating with the server'});
const units = [makeAgent('mysql/0', {condition: 'lost', machine: '2'}), makeAgent('mysql/1', {condition: 'lost', machine: '2/lxd/0'})];
const agents = [down, makeAgent('2/lxd/0', {condition: 'down', kind: 'container'}), ...units, makeAgent('0')];
const key = agentKey(modelKey(webModel), '2');

const inspected = (...names: readonly string[]): Partial<Situation> => ({
	services: {[key]: makeKnown({services: names.map(name => ({name, initSystem: 'systemd' as const, state: 'inactive'})), text: ''})},
});

const compared = (current: string, copy: string | undefined): Partial<Situation> => ({
	configurations: {[agentKey(modelKey(webModel), 'machine-2')]: makeKnown({current, copy})},
});

test('what hangs on a machine belongs to its finding', t => {
	const finding = onlyFinding(machineAgentDown, withStatus({agents}, {badSince: badFor('machine-2', 240_000)}));
	t.deepEqual(finding.subjects, ['machine-2', 'machine-2-lxd-0', 'unit-mysql-0', 'unit-mysql-1']);
	t.is(finding.summary, 'machine 2, 1 container in it, 2 units on it');
	t.is(finding.evidence[0]?.text, 'machine 2: down, agent is not communicating with the server (4m 00s, 31 answers)');
});

test('a container that is down in a host that is up is a finding of its own', t => {
	t.deepEqual(onlyFinding(machineAgentDown, withStatus({agents: [makeAgent('2'), agents[1] ?? down]})).subjects, ['machine-2-lxd-0']);
});

test('a flap of seconds is none, and while agents restart half a minute is none', t => {
	t.deepEqual(machineAgentDown.match(withStatus({agents}, {badSince: badFor('machine-2', 4000)})), []);
	t.deepEqual(machineAgentDown.match(withStatus({agents}, {badSince: badFor('machine-2', 20_000), withoutProgress: 0})), []);
	t.is(machineAgentDown.match(withStatus({agents: [down]}, {badSince: badFor('machine-2', 20_000)})).length, 1);
});

test('what was down before the wait began is not what the wait is for', t => {
	const waiting = (since: number): Situation => {
		const situation = withStatus({agents: [down]}, {badSince: badFor('machine-2', 20_000), withoutProgress: 0});
		return {...situation, waitingSince: situation.now - since};
	};

	t.is(machineAgentDown.match(waiting(10_000)).length, 1);
	t.deepEqual(machineAgentDown.match(waiting(19_000)), []);
});

test('while nothing answers, nobody has seen an agent down for longer', t => {
	const situation = withStatus({agents: [down]}, {badSince: badFor('machine-2', 2000)});
	t.deepEqual(machineAgentDown.match({...situation, now: situation.now + 600_000}), []);
});

test('it stops an upgrade that runs, and delays one that does not', t => {
	t.is(onlyFinding(machineAgentDown, withStatus({agents: [down]})).severity, 2);
	t.is(onlyFinding(machineAgentDown, withStatus({agents: [down]}, {targetVersion: '3.6.28'})).severity, 3);
});

test('units with processes of their own, as before 2.9, are not said to stand still', t => {
	const situation = withStatus({agents: [down, makeAgent('mysql/0', {machine: '2'})]}, {badSince: badFor('machine-2', 240_000)});
	const [finding] = machineAgentDown.match(situation);
	t.regex(machineAgentDown.meaning(finding, situation), /1 unit lives on it, with processes of their own, which still answer\./v);
});

test('the meaning counts the units on it', t => {
	const situation = withStatus({agents});
	t.regex(machineAgentDown.meaning(onlyFinding(machineAgentDown, situation), situation), /2 units live on it/v);
});

test('looking comes first, and nothing is restarted before its service is known', t => {
	const remedies = remediesFor(machineAgentDown, withStatus({agents}));
	t.deepEqual(remedies.slice(0, 2).map(({id}) => id), ['inspect-services 2', 'read-agent-configuration machine-2']);
	t.is(pickRemedy(remedies, 'restart-agent').disabledReason, 'Look at the agent on its machine first: its service is named there.');
	t.deepEqual(intentsIn(pickRemedy(remedies, 'inspect-services')), [{type: 'inspect-services', model: webModel, machine: '2'}]);
});

test('the service is restarted as found on the machine', t => {
	const remedies = remediesFor(machineAgentDown, withStatus({agents}, inspected('jujud-machine-2')));
	t.deepEqual(intentsIn(pickRemedy(remedies, 'restart-agent')), [{
		type: 'restart-agent', model: webModel, machine: '2', agent: 'machine-2', service: {name: 'jujud-machine-2', initSystem: 'systemd'},
	}]);
});

test('before 2.9 units have services of their own, and these are restarted too', t => {
	const remedies = remediesFor(machineAgentDown, withStatus({agents}, inspected('jujud-machine-2', 'jujud-unit-mysql-0')));
	t.deepEqual(intentsIn(pickRemedy(remedies, 'restart-agent')).map(intent => intent.type === 'restart-agent' && intent.service.name), ['jujud-machine-2', 'jujud-unit-mysql-0']);
});

test('a machine without services of Juju says so', t => {
	t.is(pickRemedy(remediesFor(machineAgentDown, withStatus({agents}, inspected())), 'restart-agent').disabledReason, 'The machine has no service of this agent.');
});

test('a file is restored only after it was compared, and only where that would change it', t => {
	const reasonWith = (facts: Partial<Situation>): string | undefined => {
		const situation = withStatus({agents}, {...inspected('jujud-machine-2'), ...facts});
		return pickRemedy(remediesFor(machineAgentDown, situation), 'restore-agent-configuration').disabledReason;
	};

	t.is(reasonWith({}), 'Compare agent.conf with its copy first.');
	t.is(reasonWith(compared('a: 1', undefined)), 'There is no copy from before the upgrade on this machine.');
	t.is(reasonWith(compared('a: 1', 'a: 1')), 'agent.conf is as it was before the upgrade.');
	t.is(reasonWith(compared('a: 2', 'a: 1')), undefined);
});

test('restoring and editing restart the agent afterwards', t => {
	const remedies = remediesFor(machineAgentDown, withStatus({agents}, {...inspected('jujud-machine-2'), ...compared('a: 2', 'a: 1')}));
	t.deepEqual(intentsIn(pickRemedy(remedies, 'restore-agent-configuration')).map(({type}) => type), ['restore-agent-configuration', 'restart-agent']);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'edit-agent-configuration')).map(({type}) => type), ['edit-agent-configuration', 'restart-agent']);
});

test('removing the machine is last, counts what is lost, and wants its name', t => {
	const remedy = remediesFor(machineAgentDown, withStatus({agents})).at(-1);
	t.like(remedy, {
		id: 'remove-machine machine-2', risk: 'data-loss', phrase: 'machine 2', cost: 'the machine, its disks, and 2 units on it',
	});
});

test('a machine of the controller is not removed', t => {
	const situation = withStatus({agents: [down]}, {}, controllerModelReference);
	t.is(pickRemedy(remediesFor(machineAgentDown, situation), 'remove-machine').disabledReason, 'A machine of the controller is not removed from here.');
});
