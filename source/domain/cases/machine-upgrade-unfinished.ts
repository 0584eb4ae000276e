import {isUnitAgent} from '../agent-kinds.js';
import {toTag, type Agent} from '../agent.js';
import {finishMachineUpgrade} from '../checks/machine-remedies.js';
import {betweenBasesWords, isBetweenBases} from '../checks/machine-upgrades-finished.js';
import {
	askDryRun,
	defineRefusal,
	groundOf,
	machinesOf,
	modelOf,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/** Units that wait for the new base, behind their machines. */
const waiting = (agents: readonly Agent[]): readonly string[] => {
	const units = agents.filter(agent => isUnitAgent(agent) && isBetweenBases(agent));
	return [...new Set([...units.flatMap(({machine}) => machine === undefined ? [] : [toTag(machine)]), ...units.map(({tag}) => tag)])];
};

/**
B5: a machine that was prepared for another base and never completed; Juju's lock on it keeps every upgrade away.
*/
export const machineUpgradeUnfinished: RefusalCase = defineRefusal({
	id: 'machine-upgrade-unfinished',
	code: 'B5',
	title: 'A machine is between two bases',
	occurs: {from: [2, 5], before: [4]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'unexpected upgrade series lock found', versions: '2.9 to 3.6', source,
		},
		{
			where: 'status', words: betweenBasesWords, pattern: /^Ready for do-release-upgrade/v, versions: '2.5 to 3.6', source: 'charm-helpers contrib/openstack/utils.py; the hacluster charm',
		},
	],
	findSubjects({agents}) {
		const found = waiting(agents);
		// Not every charm says it; the lock is there all the same.
		return found.length === 0 ? undefined : found;
	},
	meaning: 'Somebody prepared a machine for a newer Ubuntu and has not said yet that it is done. Until then Juju upgrades nothing in this model, and keeps the charms of that machine paused.',
	jujuDoes: 'waits for the word complete, for ever. It can neither take the preparation back nor finish it by itself.',
	remedies: (finding, situation) => [
		askDryRun(finding, situation),
		finishMachineUpgrade(groundOf(situation), modelOf(finding, situation), machinesOf(finding, situation).map(({name}) => name)),
	],
	reference: `${source}; 3.6.28 cmd/juju/machine/upgrademachine.go`,
});
