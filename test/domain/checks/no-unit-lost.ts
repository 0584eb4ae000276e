import test from 'ava';
import {noUnitLost} from '../../../source/domain/checks/no-unit-lost.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

test('connected units pass', t => {
	t.like(judgeOne(noUnitLost, withWeb({})), {result: 'pass', title: 'No unit is lost'});
});

test('a lost unit blocks and leads to its own case while its machine answers', t => {
	const result = judgeOne(noUnitLost, withWeb({agents: [makeAgent('2'), makeAgent('mysql/0', {condition: 'lost', machine: '2'})]}));
	t.like(result, {result: 'block', title: 'The agent of a unit is lost'});
	t.deepEqual(idsOf(result), ['open-unit-agent-lost unit-mysql-0', 'ask-again']);
});

test('a lost unit on a machine, or in a container of a host, that is down leads to that machine', t => {
	const units = [makeAgent('mysql/0', {condition: 'lost', machine: '2'}), makeAgent('mysql/1', {condition: 'lost', machine: '2/lxd/0'})];
	const result = judgeOne(noUnitLost, withWeb({agents: [makeAgent('2', {condition: 'down'}), ...units]}));
	t.deepEqual(idsOf(result), ['open-machine-agent-down unit-mysql-0', 'open-machine-agent-down unit-mysql-1', 'ask-again']);
});
