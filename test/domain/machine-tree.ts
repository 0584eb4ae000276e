import test from 'ava';
import {testProp} from '@fast-check/ava';
import {cutOffHost, hostsOf, treeOf} from '../../source/domain/machine-tree.js';
import {machineName, modelStatus} from '../_helpers/arbitraries.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const status = makeStatus({
	agents: [
		makeAgent('1', {condition: 'down'}),
		makeAgent('1/lxd/0'),
		makeAgent('10'),
		makeAgent('a/0', {machine: '1/lxd/0'}),
		makeAgent('a/1', {machine: '10'}),
		makeAgent('a/2', {machine: undefined}),
	],
});

test('a container lives in its host, and machine 10 does not live in machine 1', t => {
	t.deepEqual(hostsOf('0/lxd/1/kvm/2'), ['0', '0/lxd/1', '0/lxd/1/kvm/2']);
	t.deepEqual(treeOf(status).guests.get('1')?.map(({name}) => name), ['1/lxd/0', 'a/0']);
	t.deepEqual(treeOf(status).guests.get('10')?.map(({name}) => name), ['a/1']);
	t.is(treeOf(status), treeOf(status));
});

test('whoever lives on a machine that is down is cut off by it, the machine itself is not', t => {
	t.deepEqual(status.agents.map(agent => cutOffHost(agent, status)?.name), [undefined, '1', undefined, '1', undefined, undefined]);
});

test('a unit may stand before its machine', t => {
	const turned = {...status, agents: status.agents.toReversed()};
	t.deepEqual(treeOf(turned).guests.get('1')?.map(({name}) => name), ['a/0', '1/lxd/0']);
});

testProp('a machine is the last of its hosts, and each host is a host of the next', [machineName], (t, name) => {
	const hosts = hostsOf(name);
	t.is(hosts.at(-1), name);
	t.true(hosts.every((host, index) => index === 0 || host.startsWith(`${hosts[index - 1]}/`)));
});

testProp('every agent is found by its tag, every machine by its id', [modelStatus], (t, model) => {
	const {byTag, machines} = treeOf(model);
	t.is(byTag.size, model.agents.length);
	t.is(machines.size, model.agents.filter(({kind}) => kind === 'machine' || kind === 'container').length);
});
