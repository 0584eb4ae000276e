import {type JujuVersion} from '../../domain/version.js';
import {type Dialect} from './dialect.js';

/**
Clients 1.25, the last that know environments and neither controllers nor models.

Source: juju 1.25.13 `cmd/juju/commands` (`upgradejuju.go`, `synctools.go`, `run.go`, `debuglog.go`).
*/
export const createFirst = (client: JujuVersion): Dialect => ({
	name: `${client.major}.${client.minor}`,
	hasModels: false,
	upgradeController: 'upgrade-juju',
	upgradeModel: 'upgrade-juju',
	refusesControllerModel: false,
	hasAgentStream: false,
	canIgnoreAgentVersions: false,
	execute: {command: 'run', waitOption: '--timeout'},
	confirmation: '-y',
	removalConfirmation: [],
	refreshCharm: 'upgrade-charm',
	runAction: 'run-action',
	// It follows the log until the limit is reached; there is no `--no-tail` yet.
	endOfLog: lines => ['-n', String(lines), '--limit', String(lines)],
	synchronise: ({major, minor}) => ['sync-tools', '--all', `--version=${major}.${minor}`],
	synchronisesMachinesOnly: true,
});
