import {isMachineAgent} from '../agent-kinds.js';
import {type Remedy} from '../check.js';
import {drainMachine} from '../checks/machine-remedies.js';
import {removeRemedy} from './agent-on-machine.js';
import {closedRemedy, placeOf} from './places.js';
import {
	askDryRun,
	defineRefusal,
	groundOf,
	machinesOf,
	modelOf,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/**
B2: machines with Windows, which Juju has no agents for from 3.0 on.
*/
export const windowsMachines: RefusalCase = defineRefusal({
	id: 'windows-machines',
	code: 'B2',
	title: 'The model has Windows machines',
	occurs: {from: [2, 9, 33], before: [4]},
	isConfirmed: true,
	signals: [{
		where: 'error', words: 'the model hosts deprecated windows machine(s)', versions: '2.9 to 3.6', source,
	}],
	findSubjects({agents}) {
		const machines = agents.filter(agent => isMachineAgent(agent));
		const windows = machines.filter(({base}) => base?.startsWith('win') === true);
		return windows.length === 0 && machines.some(({base}) => base === undefined) ? undefined : windows.map(({tag}) => tag);
	},
	meaning: 'Machines of this model run Windows, for which Juju has no agents from 3.0 on. What they do has to move to machines with Ubuntu, or to leave Juju.',
	jujuDoes: 'refuses the upgrade for all models while one such machine is there. It never removes a machine by itself.',
	remedies(finding, situation): readonly Remedy[] {
		const place = finding && placeOf(situation, finding.model);
		const machines = machinesOf(finding, situation);
		return [
			askDryRun(finding, situation),
			drainMachine(groundOf(situation), modelOf(finding, situation), {machines, agents: placeOf(situation, finding?.model)?.status.agents ?? []}),
			...(place && machines.length > 0
				? machines.slice(0, 5).map(agent => ({
					...removeRemedy({
						place, agent, machine: agent.name, companions: [],
					}, situation),
					explanation: 'Gives the machine up, when nothing on it is needed any more: Juju forgets it and asks the cloud to delete it.',
					success: `juju status does not show machine ${agent.name} any more.`,
					reference: source,
				}))
				: [closedRemedy({
					id: 'remove-machine', title: 'Remove the machine', risk: 'data-loss', explanation: 'Gives a machine up, with all that is on its disks.', cost: 'the machine, its disks, and the units on it', phrase: 'MACHINE',
				})]),
		];
	},
	reference: source,
});
