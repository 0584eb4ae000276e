import {isMachineAgent} from '../agent-kinds.js';
import {isBad} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {slowAfter, stuckAfter} from '../follow-progress.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {classifyAgent} from '../tally.js';
import {isSameVersionText} from '../version.js';
import {countOf, listOf, spanOf} from '../words.js';
import {inspectRemedy, restartRemedy} from './agent-on-machine.js';
import {
	agentsOf,
	placeOf,
	placesOf,
	readLogRemedy,
} from './places.js';

const id = 'upgrade-stuck';

const match = (situation: Situation): readonly Finding[] => {
	const {withoutProgress, targetVersion, silentSince} = situation;
	if (withoutProgress === undefined || withoutProgress < slowAfter || targetVersion === undefined || silentSince !== undefined) {
		return [];
	}

	return placesOf(situation).flatMap((place): readonly Finding[] => {
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

const diskAdvice = adviseRemedy({
	id: 'free-disk',
	title: 'Make room on its disk',
	explanation: 'An agent wants 250 MiB free for an upgrade, and tries again every minute.',
	undo: 'nothing to undo',
	reference: '3.6.28 internal/upgrades/preupgradesteps.go; juju/juju#9180',
}, [
	'On the machine:',
	'',
	'  df -h /var/lib/juju /tmp',
	'  sudo du -sh /var/log/juju /var/lib/juju/tools/*',
	'',
	'Old logs and old versions under /var/lib/juju/tools may go. No restart is needed.',
]);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
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
	];
};

/**
Agents that look well and do not turn: the binaries cannot be fetched, the disk is full, or hooks keep them busy.
*/
export const upgradeStuck: Case = {
	id,
	title: 'The upgrade makes no progress',
	match,
	meaning: () => [
		'Agents are connected and look well, but do not turn to the new version.',
		'Usually they cannot fetch its binaries, their disk is too full, or long hooks keep them busy. Only their log says which.',
	].join(' '),
	jujuDoes: () => 'tries a failed download again every 5 seconds and a full disk every minute, and goes on by itself once the cause is gone.',
	remedies,
	reference: '3.6.28 internal/worker/upgrader/upgrader.go; 4.0.14, seen on a controller without a way to the internet',
};
