import {modelKey} from '../../domain/intent.js';
import {parseVersion} from '../../domain/version.js';
import {noBrowser} from '../dialects/dialect.js';
import {
	change,
	timeLimits,
	unavailable,
	type CommandContext,
	type Commands,
} from './command.js';
import {controllerModel} from './controller-model.js';

/** Why a controller cannot be backed up; undefined where it can. */
export const backupRefusal = ({client, controller, isKubernetes}: CommandContext): string | undefined => {
	const {major, minor} = controller ?? client;
	if (major >= 4) {
		return `Juju ${major}.${minor} cannot back up a controller.`;
	}

	return isKubernetes ? 'Juju cannot back up a controller on Kubernetes.' : undefined;
};

/** The message for whoever is stopped, as words; one that looks like an option is kept from being taken for one. */
export const messageWords = (message: string): readonly string[] =>
	message === '' ? [] : [...(message.startsWith('-') ? ['--'] : []), message];

/**
What prepares an upgrade or puts right what stands in its way, through the controller.

Source: options recorded of 2.8.13 to 4.0.15; 3.6.28 `cmd/juju/commands/synctools.go` (`--source` and `--local-dir` since 1.25); 4.0.15 `apiserver/facades/client/backups/create.go`.
*/
export const repairs: Commands<'create-backup' | 'resolve' | 'enable-commands' | 'disable-commands' | 'synchronise-binaries'> = {
	'create-backup'({controller, file}, context) {
		const refusal = backupRefusal(context);
		return refusal === undefined
			? change(['create-backup', '-m', modelKey(controllerModel(controller)), '--filename', file, noBrowser], 'safe', timeLimits.long)
			: unavailable(refusal);
	},

	// Since 2.0 the failed hook runs again unless that is forbidden.
	resolve: ({model, unit, retry}) =>
		change(['resolved', '-m', modelKey(model), ...(retry ? [] : ['--no-retry']), noBrowser, unit], 'disruptive'),

	'enable-commands': ({model, set = 'all'}) => change(['enable-command', '-m', modelKey(model), noBrowser, set], 'disruptive'),

	'disable-commands': ({model, set, message}) => change(['disable-command', '-m', modelKey(model), noBrowser, set, ...messageWords(message)], 'disruptive'),

	'synchronise-binaries'({controller, version, source, destination, stream}, {dialect, isKubernetes}) {
		if (isKubernetes && dialect.synchronisesMachinesOnly) {
			return unavailable(`A ${dialect.name} client copies agent binaries to controllers on machines only.`);
		}

		const wanted = parseVersion(version);
		const words = wanted ? dialect.synchronise(wanted) : `${version} is no version of Juju; one has three parts, such as 3.6.4.`;
		return typeof words === 'string'
			? unavailable(words)
			: change([
				...words,
				...(stream === undefined ? [] : [`--stream=${stream}`]),
				...(source === undefined ? [] : [`--source=${source}`]),
				...(destination === undefined ? ['-m', modelKey(controllerModel(controller)), noBrowser] : [`--local-dir=${destination}`]),
			], 'safe', timeLimits.long);
	},
};
