import fs from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readLocalCharm} from '../../source/storage/read-local-charm.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {makeZip} from '../_helpers/make-zip.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const metadata = `name: mysql
summary: A database.
provides:
  db:
    interface: mysql
    limit: 4
  info: juju-info
requires:
  logging:
    interface: syslog
    scope: container
    optional: true
peers:
  cluster:
    interface: mysql-ha
storage:
  data:
    type: filesystem
    location: /srv
    multiple:
      range: 0-3
  logs:
    type: block
    multiple:
      range: 1-
  one:
    type: filesystem
resources:
  snap:
    type: file
    filename: mysql.snap
`;
const config = `options:
  port:
    type: int
    default: 3306
  tuning:
    description: without a type
    default: fast
  replicate:
    type: boolean
`;
const manifest = 'bases:\n- name: ubuntu\n  channel: "22.04"\n  architectures: [amd64]\n- name: ubuntu\n  channel: 24.04/stable\n';

const expected = {
	source: 'file',
	name: 'mysql',
	isSubordinate: false,
	endpoints: [
		{
			name: 'db', role: 'provider', interface: 'mysql', scope: 'global', limit: 4,
		},
		{
			name: 'info', role: 'provider', interface: 'juju-info', scope: 'global', limit: undefined,
		},
		{
			name: 'logging', role: 'requirer', interface: 'syslog', scope: 'container', limit: undefined,
		},
		{
			name: 'cluster', role: 'peer', interface: 'mysql-ha', scope: 'global', limit: undefined,
		},
	],
	knowsPeers: true,
	storage: [
		{
			name: 'data', type: 'filesystem', minimum: 0, maximum: 3, location: '/srv',
		},
		{
			name: 'logs', type: 'block', minimum: 1, maximum: undefined, location: undefined,
		},
		{
			name: 'one', type: 'filesystem', minimum: 1, maximum: 1, location: undefined,
		},
	],
	options: [
		{name: 'port', type: 'int', default: 3306},
		{name: 'tuning', type: 'string', default: 'fast'},
		{name: 'replicate', type: 'boolean', default: undefined},
	],
	bases: ['ubuntu@22.04', 'ubuntu@24.04'],
	resources: [{name: 'snap', type: 'file'}],
	mode: 'machine',
	format: 2,
};

const writeFolder = async (t: ExecutionContext, files: Readonly<Record<string, string>>): Promise<string> => {
	const folder = await makeTemporaryFolder(t);
	await Promise.all(Object.entries(files).map(async ([name, text]) => fs.writeFile(path.join(folder, name), text)));
	return folder;
};

const writeArchive = async (t: ExecutionContext, bytes: Uint8Array): Promise<string> => {
	const file = path.join(await makeTemporaryFolder(t), 'mysql.charm');
	await fs.writeFile(file, bytes);
	return file;
};

test('a folder and an archive of the same charm declare the same', async t => {
	const files = {'metadata.yaml': metadata, 'config.yaml': config, 'manifest.yaml': manifest};
	t.deepEqual(await readLocalCharm(await writeFolder(t, files)), expected);
	t.deepEqual(await readLocalCharm(await writeArchive(t, makeZip({'src/charm.py': 'x'.repeat(5000), ...files, 'hooks/install': ''}))), expected);
});

test('the sources of a charm hold all in one file', async t => {
	const folder = await writeFolder(t, {
		'charmcraft.yaml': `${metadata}subordinate: true\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nconfig:\n${config.replaceAll(/^/gmv, '  ')}`,
	});
	const {isSubordinate, bases, options, format} = await readLocalCharm(folder);
	t.true(isSubordinate);
	t.deepEqual(bases, ['ubuntu@24.04']);
	t.deepEqual(options, expected.options as typeof options);
	t.is(format, 2);
});

test('a charm of 1.25 names series and is of the old format', async t => {
	const {bases, format, mode} = await readLocalCharm(await writeFolder(t, {'metadata.yaml': 'name: mysql\nseries: [trusty, xenial]\n'}));
	t.deepEqual(bases, ['trusty', 'xenial']);
	t.is(format, 1);
	t.is(mode, 'machine');
});

test('charms for Kubernetes are told apart', async t => {
	const sidecar = await readLocalCharm(await writeFolder(t, {'metadata.yaml': 'name: a\ncontainers:\n  web: {resource: image}\n'}));
	t.is(sidecar.mode, 'sidecar');
	const old = await readLocalCharm(await writeFolder(t, {'metadata.yaml': 'name: a\nseries: [kubernetes]\ndeployment: {type: stateful, mode: operator}\n'}));
	t.is(old.mode, 'podspec');
	t.is(old.deploymentType, 'stateful');
	t.is(old.deploymentMode, 'operator');
});

test('what is no charm is refused with what to do', async t => {
	const folder = await writeFolder(t, {});
	const places: ReadonlyArray<readonly [string, RegExp]> = [
		[path.join(folder, 'none'), /there is nothing/v],
		[folder, /no metadata\.yaml/v],
		[await writeFolder(t, {'metadata.yaml': 'summary: no name\n'}), /names no charm/v],
		[await writeFolder(t, {'metadata.yaml': 'a: [\n'}), /names no charm/v],
		[await writeFolder(t, {'metadata.yaml': `name: ${'x'.repeat(2_000_000)}\n`}), /too large/v],
		[await writeArchive(t, new TextEncoder().encode('this is no archive')), /neither a folder/v],
		[await writeArchive(t, makeZip({'readme.md': 'x'})), /no metadata\.yaml/v],
		[await writeArchive(t, makeZip({'metadata.yaml': `name: ${'x'.repeat(2_000_000)}`})), /too large/v],
		[await writeArchive(t, makeZip({'metadata.yaml': metadata}).subarray(0, 300)), /neither a folder/v],
	];
	for (const [place, pattern] of places) {
		const error = await t.throwsAsync(async () => readLocalCharm(place), {instanceOf: StorageError});
		t.regex(error.message, pattern, place);
		t.is(error.exitCode, 2);
		t.regex(error.advice, /metadata\.yaml/v);
	}
});
