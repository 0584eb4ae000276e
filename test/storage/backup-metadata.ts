import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {readBackupMetadata} from '../../source/storage/backup-metadata.js';

const read = (value: unknown) => readBackupMetadata(new TextEncoder().encode(JSON.stringify(value)));

const id = 'ca60f7e9-647b-4460-8232-fe75749e17c7';

test('a backup says its version, its controller and when it was begun', t => {
	t.deepEqual(read({
		ID: '20221109-090851', FormatVersion: 1, Started: '2022-11-09T09:08:51.314128218Z', Version: '3.0.0', ControllerUUID: id, CAPrivateKey: 'secret',
	}), {version: '3.0.0', controllerId: id, startedAt: Date.UTC(2022, 10, 9, 9, 8, 51, 314)});
});

test('what is missing, unknown or no such thing is left out', t => {
	t.deepEqual(read({ID: 'old'}), {});
	t.deepEqual(read({Version: 'three\u{1B}[2J', ControllerUUID: `${id}; reboot`, Started: '0001-01-01T00:00:00Z'}), {});
	t.deepEqual(read({Version: 3, ControllerUUID: [], Started: 5}), {});
	t.deepEqual(read([]), {});
	t.deepEqual(readBackupMetadata(new TextEncoder().encode('{"Version":')), {});
});

testProp('no metadata makes it fail', [fc.uint8Array()], (t, bytes) => {
	t.notThrows(() => readBackupMetadata(bytes));
});
