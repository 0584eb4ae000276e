import {type Agent} from '../agent.js';
import {applicationOf} from '../charm-advice.js';
import {type Case, type Finding, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {adviseRemedy, askAgain, performRemedy} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {countOf, listOf} from '../words.js';
import {
	charmTurns,
	findApplication,
	refreshCommand,
	revisionIn,
	targetWords,
} from './charm-places.js';
import {defineCase} from './define-case.js';
import {
	agentsOf,
	closedRemedy,
	openCaseRemedy,
	placeOf,
	placesOf,
	type Place,
} from './places.js';
import {type Sighting} from './sightings.js';

const id = 'refresh-while-in-error';

const reference = 'juju/juju#20173, #20706, #20708; Juju documentation, refresh';

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(place => charmTurns(place).flatMap(({behind}) => {
	const failed = behind.filter(({condition}) => condition === 'error');
	return failed.length === 0
		? []
		: [{
			model: place.model,
			subjects: failed.map(({tag}) => tag),
			evidence: {source: 'status', text: `${listOf(failed.map(({name}) => name), 4)}: in error, still runs ${failed[0]?.upgradingFrom ?? ''}`, at: place.at},
		}];
}));

const hookRemedy = ({model}: Place, {tag, name, message}: Agent): readonly Remedy[] => message?.includes('hook failed') === true
	? [openCaseRemedy({
		id: 'hook-failed', title: `Look at the failed hook of ${name} first`, model, subject: tag, explanation: 'The hook that failed is the cause. What it says, its log and a session to repair it are there.',
	})]
	: [];

const retryRemedy = ({model}: Place, units: readonly Agent[], {render}: Situation): Remedy => performRemedy(render, {
	id: 'resolve-retry',
	title: units.length === 1 ? `Retry the hook of ${units[0]?.name ?? 'the unit'}` : `Retry the hook of ${countOf(units.length, 'unit')}`,
	risk: 'disruptive',
	explanation: 'Runs the failed hook again. Once it succeeds, the unit takes the new charm by itself and runs upgrade-charm, as it should.',
	cost: 'what the hook does half a second time, if it was not written for that',
	undo: 'nothing to undo: a hook that fails again leaves the unit in error, as now',
	success: 'The unit is not in error any more and runs the charm of its application.',
	reference,
}, units.map(({name}) => ({
	type: 'resolve', model, unit: name, retry: true,
})));

/** Back to what the units in error still run: then they and their application agree again. */
const backRemedy = (place: Place, application: string, {units, situation}: {readonly units: readonly Agent[]; readonly situation: Situation}): readonly Remedy[] => {
	const before = revisionIn(units.find(({name}) => applicationOf(name) === application)?.upgradingFrom);
	const now = findApplication(place, application);
	return before === undefined || before === now?.charmRevision
		? []
		: [performRemedy(situation.render, {
			id: `refresh-back ${application}`,
			title: `Refresh ${application} back to revision ${before}`,
			risk: 'disruptive',
			explanation: 'Gives the application the revision again that the units in error still run. Those that have the new one already go back too.',
			cost: 'units that have the new charm run upgrade-charm again; not every charm can go back',
			undo: 'refresh once more, after no unit is in error any more',
			success: `The status shows ${application} at revision ${before}.`,
			reference,
			...(now?.charmOrigin === 'local' && {disabledReason: 'Its charm came from a file: only that file leads back, with --path.'}),
		}, [{
			type: 'refresh-charm', model: place.model, application, revision: before,
		}])];
};

const forceAdvice = (finding: Finding | undefined, application: string, situation: Situation): Remedy => {
	const {clientVersion} = situation;
	const option = clientVersion && !isAtLeast(clientVersion, 2) ? '--force' : '--force-units';
	return adviseRemedy({
		id: 'force-units',
		title: `Know what ${option} does before you use it`,
		explanation: `${option} puts the new charm on units in error and skips their upgrade-charm hook. It is for authors of charms, and is never run from here.`,
		risk: 'data-loss',
		cost: 'what upgrade-charm should have done, such as migrating data or installing the new workload, stays undone while the unit looks refreshed',
		undo: 'none: a hook that was skipped is not run later',
		reference,
	}, [
		`${option} is for one situation: the charm itself is what fails, in upgrade-charm too, and a fixed`,
		'revision is the repair. Then Juju never gives it to units in error without the option. It has to be',
		'another revision than the one that the application has now.',
		'',
		`  juju ${refreshCommand(situation)} ${targetWords(finding?.model, situation)} ${option} --revision FIXED-REVISION ${application}`,
		'',
		'Afterwards look at the workload itself on every unit: its status says nothing about the skipped hook.',
	]);
};

const catalogue: readonly Remedy[] = [
	closedRemedy({
		id: 'resolve-retry', title: 'Retry the failed hook', risk: 'disruptive', explanation: 'Once it succeeds, the unit takes the new charm by itself.',
	}),
	closedRemedy({
		id: 'refresh-back', title: 'Refresh back to the revision before', risk: 'disruptive', explanation: 'Gives the application the revision again that the units in error still run.',
	}),
];

const remedies = (finding: Finding | undefined, situation: Situation): readonly Remedy[] => {
	const place = finding && placeOf(situation, finding.model);
	const units = agentsOf(finding, situation);
	const [first] = units;
	if (!place || !first) {
		return [...catalogue, forceAdvice(finding, 'APPLICATION', situation)];
	}

	const applications = [...new Set(units.map(({name}) => applicationOf(name)))];
	return [
		...hookRemedy(place, first),
		{...askAgain, title: 'Watch what Juju\'s own retries do'},
		retryRemedy(place, units, situation),
		...applications.flatMap(application => backRemedy(place, application, {units, situation})),
		forceAdvice(finding, applications[0] ?? 'APPLICATION', situation),
	];
};

/**
An application was refreshed while units of it were in error: they keep the old charm.
*/
export const refreshWhileInError: Case = defineCase({
	id,
	code: 'G8',
	family: 'charms',
	title: 'Units in error keep the old charm',
	occurs: {},
	isConfirmed: true,
	signals: [],
	see,
	severity: 2,
	meaning: 'The application has a new charm, but units of it were in error when it came. They go on with the old one, and upgrade-charm does not run on them, until the error is resolved.',
	jujuDoes: 'keeps the old charm on a unit in error and tries the failed hook again by itself; once the hook succeeds, the unit takes the new charm.',
	remedies,
	reference,
});
