import {modelKey, type RenderedCommand} from '../../domain/intent.js';
import {isAtLeast} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	change,
	timeLimits,
	unavailable,
	type CommandContext,
	type Commands,
} from './command.js';
import {controllerModel} from './controller-model.js';
import {isController} from './names.js';
import {backupRefusal} from './repairs.js';

/** A backup as `readRemoteBackup` found it: the id up to 2.9.21, the path on the controller's machine from 2.9.22 on. */
export type RemoteBackup = {readonly controller: string; readonly backup: string};

// `20160401-012345.<uuid of the model>`, juju 1.25.13 to 2.9.21 `state/backups/metadata.go`.
const idForm = /^\d{8}-\d{6}\.[\-0-9a-f]{1,60}$/v;
const pathForm = /^\/[\w\-.\/]{1,300}$/v;

const target = (controller: string, {dialect}: CommandContext): readonly string[] =>
	dialect.hasModels ? ['-m', modelKey(controllerModel(controller)), noBrowser] : ['-e', controller];

const withBackup = (controller: string, context: CommandContext, render: (words: readonly string[]) => RenderedCommand): RenderedCommand => {
	const refusal = backupRefusal(context) ?? (isController(controller) ? undefined : `${JSON.stringify(controller)} is not a name that Juju would give.`);
	return refusal === undefined ? render(target(controller, context)) : unavailable(refusal);
};

/**
Backs up a controller and leaves the archive there, for a client whose way to it is slow or breaks off.

Source: juju 1.25.13 `cmd/juju/backups/create.go`; options recorded of 2.8.13 to 3.6.28. It cannot be told a file name at the same time.
*/
export const createRemoteBackup = (controller: string, context: CommandContext): RenderedCommand =>
	withBackup(controller, context, words =>
		change([...(context.dialect.hasModels ? ['create-backup'] : ['backups', 'create']), ...words, '--no-download'], 'safe', timeLimits.long));

/**
Fetches an archive that `createRemoteBackup` left on the controller. With exit code 0 there may still be no file (3.6.28, 4.0.15): look for it.

Source: juju 1.25.13 `cmd/juju/backups/download.go`; options recorded of 2.8.13 to 3.6.28.
*/
export const downloadBackup = ({controller, backup}: RemoteBackup, file: string, context: CommandContext): RenderedCommand =>
	idForm.test(backup) || pathForm.test(backup)
		? withBackup(controller, context, words => change(
			[...(context.dialect.hasModels ? ['download-backup'] : ['backups', 'download']), ...words, '--filename', file, backup],
			'safe',
			timeLimits.long,
		))
		: unavailable(`${JSON.stringify(backup)} is not a backup that Juju would have made.`);

/**
Why a model cannot be exported as a bundle; undefined where it can.

Sources: juju 2.5 `cmd/juju/model/exportbundle.go`, the first with it; 4.0.14 answers "Juju 4.0 doesn't support exporting bundles" (recorded).
*/
const bundleRefusal = ({client, controller}: CommandContext): string | undefined => {
	const old = [client, ...(controller ? [controller] : [])].find(version => !isAtLeast(version, 2, 5));
	if (old) {
		return `Juju ${old.major}.${old.minor} exports no bundles; 2.5 was the first that did.`;
	}

	const {major, minor} = controller ?? client;
	return major >= 4 ? `Juju ${major}.${minor} exports no bundles: its own export-bundle answers "not implemented".` : undefined;
};

/**
What can be kept before an upgrade beside a backup that is fetched at once.
*/
export const backups: Commands<'create-remote-backup' | 'download-backup' | 'export-bundle'> = {
	'create-remote-backup': ({controller}, context) => createRemoteBackup(controller, context),

	'download-backup': ({controller, backup, file}, context) => downloadBackup({controller, backup}, file, context),

	'export-bundle'({model, file}, context) {
		const refusal = bundleRefusal(context);
		return refusal === undefined
			? change(['export-bundle', '-m', modelKey(model), noBrowser, '--filename', file], 'safe', timeLimits.longQuestion)
			: unavailable(refusal);
	},
};
