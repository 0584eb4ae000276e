import {isUnitAgent} from '../agent-kinds.js';
import {type Agent} from '../agent.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {explainConflict, resolvedInConflict} from '../charm/conflict.js';
import {isConflict} from '../charm/describe-units.js';
import {forceUnitsOption} from '../charm/force.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {noteworthyAgents} from '../noteworthy.js';
import {countOf, listOf} from '../words.js';
import {refreshCommand, revisionIn, targetWords} from './charm-places.js';
import {defineCase} from './define-case.js';
import {
	agentsOf,
	closedRemedy,
	placeOf,
	placesOf,
	readLogRemedy,
	type Place,
} from './places.js';
import {type Sighting} from './sightings.js';

const id = 'charm-files-in-conflict';

const reference = '1.25.13, 2.9.52 worker/uniter/charm/manifest_deployer.go; 3.6.28 internal/worker/uniter/resolver.go; Juju documentation 1.25, Upgrading a charm';

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(place => {
	const units = noteworthyAgents(place.status.agents).filter(agent => isUnitAgent(agent) && isConflict(agent));
	return units.length === 0
		? []
		: [{
			model: place.model,
			subjects: units.map(({tag}) => tag),
			evidence: {source: 'status', text: `${listOf(units.map(({name}) => name), 4)}: upgrade failed`, at: place.at},
		}];
});

/** What a log tells of units that the status shows well again is history. */
const isSo = (finding: Finding, situation: Situation): boolean => {
	const units = agentsOf(finding, situation);
	return units.length === 0 || units.some(unit => isConflict(unit));
};

const shellRemedy = ({model}: Place, {tag, name, machine = ''}: Agent, {render, controllerVersion, clientVersion}: Situation): Remedy => performRemedy(render, {
	id: `open-shell ${tag}`,
	title: `Look at the files of ${name} on its machine`,
	risk: 'disruptive',
	explanation: `Opens a shell in this terminal. To look: ${explainConflict(controllerVersion ?? clientVersion, tag).look.join('; ')}`,
	cost: 'nothing, unless you change something there; keep a copy of whatever you move away',
	undo: 'put back what you moved away',
	reference,
}, [{type: 'open-shell', model, machine}]);

const resolveRemedy = ({model}: Place, units: readonly Agent[], {render, controllerVersion, clientVersion}: Situation): Remedy => performRemedy(render, {
	id: 'resolve',
	title: `Call the conflict on ${units.length === 1 ? (units[0]?.name ?? 'the unit') : countOf(units.length, 'unit')} resolved`,
	risk: 'disruptive',
	explanation: `First move away what is in the way. ${resolvedInConflict(controllerVersion ?? clientVersion)}`,
	cost: 'the unit takes the new charm and runs its upgrade-charm hook',
	undo: 'nothing to undo: a conflict that is still there leaves the unit as it is now',
	success: 'The unit is not in error any more and runs the charm of its application.',
	reference,
}, units.map(({name}) => ({
	type: 'resolve', model, unit: name, retry: true,
})));

const revisionAdvice = (finding: Finding | undefined, unit: Agent | undefined, situation: Situation): Remedy => {
	const option = forceUnitsOption(situation.clientVersion);
	const before = revisionIn(unit?.upgradingFrom);
	const line = `  juju ${refreshCommand(situation)} ${targetWords(finding?.model, situation)} ${option}`;
	return adviseRemedy({
		id: 'other-revision',
		title: 'Give the unit a revision that does not conflict',
		explanation: `A fixed revision, or the one before. A unit with a conflict takes it only with ${option}.`,
		risk: 'data-loss',
		cost: `${option} reaches every unit of the application that is in error: where a hook had failed, upgrade-charm is skipped for good`,
		undo: 'none: a hook that was skipped is not run later',
		success: 'The unit is not in error any more and runs the charm of its application.',
		reference,
	}, [
		'When no other unit of the application is in error, with another revision than the one that it has now:',
		'',
		`${line} --revision ${before ?? 'REVISION'} ${unit?.application ?? 'APPLICATION'}`,
	]);
};

const authorAdvice = (situation: Situation): Remedy => adviseRemedy({
	id: 'tell-the-author',
	title: 'Tell the author of the charm',
	explanation: 'Users of a charm should never see this; only its author can make it go away for good.',
	undo: 'nothing to undo',
	reference,
}, [
	'Report the line of the log, with the revisions from and to. What an author has to look after:',
	'',
	...explainConflict(situation.controllerVersion ?? situation.clientVersion).author.map(sentence => `- ${sentence}`),
]);

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	const units = agentsOf(finding, situation).filter(agent => isUnitAgent(agent));
	const [first] = units;
	if (!place || !first) {
		return [
			closedRemedy({
				id: 'read-error-log', title: 'Read the last errors of the unit', risk: 'safe', explanation: 'The line with "cannot upgrade charm:" names the file or folder that is in the way.',
			}),
			authorAdvice(situation),
			closedRemedy({
				id: 'resolve', title: 'Call the conflict resolved', risk: 'disruptive', explanation: 'Once nothing is in the way any more, the unit takes the new charm.',
			}),
			revisionAdvice(finding, undefined, situation),
		];
	}

	return [
		readLogRemedy(situation, place.model, first),
		{...askAgain, title: 'Look again whether the unit got over it'},
		authorAdvice(situation),
		...(first.machine === undefined ? [] : [shellRemedy(place, first, situation)]),
		resolveRemedy(place, units, situation),
		revisionAdvice(finding, first, situation),
	];
};

/**
The files of a new charm could not be put in place.
*/
export const charmFilesInConflict: Case = defineCase({
	id,
	code: 'G16',
	family: 'charms',
	title: 'Files are in the way of a new charm',
	occurs: {kind: 'iaas'},
	isConfirmed: true,
	signals: [{
		where: 'log',
		words: 'cannot upgrade charm: ',
		versions: '1.25 to 4.1',
		source: '1.25.13, 2.9.52 worker/uniter/charm/manifest_deployer.go; 3.6.28 internal/worker/uniter/charm/manifest_deployer.go',
	}],
	see,
	isSo,
	severity: 2,
	meaning(_finding, {controllerVersion, clientVersion}) {
		const {meaning, mechanism} = explainConflict(controllerVersion ?? clientVersion);
		return [meaning, ...mechanism].join(' ');
	},
	jujuDoes: 'does nothing by itself here: it waits until somebody calls the conflict resolved, or another revision comes with force.',
	remedies,
	reference,
});
