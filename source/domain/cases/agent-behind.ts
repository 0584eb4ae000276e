import {isMachineAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {treeOf} from '../machine-tree.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {countOf} from '../words.js';
import {
	compareRemedy,
	inspectRemedy,
	restartRemedy,
	restoreRemedy,
	shellRemedy,
	type Patient,
} from './agent-on-machine.js';
import {seeBehind} from './behind.js';
import {defineCase} from './define-case.js';
import {namespaceOf, shellLine} from './machine-advice.js';
import {
	agentsOf,
	closedRemedy,
	placeOf,
	readLogRemedy,
	type Place,
} from './places.js';

const reference = '3.6.28 internal/worker/upgrader/upgrader.go; Juju documentation, Troubleshooting model upgrades, case 1; juju/docs#539';

/** The agent that decides: that of a machine before those of the units that live in it. */
const leadingAgent = (finding: Finding | undefined, situation: Situation): Agent | undefined => {
	const agents = agentsOf(finding, situation);
	return agents.find(agent => isMachineAgent(agent)) ?? agents[0];
};

const patientOf = (agent: Agent, place: Place): Patient | undefined => {
	const {machine} = agent;
	if (machine === undefined) {
		return undefined;
	}

	return {
		place, agent: treeOf(place.status).machines.get(machine) ?? agent, machine, companions: [],
	};
};

const lookAdvice = ({place, machine}: Patient, situation: Situation): Remedy => adviseRemedy({
	id: 'look-at-binaries',
	title: 'Look at the binaries on its machine',
	explanation: 'The new binaries lie beside the old ones, and a link says which of them the agent starts. An agent wants 250 MiB free for an upgrade.',
	undo: 'nothing to undo',
	success: 'The link points to the new version after the agent\'s restart.',
	reference,
}, [
	'On the machine:',
	'',
	shellLine(place, machine, situation),
	'  ls -l /var/lib/juju/tools/',
	'  df -h /var/lib/juju /tmp',
	'',
	`machine-${machine.replaceAll('/', '-')} is the link. Without a directory of the new version the`,
	'download failed: the log says why. With one, a restart of the agent is enough.',
]);

const linkAdvice = ({place, machine}: Patient, situation: Situation): Remedy => {
	const name = `machine-${machine.replaceAll('/', '-')}`;
	const version = situation.targetVersion ?? 'VERSION';
	return adviseRemedy({
		id: 'set-link',
		title: 'Set the link to the new binaries by hand',
		explanation: 'For experts, when the directory of the new version is there and whole and the agent never takes it. Juju sets this link itself.',
		risk: 'disruptive',
		cost: 'an agent that cannot start at all, where the directory is not whole',
		undo: 'set the link back to the old directory, and restart the agent',
		success: 'The agent starts and reports the new version.',
		reference: 'juju/docs#539 (1.23; seen there only)',
	}, [
		'On the machine, with the name of the directory that is really there:',
		'',
		shellLine(place, machine, situation),
		'  ls -d /var/lib/juju/tools/*/',
		`  sudo ln -sfn ${version}-ubuntu-amd64 /var/lib/juju/tools/${name}`,
		`  sudo systemctl restart jujud-${name}`,
	]);
};

const podAdvice = (place: Place, agent: Agent): Remedy => adviseRemedy({
	id: 'look-at-pod',
	title: 'Look at its pod',
	explanation: 'On Kubernetes a new version is a new image: the cluster knows why the pod still has the old one.',
	undo: 'nothing to undo',
	success: 'The pod is new and runs the image of the new version.',
	reference: 'Juju documentation, Manage models; kubernetes.io, kubectl describe',
}, [
	`  kubectl -n ${namespaceOf(place)} get pods -o wide`,
	`  kubectl -n ${namespaceOf(place)} describe pod ${agent.name.replaceAll('/', '-')}`,
]);

const synchronise = ({render, controller, targetVersion}: Situation): readonly Remedy[] => controller === undefined || targetVersion === undefined
	? []
	: [performRemedy(render, {
		id: 'synchronise-binaries',
		title: `Copy the binaries of ${targetVersion} to the controller`,
		risk: 'safe',
		explanation: 'For an agent of another architecture or base than those that followed: its binaries may be missing on the controller.',
		cost: 'some hundred megabytes from here to the controller',
		undo: 'nothing to undo',
		success: 'The agent turns within seconds.',
		reference,
	}, [{type: 'synchronise-binaries', controller, version: targetVersion}])];

const remedies: Case['remedies'] = (finding, situation) => {
	const place = finding && placeOf(situation, finding.model);
	const agent = leadingAgent(finding, situation);
	if (!place || !agent) {
		return [
			closedRemedy({
				id: 'read-error-log', title: 'Read the last errors of the agent', risk: 'safe', explanation: 'Its log says what keeps it.',
			}),
			closedRemedy({
				id: 'restart-agent', title: 'Restart the agent', risk: 'disruptive', explanation: 'Restarts the service found on the machine.',
			}),
		];
	}

	const patient = patientOf(agent, place);
	const watch = {...askAgain, title: 'Go on waiting'};
	return patient
		? [
			readLogRemedy(situation, place.model, agent),
			inspectRemedy(patient, situation),
			compareRemedy(patient, situation),
			lookAdvice(patient, situation),
			watch,
			...synchronise(situation),
			restartRemedy(patient, situation),
			restoreRemedy(patient, situation),
			shellRemedy(patient, situation),
			linkAdvice(patient, situation),
		]
		: [readLogRemedy(situation, place.model, agent), podAdvice(place, agent), watch];
};

/**
Agents that are alive and keep the old version after their peers have followed. A whole model that stands still is another case, and so is a refusal of the next upgrade.
*/
export const agentBehind: Case = defineCase({
	id: 'agent-behind',
	code: 'E4',
	family: 'agents',
	title: 'An agent stays at the old version',
	occurs: {},
	isConfirmed: true,
	signals: [],
	severity: 3,
	see: situation => seeBehind(situation, 'agent'),
	meaning(finding, situation) {
		const agents = agentsOf(finding, situation);
		const [first] = agents;
		const who = first === undefined ? 'An agent is' : (agents.length === 1 ? `The agent of ${describeAgent(first)} is` : `${countOf(agents.length, 'agent')} are`);
		const hook = agents.find(({agentStatus}) => agentStatus.current === 'executing');
		return [
			`${who} connected and at work, but did not follow the others to the new version, and the upgrade waits.`,
			hook
				? `${describeAgent(hook)} is ${hook.agentStatus.message ?? 'running a hook'}, and its agent ends that first.`
				: 'Usually its binaries could not be fetched or unpacked, its disk is full, or its process hangs. Its log says which.',
		].join(' ');
	},
	jujuDoes: 'tries a failed download again every 5 seconds and a full disk every minute. It does nothing about an agent whose process hangs.',
	remedies,
	reference,
});
