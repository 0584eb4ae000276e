import test from 'ava';
import {noMachinePending} from '../../../source/domain/checks/no-machine-pending.js';
import {type Agent} from '../../../source/domain/agent.js';
import {judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent, testTime} from '../../_helpers/make-state.js';

const judge = (agents: readonly Agent[], controllerVersion = '3.6.4') => {
	const facts = withWeb({agents});
	return judgeOne(noMachinePending, {...facts, target: {...facts.target, controllerVersion}});
};

const pending = makeAgent('1', {
	version: undefined, condition: 'starting', state: 'pending', since: testTime - 600_000, instanceStatus: {current: 'pending', message: undefined, since: undefined},
});

test('machines that have started pass, silent ones of 4.0 too', t => {
	t.is(judge([makeAgent('0'), makeAgent('mysql/0')]).result, 'pass');
	t.is(judge([makeAgent('0', {version: undefined})], '4.0.14').result, 'pass');
});

test('a pending machine blocks up to 3.6, with how long and who waits for it', t => {
	const result = judge([makeAgent('0'), pending, makeAgent('mysql/1', {machine: '1'})]);
	t.like(result, {result: 'block', title: '1 machine is pending (1)'});
	t.deepEqual(result.evidence.map(({text}) => text), ['machine 1: pending for 10m 00s', 'Waiting for them: mysql/1']);
});

test('from 4.0 on it warns', t => {
	t.is(judge([pending], '4.0.14').result, 'warn');
});

test('a machine that the cloud could not give is pending, with the reason', t => {
	const failed = makeAgent('2', {
		version: undefined, condition: 'error', state: 'pending', since: undefined, instanceStatus: {current: 'provisioning error', message: 'quota exceeded', since: undefined},
	});
	t.like(judge([failed]), {result: 'block', evidence: [{text: 'machine 2: pending, quota exceeded'}]});
});
