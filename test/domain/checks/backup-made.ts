import test from 'ava';
import {backupMade} from '../../../source/domain/checks/backup-made.js';
import {type Backup, type PrepareFacts} from '../../../source/domain/check.js';
import {idsOf, judgeOne, makeFacts} from '../../_helpers/make-facts.js';
import {makeDetails, makeKnown, testTime} from '../../_helpers/make-state.js';

const beside = ['keep-client-data', 'export-bundle aws:admin/web', 'export-bundle aws:admin/db'] as const;

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
	t.deepEqual(idsOf(result), ['make-backup', 'make-remote-backup', 'prove-earlier-backup', ...beside]);
	t.is(judge({kind: 'made', proof: {...proof, at: testTime - day - 1}}).result, 'warn');
});

test('an archive without metadata blocks, unless the controller is of the time before it', t => {
	const without: Backup = {kind: 'made', proof: {...proof, contents: {...contents, metadata: undefined}}};
	const result = judge(without);
	t.like(result, {result: 'block', title: 'The backup holds no metadata'});
	t.deepEqual(idsOf(result), ['make-backup', 'make-remote-backup', 'prove-earlier-backup', ...beside, 'acknowledge-no-backup']);
	t.is(judge(without, {target: {...makeFacts().target, controllerVersion: '1.20.14'}}).result, 'pass');
	t.is(judge(without, {target: {...makeFacts().target, controllerVersion: '1.21.0'}}).result, 'block');
});

test('without one it blocks, and one key does not wave it through', t => {
	const result = judge({kind: 'none'});
	t.like(result, {result: 'block', title: 'No backup yet', isIgnorable: false});
	t.deepEqual(idsOf(result), ['make-backup', 'make-remote-backup', 'prove-earlier-backup', ...beside, 'acknowledge-no-backup']);
});

test('from 4.0 on and on Kubernetes other things can be kept, and the typed phrase comes last, with the reason', t => {
	const result = judge({kind: 'none'}, {target: fourth});
	t.deepEqual(idsOf(result), [...beside, 'snapshot-database', 'acknowledge-no-backup']);
	t.regex(result.evidence[0]?.text ?? '', /Juju 4\.0 has no backup/v);
	t.like(result.remedies.at(-1), {risk: 'data-loss', phrase: 'no backup', action: {type: 'acknowledge', phrase: 'no backup'}});
	const onKubernetes = judge({kind: 'none'}, {controller: makeKnown(makeDetails({isKubernetes: true}))});
	t.deepEqual(idsOf(onKubernetes), [...beside, 'snapshot-database', 'acknowledge-no-backup']);
});

test('a proven backup needs nothing; what can be kept beside it is still offered', t => {
	t.deepEqual(idsOf(judgeOne(backupMade, makeFacts(), 'aws')), beside);
});

test('where the archive was left on the controller it is fetched alone, first of all', t => {
	const remote = '/tmp/juju-backup-20260401-012345.tar.gz';
	const result = judge({
		kind: 'failed', message: 'The connection broke off.', evidence: 'connection is shut down', remote,
	});
	t.like(result, {result: 'block', title: 'The backup could not be fetched whole'});
	t.deepEqual(result.evidence.map(({text}) => text), [
		'The connection broke off.', `It was left on the controller as ${remote}, and can be fetched again as long as it is there.`, 'connection is shut down',
	]);
	t.like(result.remedies[0], {id: 'fetch-backup', risk: 'safe', action: {type: 'fetch-backup', backup: remote}});
	t.is(idsOf(result)[1], 'make-backup');
});

test('each step of a backup is told apart', t => {
	const titleOf = (phase: 'making' | 'fetching' | 'checking') => judge({kind: 'making', since: testTime - 5000, phase}).title;
	t.is(titleOf('making'), 'Backup is being made, 5s');
	t.is(titleOf('fetching'), 'Backup is being fetched from the controller, 5s');
	t.is(titleOf('checking'), 'Backup is being read to its end, 5s');
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

const withOrigin = (origin: {readonly version?: string; readonly controllerId?: string}, uuid?: string) => judge(
	{kind: 'made', proof: {...proof, contents: {...contents, ...origin}}},
	{controller: makeKnown(makeDetails(uuid === undefined ? {} : {uuid}))},
);

const own = 'aaaaaaaa-0000-4000-8000-000000000001';
const other = 'bbbbbbbb-0000-4000-8000-000000000001';

test('a backup of another controller is none of this one', t => {
	const result = withOrigin({controllerId: other}, own);
	t.like(result, {result: 'block', title: 'The backup is of another controller'});
	t.true(result.evidence.some(({text}) => text.includes(other)) && result.evidence.some(({text}) => text === `aws is ${own}.`));
	t.is(withOrigin({controllerId: own}, own).result, 'pass');
	t.is(withOrigin({controllerId: other}).result, 'pass');
	t.is(withOrigin({}, own).result, 'pass');
});

test('a backup of another version warns', t => {
	const result = withOrigin({version: '3.6.2', controllerId: own}, own);
	t.like(result, {result: 'warn', title: 'The backup is of Juju 3.6.2, not 3.6.4'});
	t.true(result.evidence.some(({text}) => text === `Its metadata: juju-backup/metadata.json, of Juju 3.6.2, controller ${own}`));
	t.is(withOrigin({version: '3.6.4'}).result, 'pass');
});
