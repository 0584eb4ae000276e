import {isCutOff, isMachineAgent, isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Evidence, type Remedy} from '../check.js';
import {cutOffHost, treeOf} from '../machine-tree.js';
import {noteworthyAgents} from '../noteworthy.js';
import {askAgain} from '../make-remedy.js';
import {countOf, spanOf} from '../words.js';
import {
	compareRemedy,
	editRemedy,
	inspectRemedy,
	removeRemedy,
	restartRemedy,
	restoreRemedy,
	shellRemedy,
	type Patient,
} from './agent-on-machine.js';
import {
	closedRemedy,
	lastingTrouble,
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';

const id = 'machine-agent-down';
const reference = 'Juju documentation, Troubleshooting model upgrades, case 1; 3.6.28 apiserver/common/machinestatus.go';

/** Machines that are down by themselves: a container whose host is down waits for the host. */
const downMachines = (place: Place, situation: Situation): readonly Agent[] => noteworthyAgents(place.status.agents).filter(agent =>
	isMachineAgent(agent) && isCutOff(agent) && cutOffHost(agent, place.status) === undefined && lastingTrouble(agent, place, situation) !== undefined);

/** Agents that fall with a machine: its containers, and the units of all of them. */
const dependents = (machine: Agent, {status}: Place): readonly Agent[] => treeOf(status).guests.get(machine.name) ?? [];

const evidenceFor = (agent: Agent, place: Place, situation: Situation): Evidence => {
	const {lasted, answers} = lastingTrouble(agent, place, situation) ?? {lasted: 0, answers: 1};
	return {source: 'status', text: `machine ${agent.name}: ${agent.state}, ${agent.message ?? 'without a word why'} (${spanOf(lasted)}, ${countOf(answers, 'answer')})`, at: place.at};
};

const describe = (machine: Agent, others: readonly Agent[]): string => {
	const containers = others.filter(agent => isMachineAgent(agent)).length;
	const units = others.length - containers;
	return [
		`machine ${machine.name}`,
		...(containers === 0 ? [] : [`${countOf(containers, 'container')} in it`]),
		...(units === 0 ? [] : [`${countOf(units, 'unit')} on it`]),
	].join(', ');
};

const match = (situation: Situation): readonly Finding[] => placesOf(situation).flatMap(place => downMachines(place, situation).map(machine => {
	const others = dependents(machine, place);
	const cutOff = others.filter(agent => isCutOff(agent));
	return {
		case: id,
		model: place.model,
		subjects: [machine.tag, ...cutOff.map(({tag}) => tag)],
		summary: describe(machine, others),
		evidence: [evidenceFor(machine, place, situation)],
		severity: situation.targetVersion === undefined ? 2 : 3,
	};
}));

/** The machine of a finding, with the units before 2.9 that have services of their own. */
const patientOf = (finding: Finding | undefined, situation: Situation): Patient | undefined => {
	const place = finding && placeOf(situation, finding.model);
	const agent = place?.status.agents.find(({tag}) => tag === finding?.subjects[0]);
	return place && agent && {
		place, agent, machine: agent.name, companions: dependents(agent, place).filter(other => isUnitAgent(other) && isCutOff(other) && other.machine === agent.name),
	};
};

const meaning = (finding: Finding | undefined, situation: Situation): string => {
	const patient = patientOf(finding, situation);
	const units = patient ? dependents(patient.agent, patient.place).filter(agent => !isMachineAgent(agent)) : [];
	// Before 2.9 units have processes of their own, which go on without that of their machine.
	const effect = units.some(unit => isCutOff(unit)) ? 'where no hook runs meanwhile. Workloads may well go on.' : 'with processes of their own, which still answer.';
	return [
		'Its agent stopped, or cannot reach the controller; the machine may also be off.',
		...(units.length === 0 ? [] : [`${countOf(units.length, 'unit lives', 'units live')} on it, ${effect}`]),
		'An upgrade of this model waits for it for ever.',
	].join(' ');
};

const catalogue: readonly Remedy[] = [
	{
		id: 'inspect-services', title: 'Look at the agent on its machine', risk: 'safe', explanation: 'Asks the machine over ssh for its init system and the services of Juju.',
	},
	{
		id: 'read-agent-configuration', title: 'Compare agent.conf with the copy from before', risk: 'safe', explanation: 'Shows what differs from the copy made before the upgrade.',
	},
	{
		id: 'restart-agent', title: 'Restart the agent', risk: 'disruptive', explanation: 'Restarts the service found on the machine.',
	},
	{
		id: 'restore-agent-configuration', title: 'Restore agent.conf from the copy, then restart', risk: 'disruptive', explanation: 'Puts the file from before the upgrade back.',
	},
	{
		id: 'edit-agent-configuration', title: 'Edit agent.conf, then restart', risk: 'disruptive', explanation: 'Opens the file in the machine\'s own editor.',
	},
	{
		id: 'remove-machine', title: 'Remove the machine', risk: 'data-loss', explanation: 'Gives the machine up.',
	},
].map(remedy => closedRemedy(remedy as Omit<Remedy, 'action'>));

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const patient = patientOf(finding, situation);
	return patient
		? [
			inspectRemedy(patient, situation),
			compareRemedy(patient, situation),
			readLogRemedy(situation, patient.place.model, patient.agent),
			{...askAgain, title: 'Watch whether it comes back'},
			restartRemedy(patient, situation),
			restoreRemedy(patient, situation),
			editRemedy(patient, situation),
			shellRemedy(patient, situation),
			removeRemedy(patient, situation),
		]
		: catalogue;
};

/**
Case 1: the agent of a machine is gone, usually after its restart in an upgrade. What hangs on it (containers, units) belongs to the same finding.
*/
export const machineAgentDown: Case = {
	id,
	code: 'E2',
	family: 'agents',
	title: 'An agent does not restart',
	occurs: {kind: 'iaas'},
	isConfirmed: true,
	signals: [],
	match,
	meaning,
	jujuDoes: () => 'does nothing by itself here. An agent that crashes is started again by its machine; one that was stopped, or cannot reach the controller, is left alone.',
	remedies,
	reference,
};
