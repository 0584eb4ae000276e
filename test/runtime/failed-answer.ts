import test from 'ava';
import {
	adviceOf,
	errorText,
	failedAnswer,
	sentencesOf,
	timedOutAnswer,
	toFailedAnswer,
} from '../../source/runtime/failed-answer.js';

test('whatever was thrown has words, and an advice only where it carries one', t => {
	t.is(errorText(new Error('It failed.')), 'It failed.');
	t.is(errorText('odd'), 'odd');
	t.is(sentencesOf(new Error('It failed.')), 'It failed.');
	t.is(sentencesOf(Object.assign(new Error('It failed.'), {advice: 'Do this.'})), 'It failed. Do this.');
	t.is(adviceOf(Object.assign(new Error('It failed.'), {advice: 3})), undefined);
	t.is(adviceOf({advice: 'Do this.'}), undefined);
});

test('failed answers carry one sentence, an advice where there is one, and the evidence', t => {
	t.deepEqual(failedAnswer('aborted', 'It was given up.'), {
		ok: false,
		failure: {
			kind: 'aborted', message: 'It was given up.', advice: undefined, evidence: '', exitCode: undefined,
		},
	});
	t.like(timedOutAnswer(90_000).failure, {kind: 'timed-out', message: 'Juju gave no answer within 90 seconds.'});
	t.like(toFailedAnswer(new Error('boom')).failure, {kind: 'crashed', evidence: 'boom'});
});
