import {type ProcessAnswer} from '../process.js';
import {harmless} from './evidence.js';
import {notUnderstood, understood, type Reading} from './reading.js';

// 2.9.22 and later: 3.6.28 `cmd/juju/backups/create.go`.
const pathForm = /^Remote backup stored on the controller as (?<backup>\/[\w\-.\/]{1,300}?)\.?$/mv;

// `20160401-012345.<uuid of the model>`: 1.25.13 to 2.9.21, among the other things that are said of the backup.
const idForm = /(?<![\w\-.])(?<backup>\d{8}-\d{6}\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?![\w\-.])/v;

/**
Reads what `create-backup --no-download` (1.25: `backups create --no-download`) left on the controller: what `download-backup` fetches it by.
*/
export const readRemoteBackup = ({stdout, stderr}: ProcessAnswer): Reading<{readonly backup: string}> => {
	const text = `${stderr}\n${stdout}`.replaceAll('\r\n', '\n');
	const backup = (pathForm.exec(text) ?? idForm.exec(text))?.groups?.['backup'];
	return backup === undefined ? notUnderstood('the name of a backup on the controller') : understood({backup: harmless(backup)});
};
