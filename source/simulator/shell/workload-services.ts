import {type Unit} from '../cloud.js';
import {didRepairHook} from '../hooks.js';
import {findAgent, unitsOn} from '../lookup.js';
import {type ServiceDescription} from '../services.js';
import {type MachineShell} from './machine-folder.js';

const unitsOf = ({cloud, reference}: MachineShell): readonly Unit[] => {
	const place = findAgent(cloud, reference);
	return place?.machine ? unitsOn(place.model, place.machine.id) : [];
};

/**
The services of the applications on a machine: one that a failing hook speaks to has failed.
*/
export const workloadServices = (shell: MachineShell): readonly ServiceDescription[] => unitsOf(shell).map(({application, trouble, workload}): ServiceDescription => ({
	name: application,
	state: trouble?.isBroken ? 'failed' : 'active',
	since: trouble ? workload.since : shell.cloud.startedAt,
	lines: trouble?.isBroken ? [`systemd[1]: ${application}.service: Main process exited, code=exited, status=1/FAILURE`] : [],
}));

/**
Starts the service of an application anew: what made a hook of its units fail is gone, and the hook's next try succeeds.

@returns Whether there is such a service.
*/
export const didRestartWorkload = (shell: MachineShell, name: string): boolean => {
	const units = unitsOf(shell).filter(unit => unit.application === name);
	for (const {tag} of units) {
		didRepairHook(shell.cloud, {...shell.reference, agent: tag});
	}

	return units.length > 0;
};
