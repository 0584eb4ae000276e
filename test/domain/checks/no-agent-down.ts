import test from 'ava';
import {noAgentDown} from '../../../source/domain/checks/no-agent-down.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

test('machines that are all connected pass', t => {
	t.like(judgeOne(noAgentDown, withWeb({})), {result: 'pass', evidence: [{text: '1 machine, none down.'}]});
	t.is(judgeOne(noAgentDown, withWeb({agents: []})).result, 'pass');
});

test('a machine that is down blocks and leads to its case', t => {
	const down = makeAgent('0/lxd/1', {condition: 'down', message: 'agent is not communicating with the server'});
	const result = judgeOne(noAgentDown, withWeb({agents: [down, makeAgent('mysql/0')]}));
	t.like(result, {result: 'block', title: '1 machine is down (0/lxd/1)', evidence: [{text: 'machine 0/lxd/1: agent is not communicating with the server'}]});
	t.deepEqual(idsOf(result), ['open-machine-agent-down machine-0-lxd-1', 'ask-again']);
});

test('a machine in error blocks too, and a failed upgrade leads to its case', t => {
	const failed = makeAgent('0', {condition: 'error', message: 'upgrade to 3.6.4 failed (giving up): boom'});
	const result = judgeOne(noAgentDown, withWeb({agents: [failed, makeAgent('1', {condition: 'error', message: 'no capacity'})]}));
	t.is(result.title, '2 machines are down or in error (0, 1)');
	t.deepEqual(idsOf(result), ['open-upgrade-failed machine-0', 'ask-again']);
});

test('a machine that the cloud never gave is left to the check for pending ones', t => {
	const never = makeAgent('1', {condition: 'error', version: undefined, instanceStatus: {current: 'provisioning error', message: 'no capacity', since: undefined}});
	t.is(judgeOne(noAgentDown, withWeb({agents: [makeAgent('0'), never]})).result, 'pass');
});

test('of many machines the first few are named and the rest is counted', t => {
	const agents = Array.from({length: 40}, (_, index) => makeAgent(`${index}`, {condition: 'down'}));
	const result = judgeOne(noAgentDown, withWeb({agents}));
	t.is(result.evidence.length, 6);
	t.is(result.evidence.at(-1)?.text, 'and 35 more');
	t.is(result.remedies.length, 6);
});

test('a part that Juju could not describe is a warning', t => {
	t.like(judgeOne(noAgentDown, withWeb({problems: [{entity: 'mysql', text: 'boom'}]})), {result: 'warn', evidence: [{text: 'mysql: boom'}]});
});
