import {gzipSync} from 'node:zlib';
import {type Backup} from '../cloud.js';
import {createBackup} from '../cluster.js';
import {stampTime} from '../dialects/times.js';
import {makeTar} from '../tar.js';
import {
	type Call,
	type Command,
	type Outcome,
	type WrittenFile,
} from './command.js';
import {misuse, Refusal} from './refusal.js';
import {expectAtMost, notImplemented, targetModel} from './target.js';

/** Milliseconds. */
const takes = 4200;

/** Laid out as the real ones are: metadata, a dump of the database, files of the controller (3.6.28 `state/backups/archive.go`). */
const fileOf = (path: string, {id, version, notes}: Backup, at: number): WrittenFile => ({
	path,
	bytes: gzipSync(makeTar([
		{name: 'juju-backup/', content: ''},
		{name: 'juju-backup/metadata.json', content: `${JSON.stringify({ID: id, Version: version, Notes: notes})}\n`},
		{name: 'juju-backup/dump/', content: ''},
		{name: 'juju-backup/dump/juju/machines.bson', content: 'simulated\n'},
		{name: 'juju-backup/dump/oplog.bson', content: 'simulated\n'},
		{name: 'juju-backup/root.tar', content: 'simulated\n'},
	], at)),
});

const report = (call: Call, backup: Backup): Outcome => {
	const {filename} = backup;
	if (call.options.has('no-download')) {
		return {
			stderr: `WARNING --no-download flag is DEPRECATED.\nRemote backup stored on the controller as /home/ubuntu/${filename}\n`, takes,
		};
	}

	call.cloud.downloads[filename] = backup.id;
	return {stderr: `Downloaded to ${filename}\n`, files: [fileOf(filename, backup, call.now)], takes};
};

const run = (call: Call): Outcome => {
	expectAtMost(call, 1);
	const filename = call.options.text('filename');
	if (filename !== undefined && call.options.has('no-download')) {
		throw misuse('cannot mix --no-download and --filename');
	}

	const {controller, model} = targetModel(call);
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
			return report(call, made.backup);
		}
	}
};

/** Every client has it; 4.0 servers have not. Source: recorded of a 4.0 controller; 3.6.28 `cmd/juju/backups/create.go`. */
export const backupCommand: Command = {
	name: 'create-backup',
	options: () => '-B,--no-browser-login --filename=text -m,--model=text --no-download',
	run,
};
