import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Backup} from '../cloud.js';
import {createBackup} from '../cluster.js';
import {exactTime, stampTime} from '../dialects/times.js';
import {archiveOf, checksumOf, harmArchive} from './backup-archive.js';
import {type Call, type Command, type Outcome} from './command.js';
import {misuse, Refusal} from './refusal.js';
import {
	expectAtMost,
	notImplemented,
	targetModel,
	type Target,
} from './target.js';

/** Milliseconds. */
const takes = 4200;

/** 2.9.22 keeps archives as files on the controller; before they lay in its database. Source: 2.9.22 `cmd/juju/backups/create.go`. */
export const hasBackupFiles = (client: JujuVersion): boolean => isAtLeast(client, 2, 9, 22);

/** Source: 2.9.52 and 3.6.28 `cmd/juju/backups/backups.go`. */
const describe = ({client, now}: Call, {controller, model}: Target, {version, notes}: Backup, bytes: Uint8Array): string => [
	'',
	'backup format version: 1 ',
	`juju version:          ${version} `,
	isAtLeast(client, 3) ? 'base:                  ubuntu@22.04 ' : 'series:                jammy ',
	'',
	`controller UUID:       ${controller.uuid} `,
	`model UUID:            ${model.uuid} `,
	'machine ID:            0 ',
	'created on host:       juju-controller-0 ',
	'',
	`checksum:              ${checksumOf(bytes)} `,
	'checksum format:       SHA-1, base64 encoded ',
	`size (B):              ${bytes.length} `,
	'stored:                0001-01-01 00:00:00 +0000 UTC ',
	`started:               ${exactTime(now)} `,
	`finished:              ${exactTime(now + takes)} `,
	'',
	`notes:                 ${notes} `,
	'',
	'',
].join('\n');

/** Source: recorded of 2.8.13 and 2.9.31 to 3.6.28 (warnings); 2.5.8 and 3.6.28 `cmd/juju/backups/create.go`. */
const keep = ({client, now}: Call, backup: Backup): string => {
	backup.remoteName = hasBackupFiles(client) ? `/tmp/juju-backup-${stampTime(now)}.tar.gz` : backup.id;
	return hasBackupFiles(client)
		? `WARNING --no-download flag is DEPRECATED.\nRemote backup stored on the controller as ${backup.remoteName}\n`
		: `WARNING downloading backup archives is recommended; backups stored remotely are not guaranteed to be available.\nRemote backup stored on the controller as ${backup.remoteName}.\n`;
};

const report = (call: Call, target: Target, backup: Backup): Outcome => {
	const {filename} = backup;
	const bytes = archiveOf(backup, call.now, target.controller.uuid);
	const stdout = describe(call, target, backup, bytes);
	if (call.options.has('no-download')) {
		return {stdout, stderr: keep(call, backup), takes};
	}

	call.cloud.downloads[filename] = backup.id;
	return {
		stdout,
		stderr: `${hasBackupFiles(call.client) ? '' : 'Remote backup was not created.\n'}Downloaded to ${filename}${isAtLeast(call.client, 2, 6) ? '' : '.'}\n`,
		// With exit code 0 this one always writes a file.
		files: [{path: filename, bytes: harmArchive(call.cloud, target.controller, bytes) ?? new Uint8Array()}],
		takes,
	};
};

const run = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const filename = call.options.text('filename');
	if (filename !== undefined && call.options.has('no-download')) {
		throw misuse('cannot mix --no-download and --filename');
	}

	const target = targetModel(call);
	const {controller, model} = target;
	if (controller.access !== 'superuser') {
		throw new Refusal('permission denied (unauthorized access)');
	}

	const made = createBackup(call.cloud, {
		controller, model, filename: filename ?? `juju-backup-${stampTime(call.now)}.tar.gz`, notes: call.positional[0] ?? '',
	});
	switch (made.outcome) {
		case 'not-implemented': {
			throw notImplemented(call, 'Dqlite-based backups not implemented');
		}

		case 'wrong-model': {
			throw new Refusal('backups are only supported from the controller model\nUse juju switch to select the controller model');
		}

		case 'kubernetes': {
			throw new Refusal('Juju command "create-backup" not supported on container controllers');
		}

		case 'made': {
			return report(call, target, made.backup);
		}
	}
};

/** Every client has it; 4.0 servers have not. Source: recorded of a 4.0 controller; 3.6.28 `cmd/juju/backups/create.go`. */
export const backupCommand: Command = {
	name: 'create-backup',
	options: client => `-B,--no-browser-login --filename=text -m,--model=text --no-download${isAtLeast(client, 2, 4) && !hasBackupFiles(client) ? ' --keep-copy' : ''}`,
	run,
};
