import test from 'ava';
import {unasked} from '../../../source/domain/answer.js';
import {controllerReachable} from '../../../source/domain/checks/controller-reachable.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	makeFailed,
} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown} from '../../_helpers/make-state.js';

test('a controller that answers passes, with what it says it runs', t => {
	t.like(judgeOne(controllerReachable, makeFacts(), 'aws'), {result: 'pass', evidence: [{text: 'It answers as 3.6.4.'}]});
});

test('a controller that did not answer blocks for good, even where an old answer is known', t => {
	const result = judgeOne(controllerReachable, makeFacts({controller: {...makeKnown(makeDetails()), ...makeFailed('No answer.', {value: makeDetails()})}}), 'aws');
	t.like(result, {result: 'block', isIgnorable: false, title: 'The controller does not answer'});
	t.deepEqual(idsOf(result), ['ask-again', 'open-controller-unreachable']);
});

test('a login that ran out is called that, and can be renewed', t => {
	const failed = makeFailed<never>();
	const result = judgeOne(controllerReachable, makeFacts({
		controller: {
			...failed, failure: {
				kind: 'refused', message: 'You are not logged in.', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'not-logged-in'},
			},
		},
	}), 'aws');
	t.is(result.title, 'You are not logged in');
	t.is(idsOf(result)[0], 'log-in');
});

test('an answer with parts missing is a warning that names them', t => {
	const facts = makeFacts({controller: makeKnown(makeDetails({errors: ['no permission to list models']}))});
	t.like(judgeOne(controllerReachable, facts, 'aws'), {result: 'warn', evidence: [{text: 'no permission to list models'}]});
});

test('before the first answer it runs', t => {
	t.is(judgeOne(controllerReachable, makeFacts({controller: {...unasked, isAsking: true}}), 'aws').result, 'running');
});
