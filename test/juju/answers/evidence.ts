import test from 'ava';
import {evidenceOf, harmless, saidBy} from '../../../source/juju/answers/evidence.js';
import {makeAnswer} from './_ask.js';

test('What is shown has neither control characters nor secrets', t => {
	t.is(harmless('\n \u{1B}[1mtoken=abc\u{1B}[0m\r\n'), 'token=••••');
});

test('The words of a failure are those of stderr, else of stdout', t => {
	t.is(evidenceOf(makeAnswer({stdout: 'out', stderr: 'err\n'})), 'err');
	t.is(evidenceOf(makeAnswer({stdout: 'out\n', stderr: '\n'})), 'out');
	t.is(evidenceOf(makeAnswer({stdout: '{}\n'})), '');
});

test('What a command said that went well is on both streams', t => {
	t.is(saidBy(makeAnswer({stdout: 'out\n', stderr: '\nerr'})), 'out\nerr');
	t.is(saidBy(makeAnswer({stderr: 'err\n'})), 'err');
});

test('A long text keeps its beginning and its end, and no half of a secret at the seam', t => {
	const text = `first\n${'password=S3cr3tS3cr3tS3cr3tS3cr3t\n'.repeat(50_000)}last`;
	const evidence = evidenceOf(makeAnswer({stderr: text}));
	t.true(evidence.length < 17_000);
	t.regex(evidence, /^first\n/v);
	t.regex(evidence, /\nlast$/v);
	t.notRegex(evidence, /S3cr3t/v);
});
