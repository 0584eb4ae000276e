import {type Command} from '../commands/command.js';
import {actionDefined} from './action-defined.js';
import {backupCommands} from './backups.js';
import {blockCommands} from './block.js';
import {clientCommands} from './client.js';
import {settingsOfService} from './get.js';
import {debugLog} from './log.js';
import {removalCommands} from './removals.js';
import {runCommand} from './run.js';
import {sessionCommands} from './sessions.js';
import {serviceSetter} from './set.js';
import {statusCommands} from './status.js';
import {syncTools} from './sync-tools.js';
import {serviceUnsetter} from './unset.js';
import {upgradeCharm} from './upgrade-charm.js';
import {upgradeJuju} from './upgrade-juju.js';

/** What a client of 1.25 has, as far as it is played; environments stand where later ones have controllers and models. */
export const firstCommands: readonly Command[] = [
	actionDefined,
	...backupCommands,
	...blockCommands,
	...clientCommands,
	debugLog,
	...removalCommands,
	runCommand,
	...sessionCommands,
	serviceSetter,
	serviceUnsetter,
	settingsOfService,
	...statusCommands,
	syncTools,
	upgradeCharm,
	upgradeJuju,
];

const groups: ReadonlySet<string> = new Set(['action', 'backups', 'block']);

/**
The words of a command line with the two of a command such as `block list` as one.
*/
export const joinSubcommand = (words: readonly string[]): readonly string[] => {
	const [group = '', name, ...rest] = words;
	return groups.has(group) && name !== undefined ? [`${group} ${name}`, ...rest] : words;
};
