import {type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';

/**
Clients 4.0, 4.1 and later.

Source: options recorded of 4.0.15; juju 4.0.15 and 4.1-beta2 `cmd/juju`.
*/
export const createFourth = (client: JujuVersion): Dialect => ({
	name: `${client.major}.${client.minor}`,
	hasModels: true,
	upgradeController: 'upgrade-controller',
	upgradeModel: 'upgrade-model',
	refusesControllerModel: true,
	hasAgentStream: true,
	canIgnoreAgentVersions: true,
	execute: {command: 'exec', waitOption: '--wait'},
	confirmation: '--no-prompt',
	removalConfirmation: ['--no-prompt'],
	refreshCharm: 'refresh',
	runAction: 'run',
	endOfLog: lines => ['--no-tail', '--limit', String(lines)],
	synchronise: ({text}) => ['sync-agent-binary', '--agent-version', text],
	synchronisesMachinesOnly: false,
});
