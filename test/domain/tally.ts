import test from 'ava';
import {testProp} from '@fast-check/ava';
import {classifyAgent, tallyAgents} from '../../source/domain/tally.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const version = '3.6.28';

test('what is wrong with an agent counts before what it reports', t => {
	const agents = [
		makeAgent('0', {condition: 'down', version}),
		makeAgent('mysql/0', {condition: 'lost', version}),
		makeAgent('mysql/1', {condition: 'error', version}),
		makeAgent('1', {condition: 'upgrading'}),
	];
	const status = makeStatus({agents});
	t.deepEqual(agents.map(agent => classifyAgent(agent, version, status)), ['down', 'lost', 'error', 'upgrading']);
});

test('an agent that starts or runs a hook is judged by its version', t => {
	const agents = [makeAgent('0', {condition: 'busy', version}), makeAgent('1', {condition: 'starting'}), makeAgent('2', {condition: 'starting', version: undefined})];
	const status = makeStatus({agents});
	t.deepEqual(agents.map(agent => classifyAgent(agent, version, status)), ['upgraded', 'waiting', 'unknown']);
});

test('a binary\'s version counts as its number', t => {
	const agent = makeAgent('mysql/0', {version: '3.6.28-ubuntu-amd64'});
	t.is(classifyAgent(agent, version, makeStatus({agents: [agent]})), 'upgraded');
});

test('a machine of 4.0 that reports no version is judged by all of its units', t => {
	const machines = ['0', '1', '2'].map(name => makeAgent(name, {version: undefined}));
	const units = [
		makeAgent('mysql/0', {machine: '0', version: '4.0.15'}),
		makeAgent('mysql/1', {machine: '1', version: '4.0.15'}),
		makeAgent('telegraf/0', {machine: '1', version: '4.0.14', kind: 'subordinate'}),
	];
	const status = makeStatus({agents: [...machines, ...units], hasSilentMachines: true});
	t.deepEqual(machines.map(agent => classifyAgent(agent, '4.0.15', status)), ['upgraded', 'waiting', 'unknown']);
});

test('a machine of 4.0 that is down is down, whatever its units report', t => {
	const machine = makeAgent('0', {version: undefined, condition: 'down'});
	const status = makeStatus({agents: [machine, makeAgent('mysql/0', {machine: '0', version: '4.0.15'})], hasSilentMachines: true});
	t.is(classifyAgent(machine, '4.0.15', status), 'down');
});

test('the same status is judged for another version without a trace of the first', t => {
	const machine = makeAgent('0', {version: undefined});
	const status = makeStatus({agents: [machine, makeAgent('mysql/0', {machine: '0', version: '4.0.15'})], hasSilentMachines: true});
	t.is(classifyAgent(machine, '4.0.15', status), 'upgraded');
	t.is(classifyAgent(machine, '4.0.16', status), 'waiting');
	t.is(classifyAgent(machine, '4.0.15', status), 'upgraded');
});

testProp('every agent is counted exactly once', [modelStatus], (t, status) => {
	const {total, ...counts} = tallyAgents(status, version);
	t.is(total, status.agents.length);
	t.is(Object.values(counts).reduce((sum, count) => sum + count, 0), total);
});

testProp('the order of agents does not matter', [modelStatus], (t, status) => {
	t.deepEqual(tallyAgents({...status, agents: status.agents.toReversed()}, version), tallyAgents(status, version));
});
