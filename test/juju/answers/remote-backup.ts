import test from 'ava';
import {readRemoteBackup} from '../../../source/juju/answers/remote-backup.js';
import {makeAnswer} from './_ask.js';

const id = '20160401-012345.8e8e8e8e-1111-4222-8333-abcdefabcdef';

test('The path that 2.9.22 and later name is read', t => {
	const stderr = 'WARNING --no-download flag is DEPRECATED.\nRemote backup stored on the controller as /var/lib/juju/backups/juju-backup-20260401-012345.tar.gz\n';
	t.deepEqual(readRemoteBackup(makeAnswer({stdout: 'backup ID:\n', stderr})), {
		ok: true, value: {backup: '/var/lib/juju/backups/juju-backup-20260401-012345.tar.gz'},
	});
	t.deepEqual(readRemoteBackup(makeAnswer({stderr: 'Remote backup stored on the controller as /tmp/juju-backup.tar.gz.\r\n'})), {
		ok: true, value: {backup: '/tmp/juju-backup.tar.gz'},
	});
});

test('The id of older versions is found among what is said of the backup', t => {
	t.deepEqual(readRemoteBackup(makeAnswer({stdout: `backup ID: "${id}"\nchecksum: "x"\nstored: 0001-01-01\n${id}\n`})), {ok: true, value: {backup: id}});
});

test('Where no backup is named there is none', t => {
	for (const stdout of ['', 'started', '20160401-012345', `a${id}`, `${id}-more`]) {
		t.deepEqual(readRemoteBackup(makeAnswer({stdout})), {ok: false, expected: 'the name of a backup on the controller'});
	}
});
