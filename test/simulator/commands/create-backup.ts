import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';

test('a backup is written where the operator wants it', t => {
	const cloud = createLab();
	const {exitCode, stdout, stderr, files} = createJuju(cloud)('create-backup -m c1:admin/controller --filename /home/operator/backup.tar.gz');
	t.is(exitCode, 0);
	t.regex(stdout, /^\nbackup format version: 1 \njuju version: {10}3\.6\.28 \nbase: /v);
	t.is(stderr, 'Downloaded to /home/operator/backup.tar.gz\n');
	t.is(files[0]?.path, '/home/operator/backup.tar.gz');
	t.regex(gunzipSync(files[0]?.bytes ?? new Uint8Array()).toString(), /"Version":"3\.6\.28"/v);
	t.is(labController(cloud).backups.length, 1);
});

test('without a name the client makes one of the time', t => {
	t.is(createJuju(createLab({client: '2.9.52'}))('create-backup -m c1:controller').stderr, 'Downloaded to juju-backup-20260401-012345.tar.gz\n');
});

test('a backup that stays on the controller is announced, with a warning', t => {
	const {stderr, files} = createJuju(createLab())('create-backup -m c1:controller --no-download');
	t.regex(stderr, /^WARNING --no-download flag is DEPRECATED\.\nRemote backup stored on the controller as \S+\n$/v);
	t.deepEqual(files, []);
});

test('only the controller\'s own model can be backed up', t => {
	const {exitCode, stderr} = createJuju(createLab())('create-backup -m c1:prod');
	t.is(exitCode, 1);
	t.is(stderr, 'ERROR backups are only supported from the controller model\nUse juju switch to select the controller model\n');
});

test('a controller on Kubernetes makes none, nor one for a user who may not', t => {
	const cloud = createLab();
	labController(cloud).kind = 'caas';
	t.is(createJuju(cloud)('create-backup -m c1:controller').stderr, 'ERROR Juju command "create-backup" not supported on container controllers\n');
	labController(cloud).access = 'login';
	t.is(createJuju(cloud)('create-backup -m c1:controller').stderr, 'ERROR permission denied (unauthorized access)\n');
});

test('a 2.9 client says plainly that a 4.0 controller makes none', t => {
	const cloud = createLab({client: '2.9.52', version: '4.0.14'});
	t.is(createJuju(cloud)('create-backup -m c1:controller').stderr, 'ERROR Dqlite-based backups not implemented (not implemented)\n');
});
