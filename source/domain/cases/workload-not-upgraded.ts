import {fromTag, toTag} from '../agent.js';
import {agentKey, type Case, type Situation} from '../case.js';
import {type Remedy} from '../check.js';
import {parseModelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {type Application} from '../status.js';
import {isAtLeast} from '../version.js';
import {defineCase} from './define-case.js';
import {adviceLine} from './machine-advice.js';
import {agentsOf, placeOf, placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'canonical/k8s-operator#975';

const unitForm = /^[a-z][\-0-9a-z]{0,200}\/\d{1,9}$/v;

/** A unit whose failed hook was passed over in this run. */
type Passed = {readonly unit: string; readonly line: string; readonly at: number};

/**
Reads from a line whether it passed over a hook: `resolved --no-retry` since 2.0, `resolved` without `--retry` before (1.25.13 `cmd/juju/commands/resolved.go`).
*/
const readPassed = (line: string, isFirst: boolean): string | undefined => {
	const words = line.split(' ');
	if (!words.includes('resolved') && !words.includes('resolve')) {
		return undefined;
	}

	const isPassed = words.includes('--no-retry') || (isFirst && !words.includes('--retry'));
	return isPassed ? words.findLast(word => unitForm.test(word)) : undefined;
};

const passedIn = ({commands = [], controllerVersion, clientVersion}: Situation, model: string): readonly Passed[] => {
	const version = clientVersion ?? controllerVersion;
	const isFirst = version !== undefined && !isAtLeast(version, 2);
	// The environment of 1.25 has the name that stands here for its controller.
	const {controller} = parseModelKey(model);
	return commands.flatMap(({line, at, exitCode}) => {
		const unit = exitCode === 0 ? readPassed(line, isFirst) : undefined;
		const words = unit === undefined ? [] : line.split(' ');
		return unit !== undefined && (words.includes(model) || (isFirst && words.includes(controller))) ? [{unit, line, at}] : [];
	});
};

const describeCharm = ({charmChannel, charmRevision}: Application): string =>
	[charmChannel, charmRevision === undefined ? undefined : `revision ${charmRevision}`].filter(text => text !== undefined).join(' ');

/** What shows that the charm moved: its revision since this run began, or the hook that was passed over. */
const movedBy = (before: Application, after: Application, hook: string | undefined): string | undefined => {
	if (before.charm !== after.charm || before.charmRevision !== after.charmRevision || before.charmChannel !== after.charmChannel) {
		return `charm was ${describeCharm(before)}, is ${describeCharm(after)}`;
	}

	return hook?.includes('"upgrade-charm"') === true ? `upgrade-charm was passed over at ${describeCharm(after)}` : undefined;
};

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(({key, model, status, at}) => {
	const byUnit = Map.groupBy(passedIn(situation, key), ({unit}) => unit);
	return byUnit.entries().flatMap(([unit, [passed]]): readonly Sighting[] => {
		const name = unit.slice(0, unit.indexOf('/'));
		const after = status.applications.find(application => application.name === name);
		const before = situation.applicationsAtStart?.[key]?.find(application => application.name === name);
		const agent = status.agents.find(({tag}) => tag === toTag(unit));
		const moved = before && after && movedBy(before, after, situation.failedHooks?.[agentKey(key, toTag(unit))]);
		const isSame = after?.workloadVersion !== undefined && after.workloadVersion === before?.workloadVersion;
		return passed && agent && moved !== undefined && isSame
			? [
				{model, subjects: [agent.tag], evidence: {source: 'commands of this run', text: passed.line, at: passed.at}},
				{model, subjects: [agent.tag], evidence: {source: 'status', text: `${name}: ${moved}; workload still ${after.workloadVersion}`, at}},
			]
			: [];
	}).toArray();
});

const lookRemedy = (unit: string, line: string): Remedy => adviseRemedy({
	id: 'ask-the-charm',
	title: 'Find out what the hook would have done',
	explanation: 'The notes of the charm\'s release say which action or command brings its workload up to the new revision. Many charms have an action for it.',
	undo: 'nothing to undo',
	success: 'The version of the workload in juju status is the one that the revision brings.',
	reference,
}, [`What ${unit} went through:`, '', line]);

/**
A failed hook was passed over, all looks well, and the workload is still the old one.
*/
export const workloadNotUpgraded: Case = defineCase({
	id: 'workload-not-upgraded',
	code: 'E8',
	family: 'agents',
	title: 'The workload was not upgraded',
	occurs: {},
	isConfirmed: false,
	signals: [],
	severity: 1,
	see,
	meaning(finding) {
		const unit = fromTag(finding?.subjects[0] ?? '');
		return [
			`${unit === '' ? 'A hook' : `A hook of ${unit}`} was passed over, so what it should have done for the new revision of the charm is not done.`,
			'All looks well in the status; only the version of the workload has not moved. It may be right if this revision brings no new one.',
		].join(' ');
	},
	jujuDoes: 'takes a hook that was passed over for done, and never runs it again for this revision of the charm.',
	remedies(finding, situation) {
		const place = finding && placeOf(situation, finding.model);
		const [agent] = agentsOf(finding, situation);
		const unit = agent?.name ?? 'the unit';
		const line = place && agent
			? adviceLine({
				type: 'read-status-log', model: place.model, entity: agent.name, limit: 20,
			}, situation)
			: 'Its status log names the hook that failed.';
		const application = agent?.application ?? 'APPLICATION';
		const version = situation.controllerVersion ?? situation.clientVersion;
		const verb = version && !isAtLeast(version, 2, 9) ? 'upgrade-charm' : 'refresh';
		return [
			lookRemedy(unit, line),
			{...askAgain, title: 'Look at the version again'},
			adviseRemedy({
				id: 'refresh-again',
				title: `Move ${application} to a revision that runs the hook`,
				explanation: 'The hook upgrade-charm runs with each change of the revision: back to the one before and forth again, or on to a newer one.',
				risk: 'disruptive',
				cost: 'the hook runs on all units of the application, and may restart the workload',
				undo: 'the same with the other revision, if the charm bears a way back',
				success: 'The version of the workload moves.',
				reference: `inferred from ${reference}`,
			}, [
				'When its notes allow it, and the cause of the failed hook is gone:',
				'',
				`  juju ${verb} ${version?.major === 1 ? `-e ${place?.model.controller ?? 'ENVIRONMENT'}` : `-m ${place?.key ?? 'CONTROLLER:MODEL'}`} ${application} --revision N`,
			]),
		];
	},
	reference,
});
