import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';

/**
Clients 3.0 to 3.6, and every later 3.x.

Source: options recorded of 3.0.4 and 3.6.28; juju 3.0.4 to 3.6.28 `cmd/juju`.
*/
export const createThird = (client: JujuVersion): Dialect => ({
	name: `3.${client.minor}`,
	hasModels: true,
	upgradeController: 'upgrade-controller',
	upgradeModel: 'upgrade-model',
	refusesControllerModel: isAtLeast(client, 3, 5),
	hasAgentStream: true,
	canIgnoreAgentVersions: true,
	execute: {command: 'exec', waitOption: '--wait'},
	confirmation: '--no-prompt',
	// 3.0 never asks before it removes a machine.
	removalConfirmation: isAtLeast(client, 3, 1) ? ['--no-prompt'] : [],
	refreshCharm: 'refresh',
	runAction: 'run',
	// 3.6 follows the log for ever when told `-n`, and refuses it beside `--no-tail` (3.6.28, not 3.5.5). Its patches before understand both words below too.
	endOfLog: lines => isAtLeast(client, 3, 6) ? ['--no-tail', '--limit', String(lines)] : ['--no-tail', '-n', String(lines)],
	synchronise: ({text}) => ['sync-agent-binary', '--agent-version', text],
	synchronisesMachinesOnly: true,
});
