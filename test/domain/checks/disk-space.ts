import test from 'ava';
import {diskSpace} from '../../../source/domain/checks/disk-space.js';
import {type ControllerMachineReport, type Known} from '../../../source/domain/answer.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
	makeMachineReport,
	renderWithout,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown, testTime} from '../../_helpers/make-state.js';

const mebibyte = 1024 ** 2;

const onRoot = (free: number) => makeMachineReport({disks: ['/var/lib/juju', '/tmp'].map(path => ({path, free: free * mebibyte, mount: '/'}))});

const members = (...ids: readonly string[]) => makeKnown(makeDetails({members: ids.map(id => ({id, status: 'ha-enabled', isPrimary: false}))}));

const factsOf = (controllerMachines: Readonly<Record<string, Known<ControllerMachineReport>>>, overrides: Partial<PrepareFacts> = {}) =>
	makeFacts({controllerMachines, controller: members(...Object.keys(controllerMachines)), ...overrides});

const judge = (facts: PrepareFacts) => judgeOne(diskSpace, facts, 'aws');

test('room passes, and says how much there is at least', t => {
	t.like(judge(factsOf({0: makeKnown(onRoot(9000)), 1: makeKnown(onRoot(4096))})), {
		result: 'pass',
		title: 'Disks have room, 4.0 GiB at least',
		evidence: [
			{source: 'ssh', text: 'Machine 1: 4.0 GiB free on /, which holds /var/lib/juju, /tmp.', at: testTime},
			{text: 'Machine 0: 8.7 GiB free on /, which holds /var/lib/juju, /tmp.'},
		],
	});
});

test('less than 250 MiB blocks, and exactly that does not', t => {
	const result = judge(factsOf({0: makeKnown(onRoot(249)), 1: makeKnown(onRoot(9000))}));
	t.like(result, {result: 'block', title: 'Machine 0 has 249 MiB free, Juju wants 250 MiB', isIgnorable: true});
	t.regex(result.consequence ?? '', /each minute/v);
	t.deepEqual(idsOf(result), ['make-room', 'open-shell', 'look-at-machines']);
	t.like(judge(factsOf({0: makeKnown(onRoot(250))})), {result: 'warn', title: 'Machine 0 has only 250 MiB free'});
});

test('up to a gibibyte warns', t => {
	t.is(judge(factsOf({0: makeKnown(onRoot(1023))})).result, 'warn');
	t.is(judge(factsOf({0: makeKnown(onRoot(1024))})).result, 'pass');
});

test('a full disk that holds only logs or the database warns: Juju does not look at it', t => {
	const report = makeMachineReport({disks: [{path: '/var/lib/juju', free: 9000 * mebibyte, mount: '/'}, {path: '/var/log/juju', free: 10 * mebibyte, mount: '/var/log'}]});
	t.like(judge(factsOf({0: makeKnown(report)})), {result: 'warn', title: 'Machine 0 has only 10 MiB free'});
});

test('before the operator agreed to ssh nothing is asked; it warns, does not block, and offers to look at every machine', t => {
	const facts = makeFacts({controllerMachines: {}, controller: members('0', '1', '2')});
	t.deepEqual(diskSpace.needs(facts), []);
	const result = judge(facts);
	t.like(result, {result: 'warn', title: 'Disks not looked at: needs ssh', evidence: [{text: 'It opens no session on a machine before you say so.'}]});
	t.deepEqual(idsOf(result), ['look-at-machines']);
	const action = result.remedies[0]?.action;
	t.deepEqual(action?.type === 'perform' ? action.intents : [], ['0', '1', '2'].map(machine => ({type: 'inspect-controller-machine', model: facts.controllerModel, machine})));
	t.is(result.remedies[0]?.risk, 'safe');
});

test('what was looked at once is asked again with everything else', t => {
	const facts = factsOf({0: makeKnown(onRoot(9000)), 1: makeFailed()});
	t.deepEqual(diskSpace.needs(facts), [{type: 'inspect-controller-machine', model: facts.controllerModel, machine: '0'}]);
	t.deepEqual(diskSpace.needs({...facts, render: renderWithout('inspect-controller-machine')}), []);
});

test('a machine that cannot be reached is said, and the others are looked at before it', t => {
	const facts = factsOf({0: makeFailed('Permission denied (publickey).'), 2: makeKnown(onRoot(9000))}, {controller: members('0', '1', '2')});
	const result = judge(facts);
	t.like(result, {result: 'warn', title: 'Disks of 2 machines not looked at: needs ssh'});
	t.true(result.evidence.some(({text}) => text === 'Machine 0: Permission denied (publickey).'));
	const action = result.remedies[0]?.action;
	t.deepEqual(action?.type === 'perform' ? action.intents.map(intent => 'machine' in intent ? intent.machine : '') : [], ['1', '0']);
});

test('a full disk blocks although another machine could not be reached', t => {
	const result = judge(factsOf({0: makeKnown(onRoot(100)), 1: makeFailed('No route to host.')}));
	t.is(result.result, 'block');
	t.true(result.evidence.some(({text}) => text.includes('No route to host.')));
});

test('there is nothing to look at on Kubernetes, and nothing is said while the controller has not answered', t => {
	t.deepEqual(diskSpace.judge(makeFacts({controller: makeKnown(makeDetails({isKubernetes: true}))})), []);
	t.is(judge(makeFacts({controller: {...makeFailed(), failure: undefined}})).result, 'running');
	t.is(judge(makeFacts({controller: makeFailed()})).result, 'unknown');
});
