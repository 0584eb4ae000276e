import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {type Backup, type Cloud, type Controller} from '../cloud.js';
import {findFault, setFaultState} from '../faults.js';
import {makeTar} from '../tar.js';

/**
Laid out as the real ones are: metadata, a dump of the database, files of the controller (3.6.28 `state/backups/archive.go`).

@param controllerId From 2.9 on.
*/
export const archiveOf = ({id, version, notes}: Backup, at: number, controllerId?: string): Uint8Array => gzipSync(makeTar([
	{name: 'juju-backup/', content: ''},
	{
		name: 'juju-backup/metadata.json', content: `${JSON.stringify({
			ID: id, FormatVersion: 1, Version: version, ControllerUUID: controllerId, Notes: notes,
		})}\n`,
	},
	{name: 'juju-backup/dump/', content: ''},
	{name: 'juju-backup/dump/juju/machines.bson', content: 'simulated\n'},
	{name: 'juju-backup/dump/oplog.bson', content: 'simulated\n'},
	{name: 'juju-backup/root.tar', content: 'simulated\n'},
], at));

/** As the client prints it. */
export const checksumOf = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('base64');

/**
An archive as it comes through to the client: whole, unless a fault strikes, which it does once.

@returns Undefined where no file arrives at all.
*/
export const harmArchive = (cloud: Cloud, {name}: Controller, bytes: Uint8Array): Uint8Array | undefined => {
	const fault = findFault(cloud, 'backup-harmed', {controller: name});
	if (!fault) {
		return bytes;
	}

	setFaultState(fault, 'cured');
	switch (fault.harm) {
		case 'missing': {
			return undefined;
		}

		case 'empty': {
			return new Uint8Array();
		}

		case 'truncated': {
			return bytes.slice(0, Math.floor(bytes.length / 2));
		}
	}
};
