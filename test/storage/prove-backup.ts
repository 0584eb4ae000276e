import {execFileSync} from 'node:child_process';
import {createHash, randomBytes} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {type Backup} from '../../source/domain/check.js';
import {proveBackup} from '../../source/storage/prove-backup.js';
import {makeArchive, makeTar} from '../_helpers/make-archive.js';
import {testTime} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const now = (): number => testTime;

const proveBytes = async (t: ExecutionContext, bytes: Uint8Array): Promise<Backup> => {
	const file = path.join(await makeTemporaryFolder(t), 'backup.tar.gz');
	await fs.writeFile(file, bytes);
	return proveBackup(file, {now});
};

const evidenceOf = (backup: Backup): string => (backup.kind === 'failed' ? backup.evidence.replace(/^\S+: /v, '') : backup.kind);

test('a whole archive is proved by its size, its checksum and the names in it', async t => {
	const archive = makeArchive();
	const backup = await proveBytes(t, archive);
	t.like(backup, {
		kind: 'made',
		proof: {
			size: archive.length,
			sha256: createHash('sha256').update(archive).digest('hex'),
			entries: ['juju-backup/', 'juju-backup/metadata.json', 'juju-backup/root.tar', 'juju-backup/dump/oplog.bson'],
			contents: {metadata: 'juju-backup/metadata.json', dumpFiles: 1, dumpSize: 4},
			at: testTime,
		},
	});
});

test('the age of an archive is that of its file, never one of the future', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'backup.tar.gz');
	await fs.writeFile(file, makeArchive());
	const madeAt = async (time: number): Promise<unknown> => {
		await fs.utimes(file, time / 1000, time / 1000);
		const backup = await proveBackup(file, {now});
		return backup.kind === 'made' ? backup.proof.madeAt : backup;
	};

	t.is(await madeAt(testTime - 90_000_000), testTime - 90_000_000);
	t.is(await madeAt(testTime + 5000), testTime);
});

test('an archive that is whole but of something else is no backup', async t => {
	const metadata = {name: 'juju-backup/metadata.json', content: '{}'};
	const prove = async (...entries: Parameters<typeof makeTar>[0]): Promise<string> => evidenceOf(await proveBytes(t, gzipSync(makeTar(entries))));
	const noDump = 'It holds no dump of the database, so it is no backup of a controller.';
	t.is(await prove({name: 'holiday/photo.jpg', content: 'beach'}), noDump);
	t.is(await prove(metadata, {name: 'juju-backup/root.tar', content: 'x'}, {name: 'juju-backup/dump/', type: '5'}), noDump);
	t.is(await prove(metadata, {name: 'other/juju-backup/dump/oplog.bson', content: 'x'}), noDump);
	t.is(await prove(metadata, {name: 'juju-backup/dump/oplog.bson'}), 'The dump of the database in it is empty.');
	t.is(await prove(metadata, {name: './juju-backup/dump/oplog.bson', content: 'x'}), 'made');
});

test('an archive as Juju made them up to 1.20 is proved, and its metadata said to be missing', async t => {
	const backup = await proveBytes(t, gzipSync(makeTar([{name: 'juju-backup/root.tar', content: 'x'}, {name: 'juju-backup/dump/juju/machines.bson', content: 'dump'}])));
	t.like(backup, {kind: 'made', proof: {contents: {metadata: undefined, dumpFiles: 1, dumpSize: 4}}});
});

test('an archive of the system\'s own tar is proved, long names included', async t => {
	const folder = await makeTemporaryFolder(t);
	const names = [`juju-backup/dump/${'deep/'.repeat(30)}file.bson`, `juju-backup/${'n'.repeat(200)}`, 'juju-backup/metadata.json'];
	for (const name of names) {
		await fs.mkdir(path.join(folder, path.dirname(name)), {recursive: true});
	}

	await Promise.all(names.map(async name => fs.writeFile(path.join(folder, name), randomBytes(70_000))));
	const proofs = await Promise.all(['gnu', 'pax', 'ustar'].map(async format => {
		const file = path.join(folder, `${format}.tar.gz`);
		const listed = format === 'ustar' ? [names[0] ?? '', names[2] ?? ''] : names;
		execFileSync('tar', ['--format', format, '-czf', file, '-C', folder, ...listed]);
		const backup = await proveBackup(file, {now});
		return backup.kind === 'made' ? {isComplete: listed.every(name => backup.proof.entries.includes(name)), count: backup.proof.entries.length - listed.length} : backup;
	}));
	t.deepEqual(proofs, Array.from({length: 3}, () => ({isComplete: true, count: 0})));
});

test('sizes and paths beyond the fields of a header are read', async t => {
	const backup = await proveBytes(t, gzipSync(makeTar([
		{
			name: 'a.bson', prefix: 'juju-backup/dump', content: 'x'.repeat(600), hasBinarySize: true,
		},
		{name: 'pax', type: 'g', content: '19 comment=whatever\n'},
		{name: 'last'},
	])));
	t.deepEqual(backup.kind === 'made' ? backup.proof.entries : backup, ['juju-backup/dump/a.bson', 'last']);
});

test('an archive that is cut short anywhere is not whole', async t => {
	const archive = makeArchive([{name: 'dump', content: randomBytes(3000).toString('base64')}]);
	const cuts = [1, 9, 18, 100, Math.floor(archive.length / 2), archive.length - 9, archive.length - 8, archive.length - 1];
	const found = await Promise.all(cuts.map(async cut => evidenceOf(await proveBytes(t, archive.slice(0, cut)))));
	t.deepEqual(found.filter(evidence => !evidence.startsWith('The file is cut short')), []);
});

test('one changed bit is found, wherever it is', async t => {
	const archive = makeArchive([{name: 'dump', content: randomBytes(3000).toString('base64')}]);
	const places = [0, 2, 20, 500, Math.floor(archive.length / 2), archive.length - 8, archive.length - 1];
	const found = await Promise.all(places.map(async place => {
		const damaged = Uint8Array.from(archive);
		const byte = damaged[place] ?? 0;
		damaged[place] = byte % 2 === 0 ? byte + 1 : byte - 1;
		const backup = await proveBytes(t, damaged);
		return backup.kind;
	}));
	t.deepEqual(new Set(found), new Set(['failed']));
});

test('what is no archive is called so', async t => {
	t.regex(evidenceOf(await proveBytes(t, new TextEncoder().encode('ERROR permission denied\n'))), /^The file is damaged, or is no gzip file\./v);
	t.is(evidenceOf(await proveBytes(t, gzipSync(randomBytes(5000)))), 'What it holds is no tar archive.');
	t.is(evidenceOf(await proveBytes(t, new Uint8Array(0))), 'The file is empty.');
	t.is(evidenceOf(await proveBytes(t, gzipSync(''))), 'What it holds is no tar archive.');
	t.is(evidenceOf(await proveBytes(t, gzipSync(makeTar([])))), 'The archive is empty.');
});

test('an archive that was cut before it was compressed is not whole', async t => {
	const tar = makeTar([{name: 'one', content: 'x'.repeat(2000)}, {name: 'two', content: 'y'.repeat(2000)}], false);
	t.is(evidenceOf(await proveBytes(t, gzipSync(tar))), 'The archive breaks off at two.');
	t.is(evidenceOf(await proveBytes(t, gzipSync(tar.slice(0, 1000)))), 'The archive breaks off at one.');
	const damaged = Uint8Array.from(tar);
	damaged[2560 + 20] = 65;
	t.is(evidenceOf(await proveBytes(t, gzipSync(damaged))), 'The archive is damaged behind one.');
});

test('something behind the end of the archive is found, be it small or large', async t => {
	const archive = makeArchive();
	const found = await Promise.all([10, 500_000].map(async length => {
		const rest = new Uint8Array(length);
		return [
			evidenceOf(await proveBytes(t, Uint8Array.from([...archive, ...rest]))),
			evidenceOf(await proveBytes(t, Uint8Array.from([...archive, ...rest.fill(7)]))),
		];
	}));
	const sentences = ['Something else follows the end of the archive.', 'The file is damaged, or is no gzip file. (incorrect header check)'];
	t.deepEqual(found, [sentences, sentences]);
});

test('a file that is not there, and a folder, are told', async t => {
	const folder = await makeTemporaryFolder(t);
	t.regex(evidenceOf(await proveBackup(path.join(folder, 'none.tar.gz'), {now})), /^The file is not there\./v);
	t.is(evidenceOf(await proveBackup(folder, {now})), 'It is no file.');
});

test('a check that is given up is no proof', async t => {
	const abort = new AbortController();
	abort.abort();
	const file = path.join(await makeTemporaryFolder(t), 'backup.tar.gz');
	await fs.writeFile(file, makeArchive());
	t.regex(evidenceOf(await proveBackup(file, {now, signal: abort.signal})), /^The check was given up\./v);
});
