import test from 'ava';
import {askWell} from './_ask.js';

const intent = {type: 'create-backup', controller: 'c1', file: '/backups/c1.tar.gz'} as const;

test('The file that Juju names is the backup', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'backup ID: 20260401\n', stderr: 'Downloaded to /backups/other.tar.gz\n'}), {
		file: '/backups/other.tar.gz', text: 'backup ID: 20260401\nDownloaded to /backups/other.tar.gz',
	});
});

test('The full stop that 2.5 puts behind the name is not part of it', t => {
	t.is(askWell(t, intent, {stderr: 'Downloaded to juju-backup-20260401-012345.tar.gz.\n'}).file, 'juju-backup-20260401-012345.tar.gz');
	t.is(askWell(t, {...intent, file: '/odd.'}, {stderr: 'Downloaded to /odd.\n'}).file, '/odd.');
});

test('Where Juju names none, the file is the one that was asked for', t => {
	t.is(askWell(t, intent, {}).file, '/backups/c1.tar.gz');
});
