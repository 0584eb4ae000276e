import {type Backup} from '../cloud.js';
import {createBackup} from '../cluster.js';
import {archiveOf, checksumOf, harmArchive} from '../commands/backup-archive.js';
import {type Call, type Command, type Outcome} from '../commands/command.js';
import {misuse, Refusal} from '../commands/refusal.js';
import {expectAtMost, type Target} from '../commands/target.js';
import {exactTime, stampTime} from '../dialects/times.js';
import {environmentOption, targetEnvironment} from './environment.js';

/** Milliseconds. */
const backupTakes = 6400;
const downloadTakes = 3100;

const warning = 'WARNING downloading backup archives is recommended; backups stored remotely are not guaranteed to be available.\n';

const describe = ({now}: Call, {model}: Target, {id, version, notes}: Backup, bytes: Uint8Array): string => [
	`backup ID:       "${id}"`,
	`checksum:        "${checksumOf(bytes)}"`,
	'checksum format: "SHA-1, base64 encoded"',
	`size (B):        ${bytes.length}`,
	`stored:          ${exactTime(now + backupTakes)}`,
	`started:         ${exactTime(now)}`,
	`finished:        ${exactTime(now + backupTakes)}`,
	`notes:           "${notes}"`,
	`environment ID:  "${model.uuid}"`,
	'machine ID:      "0"',
	'created on host: "juju-machine-0"',
	`juju version:    ${version}`,
	'',
].join('\n');

const runCreate = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const {options, cloud, now} = call;
	const filename = options.text('filename');
	if (filename !== undefined && options.has('no-download')) {
		throw misuse('cannot mix --no-download and --filename');
	}

	const target = targetEnvironment(call);
	const made = createBackup(cloud, {...target, filename: filename ?? `juju-backup-${stampTime(now)}.tar.gz`, notes: call.positional[0] ?? ''});
	if (made.outcome !== 'made') {
		throw new Refusal('server version not compatible with client version');
	}

	const {backup} = made;
	backup.remoteName = backup.id;
	const bytes = archiveOf(backup, now);
	const said = options.has('quiet') ? '' : describe(call, target, backup, bytes);
	if (options.has('no-download')) {
		return {stdout: `${said}${backup.id}\n`, stderr: warning, takes: backupTakes};
	}

	cloud.downloads[backup.filename] = backup.id;
	return {
		stdout: `${said}${backup.id}\ndownloading to ${backup.filename}\n`,
		files: [{path: backup.filename, bytes: harmArchive(cloud, target.controller, bytes) ?? new Uint8Array()}],
		takes: backupTakes + downloadTakes,
	};
};

/** Source: juju 1.25.13 `cmd/juju/backups/create.go`. */
const create: Command = {
	name: 'backups create', options: () => `${environmentOption} --filename=text --no-download --quiet`, run: runCreate,
};

const runDownload = (call: Call): Outcome => {
	const [id] = call.positional;
	if (id === undefined) {
		throw misuse('missing ID');
	}

	expectAtMost(call, 1);
	const {controller} = targetEnvironment(call);
	const backup = controller.backups.find(each => each.id === id);
	if (!backup) {
		throw new Refusal(`backup metadata "${id}" not found`);
	}

	const path = call.options.text('filename') ?? `juju-backup-${id}.tar.gz`;
	call.cloud.downloads[path] = id;
	return {
		stdout: `${path}\n`, files: [{path, bytes: harmArchive(call.cloud, controller, archiveOf(backup, backup.at)) ?? new Uint8Array()}], takes: downloadTakes,
	};
};

/** Source: juju 1.25.13 `cmd/juju/backups/download.go`. */
const download: Command = {
	name: 'backups download', options: () => `${environmentOption} --filename=text`, run: runDownload,
};

/** Source: juju 1.25.13 `cmd/juju/backups/list.go`. */
const list: Command = {
	name: 'backups list',
	options: () => `${environmentOption} --brief`,
	run(call) {
		expectAtMost(call, 0);
		const {backups} = targetEnvironment(call).controller;
		return backups.length === 0
			? {stdout: '(no backups found)\n'}
			: {stdout: backups.map(({id}) => `${id}\n`).join('')};
	},
};

/** Archives lie in the state server's database, by their ids. */
export const backupCommands: readonly Command[] = [create, download, list];
