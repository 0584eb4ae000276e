import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';

/**
Clients 2.0 to 2.8: enough for an upgrade.

Source: juju 2.0.0, 2.5.8 and 2.8.13, `cmd/juju/commands`; options recorded of 2.8.13.
*/
export const createSecond = (client: JujuVersion): Dialect => {
	const upgradeModel = isAtLeast(client, 2, 4) ? 'upgrade-model' : 'upgrade-juju';
	const synchronise = isAtLeast(client, 2, 3) ? 'sync-agent-binaries' : 'sync-tools';
	return {
		name: `2.${client.minor}`,
		hasModels: true,
		upgradeController: isAtLeast(client, 2, 6) ? 'upgrade-controller' : upgradeModel,
		upgradeModel,
		refusesControllerModel: false,
		hasAgentStream: isAtLeast(client, 2, 4),
		canIgnoreAgentVersions: isAtLeast(client, 2, 2, 6),
		execute: {command: isAtLeast(client, 2, 7) ? 'exec' : 'run', waitOption: '--timeout'},
		confirmation: '-y',
		removalConfirmation: [],
		refreshCharm: 'upgrade-charm',
		runAction: 'run-action',
		endOfLog: lines => ['--no-tail', '-n', String(lines)],
		// From 2.8.2 on a word that is just `--version` is taken for the command of that name: hence the equals sign.
		synchronise: ({major, minor}) => [synchronise, '--all', `--version=${major}.${minor}`],
		synchronisesMachinesOnly: true,
	};
};
