import test from 'ava';
import {charmRefusalRules, charmRefusalWords} from '../../../source/juju/answers/charm-refusals.js';
import {recogniseRefusal} from '../../../source/juju/answers/refusal.js';
import {askBadly, prod} from './_ask.js';
import {charmRefusals, flows, recordedCommands} from './_refusals.js';

const refresh = {type: 'refresh-charm', model: prod, application: 'mysql'} as const;

for (const [version, stderr, rule, subject] of charmRefusals) {
	test(`${version} refuses a charm by ${rule}: ${stderr.slice(0, 120)}`, t => {
		const failure = askBadly(t, refresh, {stderr: `${stderr}\n`, exitCode: 1});
		t.deepEqual(failure.refusal, {kind: 'charm-refused', rule, subject});
		t.is(failure.kind, 'refused');
		t.is(failure.evidence, stderr.trim());
		t.truthy(failure.advice);
	});
}

test('Every rule is met by words of its own', t => {
	for (const {rule, versions, pattern} of charmRefusalRules) {
		t.true(charmRefusals.some(([, stderr, wanted]) => wanted === rule && pattern.test(stderr)), `${rule} of ${versions}`);
	}
});

test('Each rule has one sentence that says what happened and one that says what to do', t => {
	for (const {message, advice} of Object.values(charmRefusalWords)) {
		t.regex(message, /^[A-Z][^!.]+\.$/v);
		t.regex(advice, /^[A-Z].+[^.]\.$/v);
	}
});

test('Where Kubernetes is in the way of storage, that is said', t => {
	const {message, refusal} = askBadly(t, refresh, {stderr: 'ERROR Juju on containers does not support updating storage on a statefulset.\n', exitCode: 1});
	t.regex(message, /which Kubernetes cannot change/v);
	t.like(refusal, {rule: 'stateful-set'});
});

test('No other command is refused by a rule about charms', t => {
	const upgrade = {type: 'upgrade-controller', controller: 'c1', version: '3.6.28'} as const;
	for (const [, stderr] of charmRefusals) {
		t.not(recogniseRefusal(stderr, upgrade).kind, 'charm-refused');
	}
});

test('What Juju says of other things is no rule about charms', t => {
	const others = [...flows, ...recordedCommands.filter(({arguments: words}) => !words.includes('refresh'))].map(({stderr}) => stderr);
	t.true(others.length > 50);
	t.deepEqual(others.filter(stderr => recogniseRefusal(stderr, refresh).kind === 'charm-refused'), []);
});

test('What was seen is recognised', t => {
	const seen = recordedCommands.filter(({arguments: words, 'exit-code': code}) => words.includes('refresh') && code === 1);
	t.deepEqual(new Set(seen.map(({stderr}) => {
		const refusal = recogniseRefusal(stderr, refresh);
		return refusal.kind === 'charm-refused' ? refusal.rule : stderr;
	})), new Set(['local-source', 'application-exists']));
});

test('A locked model is refused as such, whatever was asked for', t => {
	const {refusal} = askBadly(t, refresh, {stderr: 'ERROR the operation has been blocked\n', exitCode: 1});
	t.is(refusal?.kind, 'changes-disabled');
});
