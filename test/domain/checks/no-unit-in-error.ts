import test from 'ava';
import {noUnitInError} from '../../../source/domain/checks/no-unit-in-error.js';
import {idsOf, judgeOne, withWeb} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

test('no unit in error passes, whatever machines do', t => {
	t.is(judgeOne(noUnitInError, withWeb({agents: [makeAgent('0', {condition: 'error'}), makeAgent('mysql/0')]})).result, 'pass');
});

test('a failed hook blocks with its message and leads to its case', t => {
	const result = judgeOne(noUnitInError, withWeb({agents: [makeAgent('etcd/2', {condition: 'error', message: 'hook failed: "config-changed"'})]}));
	t.like(result, {
		result: 'block',
		title: 'A unit is in error',
		evidence: [{source: 'status', text: 'etcd/2: hook failed: "config-changed"'}],
		consequence: 'An upgrade restarts its agent, and the hook will fail again.',
		isIgnorable: true,
	});
	t.deepEqual(idsOf(result), ['open-hook-failed unit-etcd-2', 'ask-again']);
});

test('files in the way of a charm lead to their case, on machines', t => {
	const agents = [makeAgent('etcd/2', {condition: 'error', message: 'upgrade failed'})];
	t.deepEqual(idsOf(judgeOne(noUnitInError, withWeb({agents}))), ['open-charm-files-in-conflict unit-etcd-2', 'ask-again']);
	t.deepEqual(idsOf(judgeOne(noUnitInError, withWeb({agents, kind: 'caas'}))), ['ask-again']);
});

test('an error that is neither leads to no case', t => {
	t.deepEqual(idsOf(judgeOne(noUnitInError, withWeb({agents: [makeAgent('etcd/2', {condition: 'error', message: 'quota exceeded'})]}))), ['ask-again']);
});
