import {type Cloud, type Controller} from './cloud.js';
import {configurationPath} from './configuration.js';
import {type Fault} from './fault.js';
import {healMachine, setFaultState} from './faults.js';
import {didRepairHook, resolveUnit} from './hooks.js';
import {findAgent, referenceOf, type AgentReference} from './lookup.js';
import {mendConfiguration} from './machine-files.js';
import {schedule} from './schedule.js';
import {clearDisk, restartService, startService} from './services.js';

const controllerOf = (cloud: Cloud, {controller: name}: Fault): Controller | undefined => cloud.controllers.find(controller => controller.name === name);

const servicesOf = (cloud: Cloud, reference: AgentReference): readonly string[] => findAgent(cloud, reference)?.machine?.services.map(({name}) => name) ?? [];

const healHook = (cloud: Cloud, fault: Fault & AgentReference) => {
	if (!didRepairHook(cloud, fault)) {
		setFaultState(fault, 'cured');
		return;
	}

	resolveUnit(cloud, fault, true);
};

const healMachineAndGuests = (cloud: Cloud, fault: Fault & AgentReference) => {
	healMachine(cloud, fault);
	const place = findAgent(cloud, fault);
	if (!place?.machine) {
		return;
	}

	const {id} = place.machine;
	for (const container of place.model.machines.values().filter(each => each.id.startsWith(`${id}/`))) {
		container.isOn = true;
		schedule(cloud, cloud.now + 30_000, {...referenceOf(place.controller, place.model, container), type: 'agent-starts'});
	}
};

/** The step that failed is done after all. */
const finishUpgrade = (cloud: Cloud, controller: Controller | undefined) => {
	if (!controller?.upgrade || (controller.upgrade.phase !== 'failed' && controller.upgrade.phase !== 'database')) {
		return;
	}

	controller.upgrade.phase = 'database';
	controller.apiUntil = cloud.now + 2000;
	schedule(cloud, controller.apiUntil, {type: 'controller-finishes', controller: controller.name});
};

const bringBack = (cloud: Cloud, controller: Controller | undefined) => {
	if (controller?.upgrade?.phase !== 'restarting') {
		return;
	}

	controller.apiUntil = cloud.now + 5000;
	schedule(cloud, controller.apiUntil, {type: 'controller-returns', controller: controller.name});
};

/** By type: what puts right that a fault has begun. */
const healings: {[Type in Fault['type']]: (cloud: Cloud, fault: Extract<Fault, {readonly type: Type}>) => void} = {
	'agent-configuration'(cloud, fault) {
		mendConfiguration(cloud, fault, configurationPath(fault.agent));
		for (const name of servicesOf(cloud, fault)) {
			restartService(cloud, fault, name);
		}
	},
	'agent-hangs'(cloud, {controller, model, agent}) {
		schedule(cloud, cloud.now + 1000, {
			type: 'agent-considers', controller, model, agent,
		});
	},
	'agent-stopped'(cloud, fault) {
		for (const name of servicesOf(cloud, fault)) {
			startService(cloud, fault, name);
		}
	},
	'backup-harmed'() {
		// The next one is whole.
	},
	'binaries-unreachable'(cloud, fault) {
		const controller = controllerOf(cloud, fault);
		if (controller) {
			controller.canFetch = true;
		}
	},
	'controller-unreachable'(cloud, fault) {
		bringBack(cloud, controllerOf(cloud, fault));
	},
	'disk-full'(cloud, fault) {
		clearDisk(cloud, fault);
	},
	'hook-failed': healHook,
	'machine-down': healMachineAndGuests,
	'upgrade-failed'(cloud, fault) {
		finishUpgrade(cloud, controllerOf(cloud, fault));
	},
};

/** Takes effect at once, whatever its state says. */
const always: ReadonlySet<Fault['type']> = new Set(['binaries-unreachable', 'machine-down']);

/**
Takes a fault back, and puts right what it has done. What has to run again for that runs by itself.
*/
export const healFault = (cloud: Cloud, fault: Fault): void => {
	const hasBegun = fault.state === 'active' || always.has(fault.type);
	if (hasBegun) {
		// The table is keyed by the same type that the fault has.
		(healings[fault.type] as (cloud: Cloud, fault: Fault) => void)(cloud, fault);
	}

	setFaultState(fault, 'cured');
};
