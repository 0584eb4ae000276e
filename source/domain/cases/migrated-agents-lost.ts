import {isCutOff} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {
	agentKey,
	type Case,
	type Finding,
	type Situation,
} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {modelKey, type ModelReference} from '../intent.js';
import {treeOf} from '../machine-tree.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {listOf} from '../words.js';
import {defineCase} from './define-case.js';
import {isBehindByMinor, newController} from './migration-places.js';
import {
	agentsOf,
	lastingTrouble,
	placeOf,
	placesOf,
	type Place,
} from './places.js';
import {wholeOf, type Sighting} from './sightings.js';

const source = '3.6.28 internal/worker/migrationmaster/worker.go';
const reference = 'juju/juju#18618, juju/juju#21820, juju/juju#22060';

const controllerForm = /^controller: controller-(?<uuid>[\d\-a-f]{36})$/mv;

/** Whose agent an agent is by its own agent.conf; undefined where nobody has looked. */
const ownerOf = (place: Place, tag: string, {configurations}: Situation): string | undefined =>
	controllerForm.exec(configurations[agentKey(place.key, tag)]?.value?.current ?? '')?.groups?.['uuid'];

const sightingOf = ({model, at}: Place, agents: readonly Agent[], {source: from, text}: {readonly source: string; readonly text: string}): Sighting => ({
	model,
	subjects: agents.map(({tag}) => tag),
	evidence: {source: from, text: `${listOf(agents.map(agent => describeAgent(agent)), 4)}: ${text}`, at},
});

/** Agents that are cut off and belong to another controller, as their agent.conf says. */
const strays = (place: Place, situation: Situation): readonly Sighting[] => {
	const uuid = situation.details[place.model.controller]?.value?.uuid;
	const found = uuid === undefined
		? []
		: noteworthyAgents(place.status.agents).filter(agent => isCutOff(agent) && (ownerOf(place, agent.tag, situation) ?? uuid) !== uuid);
	return found.length === 0
		? []
		: [sightingOf(place, found, {source: 'agent.conf', text: `names another controller than ${place.model.controller}`})];
};

/** A model that came here by a migration, as its version shows, and has agents that are cut off while nothing restarts them. */
const lost = (place: Place, situation: Situation): readonly Sighting[] => {
	const {controllerModel, controllerVersion, targetVersion} = situation;
	const isOwn = controllerModel !== undefined && place.key === modelKey(controllerModel);
	if (isOwn || targetVersion !== undefined || !isBehindByMinor(place.status.version, controllerVersion)) {
		return [];
	}

	const found = noteworthyAgents(place.status.agents).filter(agent => isCutOff(agent) && lastingTrouble(agent, place, situation) !== undefined);
	return found.length === 0
		? []
		: [sightingOf(place, found, {source: 'status', text: `not connected, and the model (${place.status.version ?? ''}) came from another controller`})];
};

/** By the version alone it may be any machine that is down; with the words of the migration, or an agent.conf, it is not. */
const isOnlyLikely = ({evidence}: Finding): boolean => evidence.every(({text}) => text.includes('came from another controller'));

/** The machines of the agents that are lost, each once. */
const machinesOf = (finding: Finding | undefined, situation: Situation): readonly string[] =>
	[...new Set(agentsOf(finding, situation).flatMap(({machine}) => machine ?? []))];

const shellLine = (model: ModelReference, machine: string, {render}: Situation): string => {
	const command = render({type: 'open-shell', model, machine});
	return command.kind === 'command' ? `juju ${command.arguments.join(' ')}` : `juju ssh -m ${modelKey(model)} ${machine}`;
};

const repairAdvice = (finding: Finding | undefined, situation: Situation): Remedy => {
	const model = finding?.model;
	const machines = machinesOf(finding, situation);
	const agent = agentsOf(finding, situation)[0]?.tag ?? 'AGENT';
	const isKubernetes = model !== undefined && situation.statuses[modelKey(model)]?.value?.kind === 'caas';
	return adviseRemedy({
		id: 'repair-configuration',
		title: 'Point agent.conf at the new controller',
		risk: 'disruptive',
		explanation: 'For an expert, and only where agent.conf still names the old controller. Its unit lives in the agent of the machine, which is restarted.',
		cost: 'a hook that runs on the machine right now is cut off and starts again',
		undo: 'put the copy of agent.conf back and restart the agent',
		success: 'The agent is connected, and its agent.conf names the new controller.',
		reference,
	}, [
		`juju show-controller ${model?.controller ?? newController}`,
		'',
		...(isKubernetes || !model
			? []
			: [...(machines.length === 0 ? ['N'] : machines).slice(0, 3).map(machine => shellLine(model, machine, situation)), '']),
		...(isKubernetes
			? ['A pod gets its agent.conf from Juju: delete the pod, and look at the new one.']
			: [
				`sudo cp -p /var/lib/juju/agents/${agent}/agent.conf /root/`,
				`sudoedit /var/lib/juju/agents/${agent}/agent.conf`,
				'  apiaddresses, cacert and controller: those of show-controller',
				`sudo systemctl restart jujud-machine-${machines.length === 1 ? (machines[0] ?? 'N').replaceAll('/', '-') : 'N'}`,
			]),
	]);
};

const found = defineCase({
	id: 'migrated-agents-lost',
	code: 'F10',
	family: 'migration',
	title: 'Agents are lost after a migration',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	signals: [
		{
			where: 'status', words: 'successful, timed out waiting for agents to report', versions: '2.0 to 4.1', source,
		},
		{
			where: 'status', words: 'successful, some agents reported failure', versions: '2.0 to 4.1', source,
		},
		{
			where: 'log', words: 'agents failed to report in time for "successful" phase', versions: '2.1 to 4.1', source,
		},
		{
			where: 'log', words: 'agents failed phase "successful"', versions: '2.1 to 4.1', source,
		},
	],
	see: situation => placesOf(situation).flatMap(place => {
		const known = strays(place, situation);
		return known.length > 0 ? known : lost(place, situation);
	}),
	meaning(finding) {
		const sure = finding !== undefined && isOnlyLikely(finding)
			? 'This model was moved here, and agents of it are not connected. They may still look for the old controller.'
			: 'The model was moved, and agents of it still look for the old controller.';
		return `${sure} Their workloads go on, but Juju does not reach them. Keep the old controller: without it they never learn where to go.`;
	},
	jujuDoes: 'tells agents that ask the old controller where the model has gone, as long as that controller runs. Newer releases also write agent.conf again.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'keep-old-controller',
			title: 'Keep the old controller running',
			explanation: 'Until every agent of the model is connected to the new one. Stop nothing, destroy nothing there.',
			undo: 'nothing to undo',
			success: 'Every agent of the model is connected.',
			reference,
		}, [
			'The old controller sends agents that still come to it to the new one.',
			'Once it is gone, each of them has to be repaired by hand.',
		]),
		{...askAgain, title: 'Watch whether they come back'},
		adviseRemedy({
			id: 'look-at-configuration',
			title: 'See which controller an agent looks for',
			explanation: 'The case of the lost agent in the list of findings compares its agent.conf, and then this one says whether it is the cause.',
			reference,
		}, ['apiaddresses and controller in agent.conf have to be those of', `juju show-controller ${finding?.model?.controller ?? newController}`]),
		repairAdvice(finding, situation),
	],
	reference: `${reference}; ${source}`,
});

/**
F10: a model was moved, and some of its agents still look for the old controller.
*/
export const migratedAgentsLost: Case = {
	...found,
	match: situation => found.match(situation).map(finding => {
		const known = placeOf(situation, finding.model);
		const tags = known ? treeOf(known.status).byTag : undefined;
		// A log names who wrote it: the controller.
		const subjects = finding.subjects.filter(subject => subject === finding.model?.controller || tags?.has(subject) === true);
		return {...finding, subjects: subjects.length === 0 ? [wholeOf(situation, finding.model)] : subjects, severity: isOnlyLikely(finding) ? 1 : 3};
	}),
};
