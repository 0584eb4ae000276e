import test from 'ava';
import {testProp} from '@fast-check/ava';
import {judgeVerification} from '../../source/domain/judge-verification.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {
	makeAgent,
	makeProgress,
	makeStatus,
	testTime,
} from '../_helpers/make-state.js';

const version = '3.6.28';
const upgraded = makeStatus({agents: [makeAgent('0', {version}), makeAgent('mysql/0', {version})]});
const complete = makeProgress({
	isComplete: true, goodAnswers: 3, goodSince: testTime - 14_000, completedAt: testTime,
});

test('a model is upgraded where the rule was met and holds', t => {
	t.deepEqual(judgeVerification({
		before: makeStatus({agents: [makeAgent('0'), makeAgent('mysql/0')]}), after: upgraded, version, progress: complete,
	}), {result: 'upgraded', sentence: '2 of 2 agents report 3.6.28, 3 answers in a row over 14s.', differences: []});
});

test('a last answer alone proves nothing', t => {
	t.is(judgeVerification({
		before: upgraded, after: upgraded, version, progress: makeProgress(),
	}).result, 'unknown');
	t.is(judgeVerification({
		before: upgraded, after: upgraded, version, progress: undefined,
	}).result, 'unknown');
});

test('the proof of another version is no proof', t => {
	t.not(judgeVerification({
		before: upgraded, after: upgraded, version, progress: {...complete, version: '3.6.27'},
	}).result, 'upgraded');
});

test('what went bad after completion is said', t => {
	const {result, sentence} = judgeVerification({
		before: upgraded, after: makeStatus({agents: [makeAgent('0', {version, condition: 'down'}), makeAgent('mysql/0', {version})]}), version, progress: complete,
	});
	t.is(result, 'partial');
	t.is(sentence, 'All agents had 3.6.28, but not all is well now. 1 agent is down (machine 0).');
});

test('some agents are partial, none is failed', t => {
	const partial = makeStatus({agents: [makeAgent('0', {version}), makeAgent('mysql/0')]});
	t.is(judgeVerification({
		before: undefined, after: partial, version, progress: undefined,
	}).result, 'partial');
	t.is(judgeVerification({
		before: undefined, after: makeStatus({agents: [makeAgent('0')]}), version, progress: undefined,
	}).result, 'failed');
});

test('without an answer nobody can say, and without a picture that is said', t => {
	t.is(judgeVerification({
		before: upgraded, after: undefined, version, progress: complete,
	}).result, 'unknown');
	t.regex(judgeVerification({
		before: undefined, after: upgraded, version, progress: complete,
	}).sentence, /no picture from before to compare with\.$/v);
});

test('agents that report no version are counted aloud', t => {
	const after = makeStatus({agents: [makeAgent('0', {version: undefined}), makeAgent('mysql/0', {version, machine: '1'})], hasSilentMachines: true});
	t.regex(judgeVerification({
		before: after, after, version, progress: complete,
	}).sentence, /1 agent reports no version and cannot be judged by one\.$/v);
});

testProp('upgraded is never said of a model with a bad or an older agent', [modelStatus], (t, after) => {
	const {result} = judgeVerification({
		before: undefined, after, version, progress: complete,
	});
	const isWell = after.agents.every(({condition, version: own}) => !['down', 'lost', 'error', 'upgrading'].includes(condition) && (own === undefined || own === version));
	t.true(result !== 'upgraded' || isWell);
});
