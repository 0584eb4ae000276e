import {type BackupContents} from '../domain/check.js';
import {readBackupMetadata, type BackupMetadata} from './backup-metadata.js';
import {type TellEntry} from './tar-listing.js';

/**
Names in Juju's own archives. Source: juju `state/backups/archive.go` and `metadata.go` (1.21 to 3.6): `juju-backup/metadata.json`,
`juju-backup/dump/`, `juju-backup/root.tar`; up to 1.20 the same without the metadata.
*/
const metadataName = 'juju-backup/metadata.json';
const dumpFolder = 'juju-backup/dump/';

export type ContentsReader = {
	readonly take: TellEntry;
	readonly finish: () => BackupContents;
};

/**
Looks in an archive for what a backup of Juju has to hold: its metadata, and the dump of the database.
*/
export const createContentsReader = (): ContentsReader => {
	let metadata: string | undefined;
	let said: BackupMetadata = {};
	let dumpFiles = 0;
	let dumpSize = 0;
	return {
		take({name, size}) {
			// The system's own tar writes `./` in front of names.
			const plain = name.replace(/^(?:\.\/)+/v, '');
			if (plain === metadataName && size > 0) {
				metadata = name;
				return content => {
					said = readBackupMetadata(content);
				};
			}

			if (plain.startsWith(dumpFolder) && !plain.endsWith('/')) {
				dumpFiles += 1;
				dumpSize += size;
			}

			return undefined;
		},
		finish: () => ({
			metadata, dumpFiles, dumpSize, ...said,
		}),
	};
};
