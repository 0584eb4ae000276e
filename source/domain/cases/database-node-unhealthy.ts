import {isMachineAgent} from '../agent-kinds.js';
import {repairDatabase, replaceMember} from '../checks/machine-remedies.js';
import {askAgain} from '../make-remedy.js';
import {type ModelStatus} from '../status.js';
import {
	defineRefusal,
	machinesOf,
	ownModel,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/** Nodes are numbered by the database, not by Juju: a machine is known by its address. */
const nodeForm = /node \d{1,9} \((?<address>[^\s\)]{1,260})\) has state/gv;

const machineAt = ({agents}: ModelStatus, address: string): readonly string[] => {
	const host = address.replace(/:\d{1,5}$/v, '').replaceAll(/[\[\]]/gv, '');
	return agents.filter(agent => isMachineAgent(agent) && agent.address === host).map(({tag}) => tag);
};

/**
B6: a member of the controller's database that is neither primary nor secondary.
*/
export const databaseNodeUnhealthy: RefusalCase = defineRefusal({
	id: 'database-node-unhealthy',
	code: 'B6',
	title: 'A node of the database is not healthy',
	occurs: {from: [2, 9, 33], before: [4]},
	isConfirmed: false,
	signals: [{
		where: 'error', words: 'unable to upgrade, database node ', pattern: /database node \d{1,9} \([^\n\)]{1,260}\) has state \w/v, versions: '2.9 to 3.6', source,
	}],
	findSubjects(status, text) {
		const found = text.matchAll(nodeForm).flatMap(({groups}) => machineAt(status, groups?.['address'] ?? '')).toArray();
		// Machines have more addresses than a status shows.
		return found.length === 0 ? undefined : [...new Set(found)];
	},
	meaning: 'A member of the controller\'s database is down, or still catches up. Controllers wait for each other in an upgrade, and a database that lacks a member may not come back from it.',
	jujuDoes: 'refuses the upgrade until every member is primary or secondary. A member that comes back catches up by itself.',
	remedies(finding, situation) {
		const machine = machinesOf(finding, situation)[0]?.name;
		return [
			{...askAgain, title: 'Ask whether the node is back'},
			repairDatabase(ownModel(situation), machine),
			replaceMember(ownModel(situation), machine),
		];
	},
	reference: `${source}; juju/juju#21196`,
});
