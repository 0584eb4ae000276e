import test from 'ava';
import {refusalRules} from '../../../source/juju/answers/refusal-rules.js';
import {otherRefusals, refusalWords} from '../../../source/juju/answers/refusal-words.js';
import {flows, recordedCommands, refusalsFromSources} from './_refusals.js';

const texts = [
	...flows.map(({stderr}) => stderr),
	...recordedCommands.map(({stderr}) => stderr),
	...refusalsFromSources.map(([, stderr]) => stderr),
];

test('Every rule is met by real words', t => {
	for (const {kind, versions, pattern} of refusalRules) {
		t.true(texts.some(text => pattern.test(text)), `${kind} of ${versions}`);
	}
});

test('What was seen is in the recordings', t => {
	const seen = [...flows, ...recordedCommands].map(({stderr}) => stderr);
	const rules = refusalRules.filter(({source}) => source.startsWith('seen'));
	t.true(rules.length >= 10);
	const missing = rules.filter(({pattern}) => seen.every(text => !pattern.test(text)));
	t.deepEqual(missing.map(({kind}) => kind), []);
});

test('No rule takes a success for a refusal', t => {
	const successes = flows.filter(({rc}) => rc === 0);
	t.true(successes.length > 0);
	for (const {stderr, stdout} of successes) {
		t.deepEqual(refusalRules.filter(({pattern}) => pattern.test(`${stdout}${stderr}`)), []);
	}
});

test('Each kind has one sentence that says what happened and one that says what to do', t => {
	for (const {message, advice} of [...Object.values(refusalWords), ...otherRefusals]) {
		t.regex(message, /^[A-Z][^!.]+\.$/v);
		t.regex(advice, /^[A-Z].+[^.]\.$/v);
	}
});
