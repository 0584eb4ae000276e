import {isMachineAgent} from '../agent-kinds.js';
import {isBad} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {slowAfter, stuckAfter} from '../follow-progress.js';
import {askAgain, performRemedy} from '../make-remedy.js';
import {classifyAgent} from '../tally.js';
import {isSameVersionText} from '../version.js';
import {countOf, listOf, spanOf} from '../words.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {splitModels} from './behind.js';
import {diskAdvice} from './disk-advice.js';
import {readControllerLog, repairMembers, upgradingFor} from './controller-facts.js';
import {
	agentsOf,
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';
import {closedReset, resetRemedies} from './reset-previous-upgrade.js';
import {leftBehind} from './upgrade-in-progress.js';

const id = 'upgrade-stuck';

const slowFindings = (situation: Situation): readonly Finding[] => {
	const {withoutProgress, targetVersion, silentSince} = situation;
	if (withoutProgress === undefined || withoutProgress < slowAfter || targetVersion === undefined || silentSince !== undefined) {
		return [];
	}

	// Where some have followed, those that have not are a case of their own: agent-behind and its like.
	const split = new Set(splitModels(situation).map(({place}) => place.key));
	return placesOf(situation).filter(({key}) => !split.has(key)).flatMap((place): readonly Finding[] => {
		const {status} = place;
		const isWanted = status.version !== undefined && isSameVersionText(status.version, targetVersion);
		const waiting = isWanted ? status.agents.filter(agent => !isBad(agent.condition) && classifyAgent(agent, targetVersion, status) === 'waiting') : [];
		return waiting.length === 0
			? []
			: [{
				case: id,
				model: place.model,
				subjects: waiting.map(({tag}) => tag),
				summary: `${countOf(waiting.length, 'agent')} of ${status.name} not at ${targetVersion}`,
				evidence: [{source: 'status', text: `No agent has turned for ${spanOf(withoutProgress)}; behind: ${listOf(waiting.map(({name}) => name), 4)}`, at: place.at}],
				severity: withoutProgress >= stuckAfter ? 3 : 1,
			}];
	});
};

/** An upgrade that was begun before, which the next one has to wait for. */
const leftFindings = (situation: Situation): readonly Finding[] => {
	const {controllerModel: model} = situation;
	const refused = leftBehind(situation);
	return refused === undefined || model === undefined
		? []
		: [{
			case: id,
			model,
			subjects: [model.controller],
			summary: `controller ${model.controller}, for ${spanOf(upgradingFor(situation) ?? 0)}`,
			evidence: [{source: refused.command, text: refused.failure.evidence.trim(), at: refused.at}],
			severity: 3,
		}];
};

const match = (situation: Situation): readonly Finding[] => [...slowFindings(situation), ...leftFindings(situation)];

const isLeftBehind = (finding: Finding | undefined): boolean => finding?.subjects[0] === finding?.model?.controller;

const leftRemedies = (place: Place, situation: Situation): readonly Remedy[] => [
	...readControllerLog(situation),
	...repairMembers(place),
	{...askAgain, title: 'Go on waiting'},
	...resetRemedies(place, situation),
];

const synchronise = ({render, controller, targetVersion}: Situation): readonly Remedy[] => controller === undefined || targetVersion === undefined
	? []
	: [performRemedy(render, {
		id: 'synchronise-binaries',
		title: `Copy the binaries of ${targetVersion} to the controller`,
		risk: 'safe',
		explanation: 'For a controller that cannot fetch them: this client does, and hands them over. Agents then go on within seconds.',
		cost: 'some hundred megabytes from here to the controller',
		undo: 'nothing to undo',
		reference: '4.0.14, seen: an upgrade whose binaries cannot be fetched looks healthy for ever; juju/juju#19844',
	}, [{type: 'synchronise-binaries', controller, version: targetVersion}])];

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	if (place && isLeftBehind(finding)) {
		return leftRemedies(place, situation);
	}

	const machine = agentsOf(finding, situation).find(agent => isMachineAgent(agent));
	const patient = place && machine && place.status.kind !== 'caas'
		? {
			place, agent: machine, machine: machine.name, companions: [],
		}
		: undefined;
	return [
		...(place ? [readLogRemedy(situation, place.model)] : []),
		...(patient ? [inspectRemedy(patient, situation)] : []),
		{...askAgain, title: 'Go on waiting'},
		diskAdvice,
		...synchronise(situation),
		...(patient ? [{...restartRemedy(patient, situation), title: `Restart the agent of machine ${patient.machine}`}] : []),
		...(finding ? [] : closedReset(situation)),
	];
};

const leftMeaning = [
	'An upgrade of the controller was begun and has not ended in its time, so Juju refuses the next one.',
	'Something keeps it: a member that is down, a full disk, a step that fails. That comes first; clearing the old upgrade is the last thing.',
].join(' ');

/**
Agents that look well and do not turn: the binaries cannot be fetched, the disk is full, or hooks keep them busy.
*/
export const upgradeStuck: Case = {
	id,
	code: 'D2',
	family: 'controller',
	title: 'The upgrade makes no progress',
	occurs: {},
	isConfirmed: true,
	signals: [],
	match,
	meaning: finding => finding && isLeftBehind(finding)
		? leftMeaning
		: [
			'Agents are connected and look well, but do not turn to the new version.',
			'Usually they cannot fetch its binaries, their disk is too full, or long hooks keep them busy. Only their log says which.',
		].join(' '),
	jujuDoes: () => 'tries a failed download again every 5 seconds and a full disk every minute, and goes on by itself once the cause is gone.',
	remedies,
	reference: '3.6.28 internal/worker/upgrader/upgrader.go; 4.0.14, seen on a controller without a way to the internet',
};
