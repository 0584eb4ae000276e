import {isFourth} from '../era.js';
import {archiveOf, harmArchive} from './backup-archive.js';
import {type Call, type Command, type Outcome} from './command.js';
import {hasBackupFiles} from './create-backup.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, targetModel} from './target.js';

/** Milliseconds. */
const takes = 3100;

/** Said on stderr, and the exit code is 0. Source: recorded of 3.6.28 and 4.0.15. */
const unsupported: Outcome = {stderr: 'ERROR Download of backup archive files is not supported by this controller.\n', takes};

const run = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const [wanted] = call.positional;
	if (wanted === undefined) {
		throw misuse(hasBackupFiles(call.client) ? 'missing filename' : 'missing ID');
	}

	const {controller} = targetModel(call);
	if (controller.kind === 'caas') {
		throw new Refusal('Juju command "download-backup" not supported on container controllers');
	}

	const backup = controller.backups.find(({remoteName}) => remoteName === wanted);
	if (!backup || isFourth(controller.version)) {
		if (hasBackupFiles(call.client)) {
			return unsupported;
		}

		throw new Refusal(`backup metadata "${wanted}" not found`);
	}

	const bytes = harmArchive(call.cloud, controller, archiveOf(backup, backup.at, controller.uuid));
	if (!bytes) {
		return unsupported;
	}

	const path = call.options.text('filename') ?? wanted.slice(wanted.lastIndexOf('/') + 1);
	call.cloud.downloads[path] = backup.id;
	return {stdout: `${path}\n`, files: [{path, bytes}], takes};
};

/** Fetches what `create-backup --no-download` has left. Source: 2.9.52 and 3.6.28 `cmd/juju/backups/download.go`. */
export const downloadCommand: Command = {
	name: 'download-backup',
	options: () => '-B,--no-browser-login --filename=text -m,--model=text',
	run,
};
