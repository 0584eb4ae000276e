import {type Case} from '../case.js';
import {listOf, spanOf} from '../words.js';
import {describeAgent} from '../completion.js';
import {askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {diskAdvice} from './disk-advice.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {
	databaseWait,
	hasArrived,
	patientOf,
	readControllerLog,
	repairMembers,
} from './controller-facts.js';
import {defineCase} from './define-case.js';
import {
	agentsOf,
	closedRemedy,
	placeOf,
	placesOf,
} from './places.js';

const reference = '3.6.28 internal/worker/upgradedatabase/worker.go; juju/juju#11530';

const waiting = 'waiting on primary database upgrade';

/**
D5: a member of the controller still waits for the database though the others are done.
*/
export const databaseStepWaiting: Case = defineCase({
	id: 'database-step-waiting',
	code: 'D5',
	family: 'controller',
	title: 'A controller waits for the database step',
	occurs: {from: [2, 7], before: [4]},
	isConfirmed: true,
	severity: 3,
	signals: [{
		where: 'log', words: 'timed out waiting for primary database upgrade', versions: '3.0 to 3.6', source: '3.6.28 internal/worker/upgradedatabase/worker.go',
	}],
	see: situation => placesOf(situation).flatMap(place => {
		const late = noteworthyAgents(place.status.agents).filter(({agentStatus: {message, since}}) =>
			message?.includes(waiting) === true && since !== undefined && situation.now - since >= databaseWait);
		const words = late.map(agent => `${describeAgent(agent)}: ${agent.agentStatus.message ?? ''} (${spanOf(situation.now - (agent.since ?? situation.now))})`);
		return late.length === 0
			? []
			: [{
				model: place.model,
				subjects: late.map(({tag}) => tag),
				evidence: {source: 'status', text: listOf(words, 4), at: place.at},
			}];
	}),
	isSo: (finding, situation) => !hasArrived(finding, situation),
	meaning: 'One machine of the controller upgrades the database, the others wait 10 minutes for it. This one waited longer: the step failed on the first one, or this machine missed its end.',
	jujuDoes: 'gives up after 10 minutes and leaves the agent of this machine as it is. Since 2.8 an agent that is restarted takes up where it was.',
	remedies(finding, situation) {
		const place = placeOf(situation, finding?.model);
		const agents = agentsOf(finding, situation);
		const looks = place && place.status.kind !== 'caas' ? agents.map(agent => inspectRemedy(patientOf(place, agent), situation)) : [];
		const restarts = place && place.status.kind !== 'caas'
			? agents.map(agent => ({
				...restartRemedy(patientOf(place, agent), situation),
				title: `Restart the agent of machine ${agent.name}`,
				success: 'It says "confirmed primary database upgrade", then it has the new version.',
			}))
			: [];
		return [
			...readControllerLog(situation),
			...(place ? repairMembers(place) : []),
			...looks,
			diskAdvice,
			{...askAgain, title: 'Watch whether it goes on'},
			...(finding
				? restarts
				: [closedRemedy({
					id: 'restart-agent', title: 'Restart its agent', risk: 'disruptive', explanation: 'It takes up where it was.',
				})]),
		];
	},
	reference,
});
