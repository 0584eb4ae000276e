import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';

const synchroniseWith = (client: JujuVersion): Dialect['synchronise'] => {
	if (isAtLeast(client, 2, 9, 40)) {
		return ({text}) => ['sync-agent-binary', '--agent-version', text];
	}

	return isAtLeast(client, 2, 9, 33)
		? () => 'Clients 2.9.33 to 2.9.39 do not recognise the version of the agent binaries to copy; a newer 2.9 client does.'
		: ({major, minor}) => ['sync-agent-binaries', '--all', `--version=${major}.${minor}`];
};

/**
Clients 2.9.

Source: options recorded of 2.9.31 and 2.9.52; juju 2.9.52 `cmd/juju/commands`; commit 81cae86881 for `sync-agent-binary`.
*/
export const createSecondLast = (client: JujuVersion): Dialect => ({
	name: '2.9',
	hasModels: true,
	upgradeController: 'upgrade-controller',
	upgradeModel: 'upgrade-model',
	refusesControllerModel: false,
	hasAgentStream: true,
	canIgnoreAgentVersions: true,
	execute: {command: 'exec', waitOption: '--timeout'},
	// `--no-prompt` came late in 2.9.
	confirmation: '-y',
	removalConfirmation: [],
	refreshCharm: 'refresh',
	runAction: 'run-action',
	endOfLog: lines => ['--no-tail', '-n', String(lines)],
	synchronise: synchroniseWith(client),
	synchronisesMachinesOnly: true,
});
