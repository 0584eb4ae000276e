import {isMachineAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {describeAgent} from '../completion.js';
import {defaultSilenceLimit} from '../follow-progress.js';
import {modelKey} from '../intent.js';
import {noteworthyAgents} from '../noteworthy.js';
import {askAgain} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';
import {teardownRemedies} from './teardown-remedies.js';

const id = 'upgrade-failed';
const reference = 'Juju documentation, Troubleshooting model upgrades, case 4; 3.6.28 internal/worker/upgradesteps/worker.go';

const failedForm = /^upgrade .{1,200}failed \((?<how>will retry|giving up)\)/v;

/** What failed is known better elsewhere: peers that did not come, the database, an application that is gone, a disk that is looked at again each minute. */
const otherCases: readonly RegExp[] = [
	/aborted wait for other (?:controllers|state servers)/v, /^database upgrade /v, /cannot find k8s artefact for app "/v, /\(will retry\): [^\n]{0,200}not enough free disk space on/v,
];

/** `will retry` or `giving up`; undefined for an agent whose upgrade has not failed, or for which another case says why. */
const failureOf = ({message = ''}: Agent): string | undefined => otherCases.some(form => form.test(message)) ? undefined : failedForm.exec(message)?.groups?.['how'];

const isOfController = (place: Place, {controllerModel}: Situation): boolean => controllerModel !== undefined && place.key === modelKey(controllerModel);

/** A failed step of one agent. In the controller's own model it is the controller that failed. */
const stepFindings = (place: Place, situation: Situation): readonly Finding[] => noteworthyAgents(place.status.agents).flatMap((agent): readonly Finding[] => {
	const how = failureOf(agent);
	return how === undefined
		? []
		: [{
			case: id,
			model: place.model,
			subjects: isOfController(place, situation) ? [place.model.controller, agent.tag] : [agent.tag],
			summary: `${describeAgent(agent)} of ${isOfController(place, situation) ? `controller ${place.model.controller}` : place.status.name}${how === 'giving up' ? '' : ', Juju tries again'}`,
			evidence: [{source: 'status', text: `${describeAgent(agent)}: ${agent.message ?? agent.state}`, at: place.at}],
			severity: how === 'giving up' ? 3 : 2,
		}];
});

/** The controller's model says so itself (3.6.28 `state/upgrade.go`). It goes on saying it after all is well again, so agents decide how grave that is. */
const abortFindings = (place: Place, situation: Situation): readonly Finding[] => {
	const {message} = place.status.status;
	const isWell = noteworthyAgents(place.status.agents).every(({condition}) => condition === 'good' || condition === 'busy');
	return message?.startsWith('last upgrade aborted') === true && isOfController(place, situation)
		? [{
			case: id,
			model: place.model,
			subjects: [place.model.controller],
			summary: `controller ${place.model.controller}`,
			evidence: [{source: 'status', text: message, at: place.at}],
			severity: isWell ? 1 : 3,
		}]
		: [];
};

/** A controller that has been silent for as long as its members would wait for each other is not just restarting. */
const silenceFindings = (situation: Situation): readonly Finding[] => {
	const {silentSince, now, controller, controllerModel, targetVersion} = situation;
	return silentSince !== undefined && controller !== undefined && targetVersion !== undefined && now - silentSince >= defaultSilenceLimit
		? [{
			case: id,
			model: controllerModel,
			subjects: [controller],
			summary: `controller ${controller}`,
			evidence: [{source: 'status', text: `No answer for ${spanOf(now - silentSince)} in the upgrade to ${targetVersion}.`, at: silentSince}],
			severity: 2,
		}]
		: [];
};

const match = (situation: Situation): readonly Finding[] => {
	const places = placesOf(situation);
	const steps = places.flatMap(place => stepFindings(place, situation));
	const controllers = new Set(steps.flatMap(({subjects}) => subjects));
	const others = [...places.flatMap(place => abortFindings(place, situation)), ...silenceFindings(situation)];
	const first = new Map(others.toReversed().map(finding => [finding.subjects.join(' '), finding]));
	return [...steps, ...first.values().filter(({subjects}) => subjects.every(subject => !controllers.has(subject)))];
};

const isController = (finding: Finding | undefined, {controller}: Situation): boolean => finding === undefined || finding.subjects[0] === controller;

const isStillTried = (finding: Finding | undefined): boolean => finding?.evidence.some(({text}) => text.includes('(will retry)')) === true;

const repairRemedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	if (!place) {
		return [askAgain];
	}

	const agent = place.status.agents.find(other => finding.subjects.includes(other.tag) && isMachineAgent(other));
	if (!agent) {
		return [readLogRemedy(situation, place.model), askAgain];
	}

	const patient = {
		place, agent, machine: agent.name, companions: [],
	};
	const restart = restartRemedy(patient, situation);
	const onMachine = place.status.kind === 'caas' ? [] : [inspectRemedy(patient, situation)];
	return [
		readLogRemedy(situation, place.model, agent),
		...onMachine,
		{...askAgain, title: 'Watch whether Juju gets over it'},
		...(place.status.kind === 'caas'
			? []
			: [{
				...restart,
				title: 'Repair the cause, then restart the agent',
				explanation: `${restart.explanation} It goes through the steps of the upgrade once more, so the cause has to be gone.`,
			}]),
	];
};

const meaning = (finding: Finding | undefined, situation: Situation): string => {
	if (!isController(finding, situation)) {
		return 'A step of the upgrade failed on this machine. Its agent runs the new version, but what the step should have done is missing. The rest of the model is not touched.';
	}

	const known = finding
		? 'The upgrade of the controller failed. Its agents may run the new version, but its data is not upgraded, so it lets nobody change anything.'
		: 'An upgrade of a controller can fail for good: its agents run the new version, and its data is not upgraded.';
	return `${known} Workloads go on without it. There is no way back to the old version but a backup; starting anew loses what the controller knows.`;
};

/**
Case 4: an upgrade failed for good, or its steps fail and are tried again.
*/
export const upgradeFailed: Case = {
	id,
	code: 'D13',
	family: 'controller',
	title: 'The upgrade failed',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning,
	jujuDoes: finding => isStillTried(finding)
		? 'tries the step again, 5 times in all, 2 minutes apart. Then it gives up and leaves the agent running for you to look at.'
		: 'does nothing more: after its last try it leaves the agent running for you to look at. Members of a controller wait 15 minutes for each other, then abort.',
	remedies: (finding, situation) => [
		...repairRemedies(finding, situation),
		...(isController(finding, situation) ? teardownRemedies(finding, situation, isStillTried(finding)) : []),
	],
	reference,
};
