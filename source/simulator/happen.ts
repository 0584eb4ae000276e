import {considerUpgrade} from './agent-upgrade.js';
import {
	flapAgent,
	reconnectAgent,
	settleAgent,
	startAgent,
} from './agents.js';
import {finishUnit} from './charms/finish-unit.js';
import {arriveCharm, settleCharm} from './charms/take-charm.js';
import {type Cloud} from './cloud.js';
import {
	considerController,
	failController,
	finishController,
	returnController,
} from './controller-upgrade.js';
import {type SimulatedAction} from './event.js';
import {healMachine} from './faults.js';
import {endHook, runHook} from './hooks.js';
import {proceedMigration} from './migrate-model.js';
import {endController} from './operations.js';

/**
Lets one event happen at the cloud's present time.
*/
export const happen = (cloud: Cloud, action: SimulatedAction): void => {
	switch (action.type) {
		case 'controller-considers': {
			considerController(cloud, action.controller);
			break;
		}

		case 'controller-returns': {
			returnController(cloud, action.controller);
			break;
		}

		case 'controller-finishes': {
			finishController(cloud, action.controller);
			break;
		}

		case 'controller-fails': {
			failController(cloud, action.controller, action.isFinal);
			break;
		}

		case 'controller-destroyed': {
			endController(cloud, action.controller);
			break;
		}

		case 'migration-proceeds': {
			proceedMigration(cloud, action);
			break;
		}

		case 'agent-considers': {
			considerUpgrade(cloud, action);
			break;
		}

		case 'agent-starts': {
			startAgent(cloud, action);
			break;
		}

		case 'agent-connects': {
			reconnectAgent(cloud, action);
			break;
		}

		case 'agent-flaps': {
			flapAgent(cloud, action);
			break;
		}

		case 'agent-settles': {
			settleAgent(cloud, action);
			break;
		}

		case 'machine-heals': {
			healMachine(cloud, action);
			break;
		}

		case 'charm-arrives': {
			arriveCharm(cloud, action);
			break;
		}

		case 'charm-settles': {
			settleCharm(cloud, action);
			break;
		}

		case 'charm-configured': {
			finishUnit(cloud, action);
			break;
		}

		case 'hook-runs': {
			runHook(cloud, action);
			break;
		}

		case 'hook-ends': {
			endHook(cloud, action);
			break;
		}
	}
};
