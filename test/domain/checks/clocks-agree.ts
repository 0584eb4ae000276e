import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {clocksAgree} from '../../../source/domain/checks/clocks-agree.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeMachineReport,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown, testTime} from '../../_helpers/make-state.js';

/** Machines whose clocks are so far ahead of ours; the question took `took`, and they read their clock in the middle of it. */
const judge = (offsets: readonly number[], took = 600) => judgeOne(clocksAgree, makeFacts({
	controller: makeKnown(makeDetails({members: offsets.map((_, index) => ({id: String(index), status: 'ha-enabled', isPrimary: false}))})),
	controllerMachines: Object.fromEntries(offsets.map((offset, index) => [String(index), makeKnown(makeMachineReport({time: testTime - (took / 2) + offset, took}))])),
}), 'aws');

test('clocks that agree pass, with the bound that the answer leaves', t => {
	t.like(judge([0]), {result: 'pass', title: 'Clocks agree', evidence: [{text: 'Machine 0: within 0.3s of this computer\'s clock, the time for the answer included.'}]});
	t.is(judge([0, 100, -40]).result, 'pass');
});

test('members that differ by seconds warn, by more than a minute block', t => {
	t.like(judge([0, 0, 8000]), {result: 'warn', title: 'Clocks of the controller differ by 7s'});
	const result = judge([0, 90_000, 0]);
	t.like(result, {result: 'block', title: 'Clocks of the controller differ by 1m 29s', isIgnorable: true});
	t.true(result.evidence.some(({text}) => text === 'Machine 1: 1m 29s ahead of this computer\'s clock at least.'));
	t.deepEqual(idsOf(result), ['set-clock', 'look-at-machines']);
});

test('a controller that differs only from this computer warns, however far: either can be wrong', t => {
	t.like(judge([-3_600_000]), {result: 'warn', title: 'Machine 0\'s clock is 59m 59s behind this one\'s'});
	t.like(judge([8000, 8000]), {result: 'warn', title: 'Machine 0\'s clock is 7s ahead of this one\'s'});
});

test('a slow connection does not make a clock look wrong', t => {
	t.is(judge([0, 0, 0], 60_000).result, 'pass');
	t.is(judge([20_000, -20_000], 60_000).result, 'pass');
});

test('before the operator agreed to ssh it warns and offers to look', t => {
	const result = judgeOne(clocksAgree, makeFacts({controllerMachines: {}}), 'aws');
	t.like(result, {result: 'warn', title: 'Clocks not looked at: needs ssh'});
	t.deepEqual(idsOf(result), ['look-at-machines']);
});

const clock = fc.record({offset: fc.integer({min: -2000, max: 2000}), took: fc.integer({min: 0, max: 120_000}), part: fc.double({min: 0, max: 1, noNaN: true})});

testProp('clocks within two seconds of ours always pass, whenever in the question they were read', [fc.array(clock, {minLength: 1, maxLength: 5})], (t, clocks) => {
	const facts = makeFacts({
		controller: makeKnown(makeDetails({members: clocks.map((_, index) => ({id: String(index), status: undefined, isPrimary: false}))})),
		controllerMachines: Object.fromEntries(clocks.map(({offset, took, part}, index) => [String(index), makeKnown(makeMachineReport({time: Math.round((testTime - took) + (took * part) + offset), took}))])),
	});
	t.is(judgeOne(clocksAgree, facts, 'aws').result, 'pass');
});
