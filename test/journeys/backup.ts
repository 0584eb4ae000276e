import fs from 'node:fs/promises';
import test, {type ExecutionContext} from 'ava';
import {type CheckResult} from '../../source/domain/check.js';
import {type Fault} from '../../source/simulator/fault.js';
import {injectFault} from '../../source/simulator/faults.js';
import {selectCheckResults, topOverlay} from '../../source/state/selectors.js';
import {openDisk} from '../_helpers/journey-disk.js';
import {openJourney, type Journey} from '../_helpers/open-journey.js';
import {
	acknowledgeBackup,
	applyCheckRemedy,
	reachPlan,
	reachPrepare,
	selectCheck,
	upgradeEverything,
} from '../_helpers/journey-steps.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const resultOf = (journey: Journey): CheckResult => {
	const result = selectCheckResults(journey.state()).find(({id}) => id === 'backup-made');
	if (!result) {
		throw new Error('There is no result of backup-made.');
	}

	return result;
};

const words = (result: CheckResult): string => result.evidence.map(({text}) => text).join('\n');

const openOnDisk = async (t: ExecutionContext, scenario: string, {isReadOnly = false, seed = 1}: {readonly isReadOnly?: boolean; readonly seed?: number} = {}): Promise<Journey> => {
	const disk = openDisk(await makeTemporaryFolder(t));
	return openJourney({
		scenario, disk, isReadOnly, seed,
	});
};

const apply = async (journey: Journey, remedy: string): Promise<void> => {
	await selectCheck(journey, 'backup-made');
	await applyCheckRemedy(journey, 'backup-made', remedy);
};

const harm = (journey: Journey, kind: Extract<Fault, {type: 'backup-harmed'}>['harm']): void => {
	injectFault(journey.cloud, {
		type: 'backup-harmed', controller: 'aws', harm: kind, id: 'harm', state: 'armed',
	});
};

const backupLines = (journey: Journey): readonly string[] => journey.commands().filter(line => /^(?:create|download)-backup/v.test(line));

for (const scenario of ['small', 'small-2.9']) {
	test(`${scenario}: a backup is made on the controller, fetched by the name that Juju gives, and proved as any other`, async t => {
		const journey = await openOnDisk(t, scenario);
		await reachPrepare(journey);
		t.is(resultOf(journey).result, 'block');
		await apply(journey, 'make-remote-backup');
		const {backup} = journey.state();
		t.is(backup.kind, 'made');
		t.regex(backup.kind === 'made' ? backup.remote ?? '' : '', /^\/tmp\/juju-backup-\d{8}-\d{6}\.tar\.gz$/v);
		const [created = '', downloaded = '', ...rest] = backupLines(journey);
		t.regex(created, /^create-backup -m aws:admin\/controller --no-browser-login --no-download$/v);
		t.regex(downloaded, /^download-backup -m aws:admin\/controller --no-browser-login --filename \S+\.tar\.gz \/tmp\/juju-backup-\S+$/v);
		t.deepEqual(rest, []);
		t.is(journey.journal().filter(({kind, facts}) => kind === 'command-starting' && JSON.stringify(facts).includes('-backup')).length, 2);
		t.true(journey.journal().some(({kind}) => kind === 'backup-proved'));
		t.is(resultOf(journey).result, 'pass');
		t.regex(words(resultOf(journey)), /sha256 [\da-f]{64}\nIts metadata: juju-backup\/metadata\.json, of Juju [^\n]+\nIts dump of the database: 2 files/v);
		t.deepEqual(Object.keys(journey.state().running), []);
		t.deepEqual(journey.errors(), []);
		await journey.stop();
	});
}

const harms = [
	['missing', /The file is not there\.\nJuju said: ERROR Download of backup archive files is not supported by this controller/v],
	['empty', /The file is empty/v],
	['truncated', /cut short/v],
] as const;

for (const [kind, expected] of harms) {
	test(`an archive that is fetched ${kind} with exit code 0 still blocks; fetching alone is tried again`, async t => {
		const journey = await openOnDisk(t, 'small');
		await reachPrepare(journey);
		harm(journey, kind);
		await apply(journey, 'make-remote-backup');
		const result = resultOf(journey);
		t.like(result, {result: 'block', title: 'The backup could not be fetched whole'});
		t.regex(words(result), expected);
		t.regex(words(result), /It was left on the controller as \/tmp\/juju-backup-/v);
		t.is(result.remedies[0]?.id, 'fetch-backup');
		await journey.act('next');
		t.is(journey.state().stage.name, 'prepare');

		await apply(journey, 'fetch-backup');
		t.is(resultOf(journey).result, 'pass');
		t.deepEqual(backupLines(journey).map(line => line.split(' ', 1)[0]), ['create-backup', 'download-backup', 'download-backup']);
		await journey.stop();
	});
}

for (const [kind, expected] of harms.slice(1)) {
	test(`a backup that comes ${kind} the direct way still blocks, with what was found`, async t => {
		const journey = await openOnDisk(t, 'small');
		await reachPrepare(journey);
		harm(journey, kind);
		await apply(journey, 'make-backup');
		const result = resultOf(journey);
		t.like(result, {result: 'block', title: 'The backup failed', isIgnorable: false});
		t.regex(words(result), expected);
		t.false(result.remedies.some(({id}) => id === 'fetch-backup'));
		await journey.act('next');
		t.is(journey.state().stage.name, 'prepare');
		await apply(journey, 'make-backup');
		t.is(resultOf(journey).result, 'pass');
		await journey.stop();
	});
}

test('what breaks off while it is fetched says where the archive is', async t => {
	const disk = openDisk(await makeTemporaryFolder(t));
	const journey = await openJourney({
		disk,
		wrap: process => ({
			...process,
			run: async request => request.arguments[0] === 'download-backup'
				? {
					outcome: 'exited', exitCode: 1, stdout: '', stderr: 'ERROR connection is shut down\n', duration: 1,
				}
				: process.run(request),
		}),
	});
	await reachPrepare(journey);
	await apply(journey, 'make-remote-backup');
	const result = resultOf(journey);
	t.is(result.result, 'block');
	t.regex(words(result), /connection is shut down/v);
	t.regex(words(result), /left on the controller as \/tmp\/juju-backup-/v);
	t.is(result.remedies[0]?.id, 'fetch-backup');
	t.deepEqual(Object.keys(journey.state().running), []);
	await journey.stop();
});

test('this client\'s data is kept in a file that only its user can read, and is no backup', async t => {
	const journey = await openOnDisk(t, 'small');
	await reachPrepare(journey);
	await apply(journey, 'keep-client-data');
	await journey.until('the copy is made', ({kept}) => kept['client-data']?.kind === 'made');
	const kept = journey.state().kept['client-data'];
	const file = kept?.kind === 'made' ? kept.file : '';
	const {mode, size} = await fs.stat(file);
	t.is(mode % 0o1000, 0o600);
	t.like(kept, {size});
	const result = resultOf(journey);
	t.is(result.result, 'block');
	t.regex(words(result), /This client's data is kept: \S+\.tar\.gz, [^\n]+, sha256 [\da-f]{64}/v);
	t.true(journey.journal().some(({kind}) => kind === 'kept'));

	await apply(journey, 'make-backup');
	t.is(resultOf(journey).result, 'pass');
	t.regex(words(resultOf(journey)), /This client's data is kept/v);
	await journey.stop();
});

test('a bundle is exported of one model, and looked at', async t => {
	const journey = await openOnDisk(t, 'small');
	await reachPrepare(journey);
	const bundle = resultOf(journey).remedies.find(({id}) => id.startsWith('export-bundle aws:'));
	t.regex(bundle?.explanation ?? '', /no data/v);
	await apply(journey, bundle?.id ?? '');
	const key = bundle?.id.split(' ', 2)[1] ?? '';
	await journey.until('the bundle is there', ({kept}) => kept[key]?.kind === 'made');
	const kept = journey.state().kept[key];
	t.regex(await fs.readFile(kept?.kind === 'made' ? kept.file : '', 'utf8'), /^applications:$/mv);
	t.true(journey.commands().some(line => line.startsWith(`export-bundle -m ${key} `)));
	await journey.stop();
});

for (const scenario of ['small-4.0', 'small-4.1', 'kubernetes']) {
	test(`${scenario}: where there is no backup other things are kept first, the phrase is asked for last, and the upgrade goes on`, async t => {
		const journey = await openOnDisk(t, scenario);
		await reachPrepare(journey);
		const before = resultOf(journey);
		t.like(before, {result: 'block', title: 'Juju cannot make a backup here', isIgnorable: false});
		t.deepEqual([before.remedies[0]?.id, before.remedies.at(-2)?.id, before.remedies.at(-1)?.id], ['keep-client-data', 'snapshot-database', 'acknowledge-no-backup']);
		await apply(journey, 'keep-client-data');
		await journey.until('the copy is made', ({kept}) => kept['client-data']?.kind === 'made');

		await selectCheck(journey, 'backup-made');
		await journey.act('confirm');
		for (let step = 2; step < before.remedies.length; step++) {
			await journey.act('down');
		}

		await journey.act('confirm');
		const text = topOverlay(journey.state());
		t.regex(text?.name === 'text' ? text.lines.join(' ') : '', scenario === 'kubernetes' ? /persistentvolumeclaims/v : /dqlite/v);
		await journey.act('back');

		await acknowledgeBackup(journey);
		t.is(resultOf(journey).result, 'warn');
		t.regex(words(resultOf(journey)), /This client's data is kept/v);
		await reachPlan(journey);
		await upgradeEverything(journey);
		t.like(journey.state().stage, {name: 'finished', result: 'upgraded'});
		t.deepEqual(backupLines(journey), []);
		await journey.stop();
	});
}

test('in a read-only session nothing is kept, and nothing is offered that would', async t => {
	const journey = await openOnDisk(t, 'small', {isReadOnly: true});
	await reachPrepare(journey);
	t.false(resultOf(journey).remedies.some(({action}) => action.type === 'keep-client-data' || action.type === 'export-bundle'));
	await apply(journey, 'make-remote-backup');
	t.is(resultOf(journey).result, 'block');
	t.deepEqual(journey.state().kept, {});
	await journey.stop();
});

/** A backup of a run that is over. */
const makeEarlier = async (t: ExecutionContext, seed: number): Promise<string> => {
	const journey = await openOnDisk(t, 'small', {seed});
	await reachPrepare(journey);
	await apply(journey, 'make-backup');
	const {backup} = journey.state();
	await journey.stop();
	return backup.kind === 'made' ? backup.proof.file : '';
};

test('a backup that was made before is proved by its file; what is not there, and what is of another controller, blocks', async t => {
	const journey = await openOnDisk(t, 'small');
	await reachPrepare(journey);
	const prove = async (file: string): Promise<CheckResult> => {
		await selectCheck(journey, 'backup-made');
		await journey.act('confirm');
		const index = resultOf(journey).remedies.findIndex(({id}) => id === 'prove-earlier-backup');
		for (let step = 0; step < index; step++) {
			await journey.act('down');
		}

		await journey.act('confirm');
		t.is(topOverlay(journey.state())?.name, 'backup-file');
		await journey.type(file);
		await journey.act('confirm');
		await journey.until('it is read', ({backup}) => backup.kind !== 'making');
		return resultOf(journey);
	};

	const own = await makeEarlier(t, 1);
	const missing = await prove(`${own}.none`);
	t.is(missing.result, 'block');
	t.regex(words(missing), /The file is not there/v);
	const other = await prove(await makeEarlier(t, 2));
	t.like(other, {result: 'block', title: 'The backup is of another controller'});
	const proved = await prove(own);
	t.is(proved.result, 'pass');
	t.regex(words(proved), /of Juju 3\.6\.4, controller [\-0-9a-f]{36}/v);
	t.deepEqual(backupLines(journey), []);
	await journey.stop();
});
