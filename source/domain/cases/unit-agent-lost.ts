import {isCutOff, isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {cutOffHost} from '../machine-tree.js';
import {noteworthyAgents} from '../noteworthy.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {listOf, spanOf} from '../words.js';
import {inspectRemedy, restartRemedy, shellRemedy} from './agent-on-machine.js';
import {isCrashLoop} from './pod-crash-loop.js';
import {
	agentsOf,
	closedRemedy,
	lastingTrouble,
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';

const id = 'unit-agent-lost';

/** A pod that crashes again and again has a case of its own. */
const isInCrashLoop = ({message, agentStatus, workloadStatus}: Agent): boolean => [message, agentStatus.message, workloadStatus?.message].some(text => isCrashLoop(text));

/** Units on a machine that is down belong to that machine's case. */
const lostUnits = (place: Place, situation: Situation): readonly Agent[] => noteworthyAgents(place.status.agents).filter(agent =>
	isUnitAgent(agent) && isCutOff(agent) && !isInCrashLoop(agent) && lastingTrouble(agent, place, situation) !== undefined && cutOffHost(agent, place.status) === undefined);

const toFinding = (units: readonly Agent[], place: Place, situation: Situation): Finding => {
	const [first] = units;
	const lasted = first ? lastingTrouble(first, place, situation)?.lasted ?? 0 : 0;
	return {
		case: id,
		model: place.model,
		subjects: units.map(({tag}) => tag),
		summary: `${listOf(units.map(({name}) => name))}${first?.machine === undefined ? '' : ` on machine ${first.machine}`}`,
		evidence: [{source: 'status', text: `${listOf(units.map(({name}) => name))}: ${first?.agentStatus.message ?? first?.message ?? 'lost'} (${spanOf(lasted)})`, at: place.at}],
		severity: situation.targetVersion === undefined ? 2 : 3,
	};
};

/** One finding for all units of a machine: they share its fate, and since 2.9 its service. */
const match = (situation: Situation): readonly Finding[] => placesOf(situation).flatMap(place => {
	const groups = Map.groupBy(lostUnits(place, situation), ({machine}) => machine ?? '');
	return Array.from(groups.values(), units => toFinding(units, place, situation));
});

const statusLogRemedy = (agent: Agent, {model}: Place, {render}: Situation): Remedy => performRemedy(render, {
	id: `read-status-log ${agent.tag}`, title: `Show the status log of ${agent.name}`, risk: 'safe', explanation: 'Shows what the unit said last, and when it fell silent.', undo: 'nothing to undo',
}, [{
	type: 'read-status-log', model, entity: agent.name, limit: 20,
}]);

const podAdvice = (agent: Agent, {model}: Place): Remedy => adviseRemedy({
	id: 'look-at-pod', title: 'Look at its pod', explanation: 'On Kubernetes a unit is a pod: the cluster knows why it does not run.', reference: 'canonical/postgresql-k8s-operator#573',
}, [
	`  kubectl -n ${model.name.slice(model.name.indexOf('/') + 1)} get pods`,
	`  kubectl -n ${model.name.slice(model.name.indexOf('/') + 1)} describe pod ${agent.name.replaceAll('/', '-')}`,
	`  kubectl -n ${model.name.slice(model.name.indexOf('/') + 1)} logs ${agent.name.replaceAll('/', '-')} --all-containers --tail 50`,
	'',
	'ImagePullBackOff: the image of that version cannot be fetched. CrashLoopBackOff: its log says why.',
]);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	const [agent, ...others] = agentsOf(finding, situation);
	if (!place || !agent) {
		return [
			closedRemedy({
				id: 'read-status-log', title: 'Show the status log of the unit', risk: 'safe', explanation: 'Shows when it fell silent.',
			}),
			closedRemedy({
				id: 'restart-agent', title: 'Restart the agent', risk: 'disruptive', explanation: 'Restarts the service that the unit lives in, as found on its machine.',
			}),
		];
	}

	const watch = {...askAgain, title: 'Watch whether it comes back'};
	const reading = [statusLogRemedy(agent, place, situation), readLogRemedy(situation, place.model, agent)];
	if (agent.machine === undefined) {
		return [...reading, watch, podAdvice(agent, place)];
	}

	const patient = {
		place, agent, machine: agent.machine, companions: others,
	};
	return [...reading, inspectRemedy(patient, situation), watch, restartRemedy(patient, situation), shellRemedy(patient, situation)];
};

/**
The agent of a unit is gone though its machine answers. A unit in error keeps the word error even when it is lost.
*/
export const unitAgentLost: Case = {
	id,
	code: 'E3',
	family: 'agents',
	title: 'The agent of a unit is lost',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning(finding) {
		const agents = finding === undefined || finding.subjects.length === 1 ? 'The agent of the unit' : `The agents of ${finding.subjects.length} units`;
		return `${agents} lost the connection to the controller, while the machine has one. No hook runs there, and an upgrade waits for it. The workload may well go on.`;
	},
	jujuDoes: () => 'starts an agent that crashed again, inside that of its machine. It does nothing about one that hangs.',
	remedies,
	reference: '3.6.28 apiserver/common/unitstatus.go; juju/juju#13104 (since 2.9 units live in their machine\'s agent)',
};
