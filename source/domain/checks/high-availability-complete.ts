import {isMachineAgent} from '../agent-kinds.js';
import {isBad} from '../agent.js';
import {type ControllerDetails, type ControllerMember} from '../answer.js';
import {type Check, type PrepareFacts} from '../check.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {countOf} from '../words.js';
import {
	askable,
	judgeAnswer,
	toResult,
	type Verdict,
} from './verdict.js';

const check = {id: 'high-availability-complete', title: 'High availability is complete'};

/**
What is wrong with a member; undefined where nothing is known to be.

`show-controller` says `ha-enabled` of a good one up to 3.6 and nothing in 4.0, where the status of its agent has to do.
*/
const troubleOf = ({id, status}: ControllerMember, facts: PrepareFacts): string | undefined => {
	const agents = facts.statuses[modelKey(facts.controllerModel)]?.value?.agents ?? [];
	const agent = agents.find(other => other.name === id && isMachineAgent(other));
	if (agent && isBad(agent.condition)) {
		return agent.state;
	}

	return [status, agent?.memberStatus].find(word => word !== undefined && !['ha-enabled', 'has-vote'].includes(word));
};

const judge = (facts: PrepareFacts, {members, isKubernetes}: ControllerDetails, at: number | undefined): Verdict => {
	const source = 'show-controller';
	if (members.length <= 1) {
		return {
			title: 'One controller, no high availability',
			result: 'pass',
			evidence: [{source, text: isKubernetes ? 'A controller on Kubernetes is always alone.' : 'While it restarts, juju does not answer.', at}],
		};
	}

	const troubles = members.flatMap(member => {
		const trouble = troubleOf(member, facts);
		return trouble === undefined ? [] : [`Controller ${member.id}: ${trouble}`];
	});
	const good = members.length - troubles.length;
	if (troubles.length > 0) {
		return {
			title: `${good} of ${members.length} controllers are complete`,
			result: 'block',
			evidence: troubles.map(text => ({source, text, at})),
			consequence: 'Controllers wait for each other in an upgrade, 15 minutes at most; with one missing it is aborted.',
			remedies: [askAgain, adviseRemedy({
				id: 'repair-member', title: 'Bring the missing controller back', explanation: 'A controller that is down has to run again, or to be replaced, before the upgrade.',
			}, [
				'1. Look at the machine in its cloud: is it running?',
				`2. juju ssh -m ${modelKey(facts.controllerModel)} MACHINE, then: sudo systemctl status 'jujud-machine-*'`,
				`3. If it is lost for good: juju remove-machine -m ${modelKey(facts.controllerModel)} MACHINE --force, then juju enable-ha`,
				'   (from 4.0 on: juju add-unit -m controller controller).',
			])],
		};
	}

	return members.length % 2 === 0
		? {
			title: `${countOf(members.length, 'controller')}, an even number`,
			result: 'warn',
			evidence: [{source, text: 'An even number bears the loss of no more members than one fewer would.', at}],
			consequence: 'If one is lost in the upgrade the rest may not have a majority.',
			remedies: [askAgain],
		}
		: {title: `${good} of ${members.length} controllers are complete`, result: 'pass', evidence: [{source, text: 'None is down, and none waits for its vote.', at}]};
};

/**
Whether all members of a controller in high availability are there.

Sources: 3.6.28 `internal/worker/upgradesteps/worker.go` (members wait 15 minutes for each other); juju/juju#21196.
*/
export const highAvailabilityComplete: Check = {
	...check,
	needs: facts => askable(facts, [{type: 'show-controller', controller: facts.target.controller}]),
	judge: facts => [toResult(check, facts.target.controller, judgeAnswer({
		known: facts.controller, now: facts.now, about: 'The members of the controller', source: 'show-controller',
	}, (details, at) => judge(facts, details, at)))],
};
