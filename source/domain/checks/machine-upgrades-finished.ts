import {isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {askAgain} from '../make-remedy.js';
import {countOf, listOf} from '../words.js';
import {agentEvidence} from './bad-agents.js';
import {finishMachineUpgrade} from './machine-remedies.js';
import {createModelCheck} from './model-check.js';

/** What charms say between `prepare` and `complete` (charm-helpers, `contrib/openstack/utils.py`; the hacluster charm). */
export const betweenBasesWords = 'Ready for do-release-upgrade';

/** Whether a unit waits for its machine's operating system to be upgraded. */
export const isBetweenBases = ({message, workloadStatus}: Agent): boolean =>
	[message, workloadStatus?.message].some(text => text?.startsWith(betweenBasesWords) === true);

/**
Whether no machine's operating system is half upgraded. Juju's own lock is not in a status: the dry run asks it (`blocker-machine-upgrade`).

Source: 3.6.28 `upgrades/upgradevalidation/validation.go` (`unexpected upgrade series lock found`).
*/
export const machineUpgradesFinished = createModelCheck({id: 'machine-upgrades-finished', title: 'No machine is between two bases'}, ({facts, model, status, at}) => {
	const units = status.agents.filter(agent => isUnitAgent(agent));
	const between = units.filter(agent => isBetweenBases(agent));
	const machines = [...new Set(between.flatMap(({machine}) => machine === undefined ? [] : [machine]))];
	return between.length === 0
		? {
			title: 'No machine is between two bases',
			result: 'pass',
			evidence: [{source: 'status', text: `${countOf(units.length, 'unit')}, none says that its machine is. Juju's own lock shows in the dry run.`, at}],
		}
		: {
			title: machines.length === 0 ? 'A machine\'s operating system is half upgraded' : `The operating system is half upgraded (${countOf(machines.length, 'machine')}: ${listOf(machines)})`,
			result: 'block',
			evidence: agentEvidence(between.map(agent => ({...agent, message: agent.workloadStatus?.message ?? agent.message})), at),
			consequence: 'Juju upgrades nothing while a machine is between two bases.',
			remedies: [finishMachineUpgrade(facts.target, model, machines), askAgain],
		};
});
