import {isMachineAgent} from '../agent-kinds.js';
import {fromTag, type Agent} from '../agent.js';
import {type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {treeOf} from '../machine-tree.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {listOf, spanOf} from '../words.js';
import {inspectRemedy, removeRemedy} from './agent-on-machine.js';
import {defineCase} from './define-case.js';
import {
	agentsOf,
	closedRemedy,
	placeOf,
	placesOf,
	type Place,
} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#19844 (3.6.5)';

/** A machine that is set up by hand is ready within minutes, or not at all. */
const settingUp = 15 * 60_000;

const manually = 'Manually provisioned machine';

const isPending = (agent: Agent, {status}: Place, now: number): boolean => isMachineAgent(agent)
	&& agent.condition === 'starting'
	&& agent.version === undefined
	&& [agent.message, agent.instanceStatus?.message].includes(manually)
	&& now - (agent.agentStatus.since ?? agent.instanceStatus?.since ?? 0) >= settingUp
	// Units at work prove that it runs: then only the word is wrong.
	&& (treeOf(status).guests.get(agent.name) ?? []).every(({condition, version}) => condition !== 'good' || version === undefined);

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(place => {
	const machines = noteworthyAgents(place.status.agents).filter(agent => isPending(agent, place, situation.now));
	const since = machines[0]?.agentStatus.since;
	const lasted = since === undefined ? '' : ` (${spanOf(situation.now - since)})`;
	return machines.length === 0
		? []
		: [{
			model: place.model,
			subjects: machines.map(({tag}) => tag),
			evidence: {source: 'status', text: `${listOf(machines.map(({name}) => `machine ${name}`))}: pending, ${manually}${lasted}`, at: place.at},
		}];
});

const addAgain = (place: Place | undefined): Remedy => adviseRemedy({
	id: 'add-again',
	title: 'Add it again once its binaries are there',
	explanation: 'Adding failed for want of binaries that fit the controller\'s version; a second try fails the same way until they are there.',
	undo: 'remove the machine again',
	success: 'The machine is started and reports a version.',
	reference,
}, [
	'The controller fetches them itself, or is given them (case C2). Then:',
	'',
	`  juju add-machine -m ${place?.key ?? 'CONTROLLER:MODEL'} ssh:USER@ADDRESS`,
	'',
	'Remove the one that never started first: its address is taken by it.',
]);

/**
A machine that was added by hand and whose agent never came: it holds up nothing but looks as if it would come.
*/
export const machineStaysPending: Case = defineCase({
	id: 'machine-stays-pending',
	code: 'E10',
	family: 'agents',
	title: 'A machine added by hand never starts',
	occurs: {kind: 'iaas'},
	isConfirmed: true,
	signals: [],
	severity: 2,
	see,
	meaning(finding) {
		const machine = finding ? `Agents of ${listOf(finding.subjects.map(subject => `machine ${fromTag(subject)}`))}` : 'Agents of machines that were added by hand';
		return [
			`${machine} never came: adding failed, usually because no binaries fitted, and Juju keeps the entry.`,
			'Up to 3.6 an agent without a version is enough to refuse an upgrade.',
		].join(' ');
	},
	jujuDoes: 'keeps the entry for ever and does nothing for it: it has no way to start a machine that is not of its cloud.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const [agent] = agentsOf(finding, situation);
		if (!place || !agent) {
			return [
				{...askAgain, title: 'Watch whether it comes'},
				addAgain(undefined),
				closedRemedy({
					id: 'remove-machine',
					title: 'Remove the entry of the machine',
					risk: 'data-loss',
					explanation: 'Juju forgets the machine.',
					cost: 'units that were placed on it',
					phrase: 'machine',
				}),
			];
		}

		const patient = {
			place, agent, machine: agent.name, companions: [],
		};
		return [inspectRemedy(patient, situation), {...askAgain, title: 'Watch whether it comes'}, addAgain(place), removeRemedy(patient, situation)];
	},
	reference,
});
