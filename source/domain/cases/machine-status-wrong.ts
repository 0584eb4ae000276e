import {isMachineAgent, isUnitAgent} from '../agent-kinds.js';
import {fromTag, type Agent} from '../agent.js';
import {type Case, type Situation} from '../case.js';
import {treeOf} from '../machine-tree.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {listOf} from '../words.js';
import {defineCase} from './define-case.js';
import {shellLine} from './machine-advice.js';
import {
	agentsOf,
	placeOf,
	placesOf,
	type Place,
} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#22243 (4.0.5)';

/** Units on the machine itself that are at work with a version: they cannot be without its agent. */
const workingUnits = (machine: Agent, {status}: Place): readonly Agent[] => (treeOf(status).guests.get(machine.name) ?? [])
	.filter(agent => isUnitAgent(agent) && agent.machine === machine.name && agent.condition === 'good' && agent.version !== undefined);

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(place => noteworthyAgents(place.status.agents)
	.filter(agent => isMachineAgent(agent) && agent.condition === 'starting')
	.flatMap((machine): readonly Sighting[] => {
		const units = workingUnits(machine, place);
		return units.length === 0
			? []
			: [{
				model: place.model,
				subjects: [machine.tag],
				evidence: {source: 'status', text: `machine ${machine.name}: ${machine.state}; ${listOf(units.map(({name, state, version}) => `${name} ${state} at ${version ?? ''}`))}`, at: place.at},
			}];
	}));

/**
The status says that a machine has not started, while units in its agent are at work.
*/
export const machineStatusWrong: Case = defineCase({
	id: 'machine-status-wrong',
	code: 'E12',
	family: 'agents',
	title: 'The status of a machine is wrong',
	occurs: {from: [4], kind: 'iaas'},
	isConfirmed: false,
	signals: [],
	severity: 1,
	see,
	meaning(finding) {
		const machine = finding ? listOf(finding.subjects.map(subject => `machine ${fromTag(subject)}`)) : 'a machine';
		return `Juju shows ${machine} as not started, though units in its agent are at work. It is the word that is wrong, not the machine; the upgrade does not wait for it.`;
	},
	jujuDoes: 'keeps the wrong word until the agent reports its state again. Newer patches of 4.0 are meant to put it right.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const [machine] = agentsOf(finding, situation);
		return [
			{...askAgain, title: 'See whether it is right by now'},
			adviseRemedy({
				id: 'leave-it',
				title: 'Leave it as it is',
				explanation: 'Units cannot be at work without the agent of their machine. Go by them.',
				undo: 'nothing to undo',
				success: 'The machine is shown as started after a newer patch.',
				reference: `inferred from ${reference}`,
			}, place && machine
				? ['To be sure, on the machine:', '', shellLine(place, machine.name, situation), `  systemctl status jujud-machine-${machine.name.replaceAll('/', '-')}`]
				: ['Where units on it are idle and report a version, the machine is well.']),
		];
	},
	reference,
});
