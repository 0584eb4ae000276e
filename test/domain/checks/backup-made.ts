import test from 'ava';
import {backupMade} from '../../../source/domain/checks/backup-made.js';
import {type Backup, type PrepareFacts} from '../../../source/domain/check.js';
import {idsOf, judgeOne, makeFacts} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown, testTime} from '../../_helpers/make-state.js';

const judge = (backup: Backup, overrides: Partial<PrepareFacts> = {}) => judgeOne(backupMade, makeFacts({backup, ...overrides}), 'aws');
const fourth = {...makeFacts().target, controllerVersion: '4.0.14', version: '4.0.15'};

test('a proven archive passes, with its place, its sum and what it holds', t => {
	const result = judgeOne(backupMade, makeFacts(), 'aws');
	t.like(result, {result: 'pass', title: 'Backup made, 412 MB, 2m 00s ago'});
	t.deepEqual(result.evidence.map(({text}) => text), ['/runs/1/aws.tar.gz', '412 MB, sha256 c0ffee', 'It holds 2 files, and was read to its end.']);
});

const contents = {metadata: 'juju-backup/metadata.json', dumpFiles: 120, dumpSize: 300_000_000};
const proof = {
	file: '/runs/1/aws.tar.gz', size: 1000, sha256: 'c0ffee', entries: ['juju-backup/metadata.json'], contents, at: testTime,
};

test('metadata, dump and age are its evidence', t => {
	const result = judge({kind: 'made', proof: {...proof, madeAt: testTime - 60_000}});
	t.like(result, {result: 'pass', title: 'Backup made, 1 kB, 1m 00s ago'});
	t.deepEqual(result.evidence.map(({text}) => text).slice(2), [
		'Its metadata: juju-backup/metadata.json',
		'Its dump of the database: 120 files, 300 MB.',
		'It holds 1 file, and was read to its end.',
		'It is 1m 00s old.',
	]);
});

test('a backup of more than a day warns, however lately it was proved', t => {
	const day = 24 * 3_600_000;
	const ofAge = (age: number) => judge({kind: 'made', proof: {...proof, madeAt: testTime - age}});
	t.is(ofAge(day).result, 'pass');
	const result = ofAge(day + 60_000);
	t.like(result, {result: 'warn', title: 'The backup is 24h 01m old'});
	t.deepEqual(idsOf(result), ['make-backup']);
	t.is(judge({kind: 'made', proof: {...proof, at: testTime - day - 1}}).result, 'warn');
});

test('an archive without metadata blocks, unless the controller is of the time before it', t => {
	const without: Backup = {kind: 'made', proof: {...proof, contents: {...contents, metadata: undefined}}};
	const result = judge(without);
	t.like(result, {result: 'block', title: 'The backup holds no metadata'});
	t.deepEqual(idsOf(result), ['make-backup', 'acknowledge-no-backup']);
	t.is(judge(without, {target: {...makeFacts().target, controllerVersion: '1.20.14'}}).result, 'pass');
	t.is(judge(without, {target: {...makeFacts().target, controllerVersion: '1.21.0'}}).result, 'block');
});

test('without one it blocks, and one key does not wave it through', t => {
	const result = judge({kind: 'none'});
	t.like(result, {result: 'block', title: 'No backup yet', isIgnorable: false});
	t.deepEqual(idsOf(result), ['make-backup', 'acknowledge-no-backup']);
});

test('from 4.0 on and on Kubernetes only the typed phrase is left, with the reason', t => {
	const result = judge({kind: 'none'}, {target: fourth});
	t.deepEqual(idsOf(result), ['acknowledge-no-backup', 'keep-something-else']);
	t.regex(result.evidence[0]?.text ?? '', /Juju 4\.0 has no backup/v);
	t.like(result.remedies[0], {risk: 'data-loss', phrase: 'no backup', action: {type: 'acknowledge', phrase: 'no backup'}});
	t.deepEqual(idsOf(judge({kind: 'none'}, {controller: makeKnown(makeDetails({isKubernetes: true}))})), ['acknowledge-no-backup', 'keep-something-else']);
});

test('an acknowledged absence is a warning, never a pass', t => {
	t.is(judge({kind: 'acknowledged', at: testTime}).result, 'warn');
	t.is(judge({kind: 'acknowledged', at: testTime}, {target: fourth}).result, 'warn');
});

test('a backup under way runs, with its time', t => {
	t.like(judge({kind: 'making', since: testTime - 38_000}), {result: 'running', title: 'Backup is being made, 38s'});
});

test('a failed one blocks with Juju\'s words and can be tried again', t => {
	const result = judge({kind: 'failed', message: 'The archive is cut short.', evidence: 'unexpected end of file'});
	t.like(result, {result: 'block', evidence: [{text: 'The archive is cut short.'}, {text: 'unexpected end of file'}]});
	t.is(idsOf(result)[0], 'make-backup');
});
