import {type Cloud} from '../../simulator/cloud.js';
import {advance, refreshCharm} from '../../simulator/cluster.js';
import {charmCast} from '../../simulator/scenarios/charms-cast.js';
import {failHook} from '../../simulator/scenarios/spoil.js';
import {
	controllerOf,
	hasUnitsAt,
	isHealthyApplication,
	modelOf,
} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes, skippedHook} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';

const application = charmCast.switches;
const sick = `${application}/1`;
const [before, after] = [151, 196];
const place = {model: 'shop', application};

const forced: Mistake = {
	id: 'forced',
	title: 'A charm was forced onto a unit in error',
	why: '--force-units gives a unit in error the new charm and skips its hook upgrade-charm for good. Juju then calls the unit well, and its workload is the old one.',
	isMade: ({latest}) => latest?.exitCode === 0 && latest.words[0] === 'refresh' && latest.words.includes('--force-units'),
};

/** Ten minutes ago a hook failed, and a colleague gave the unit the newest charm all the same. */
const force = (cloud: Cloud, startedAt: number): Cloud => {
	failHook(cloud, 'shop', {unit: sick, hook: 'update-status'});
	const controller = controllerOf(cloud);
	const model = modelOf(cloud, 'shop');
	const found = model?.applications.get(application);
	if (controller && model && found) {
		refreshCharm(cloud, {controller, model, application: found}, {forcesUnits: true});
	}

	advance(cloud, startedAt);
	return cloud;
};

/** A forced upgrade that somebody left behind. */
export const charmForced: Lesson = {
	id: 'charm-forced',
	title: 'A charm that was forced',
	learns: 'Forcing a charm onto a unit in error skips its hook upgrade-charm: the unit looks new and works as before. Only a hook that has run upgrades a workload.',
	story: [
		`A hook of ${sick} was failing. "I gave it the new charm with --force-units, that should do," writes the colleague of the night shift. His notes have revision ${before} of ${application} for the time before, and ${after} for now.`,
		`Both units are said to be at ${after}, and ${sick} is still in error. Repair its hook first, then see to it that every unit of ${application} has run upgrade-charm for the charm that it has.`,
		`Going back to ${before} is one way, and a good end as well; going on to ${after} after that is another.`,
	],
	difficulty: 'hard',
	minutes: 12,
	requiresTerminal: false,
	create: (seed, startedAt) => force(scenarioCloud('charms')(seed, startedAt - 600_000), startedAt),
	goals: [
		{
			id: 'repaired',
			title: `No unit of ${application} is in error`,
			hints: [
				'Another charm does not cure what its hook stumbles over.',
				'Look at the unit where the hook fails, then let it run again.',
				`juju debug-hooks -m aws:admin/shop ${sick}`,
			],
			isMet: ({cloud}) => isHealthyApplication(cloud, place),
		},
		{
			id: 'whole',
			title: 'Every unit has run upgrade-charm for the charm that it has',
			hints: [
				`By the status the workload is of version 8.0.36 still, and what is at ${after} already is not given ${after} again: refresh says that it is up to date.`,
				`Another revision runs the hook: that of before is written down, ${before}.`,
				`juju refresh -m aws:admin/shop --revision ${before} ${application}`,
			],
			isMet: ({cloud}) => isHealthyApplication(cloud, place) && [before, after].some(revision => hasUnitsAt(cloud, {...place, revision})),
		},
	],
	mistakes: [...commonMistakes, skippedHook, forced],
	solution: {
		steps: [
			{do: 'prepare'},
			{
				do: 'case', case: 'hook-failed', remedies: ['debug-hooks', 'resolve-retry'], isSolved: true,
			},
			{do: 'until', goal: 'repaired'},
			{
				do: 'charm', application, order: {revision: before}, to: 'verify',
			},
			{do: 'until', goal: 'whole'},
			{do: 'charm', application, to: 'verify'},
		],
		commands: [
			{line: `debug-hooks -m aws:admin/shop ${sick}`, why: 'A hook is repaired where it fails.'},
			{line: `resolved -m aws:admin/shop ${sick}`, why: 'With the cause gone the hook may run again.'},
			{line: `refresh -m aws:admin/shop --revision ${before} ${application}`, why: 'Both units run upgrade-charm, of the charm that they had before: all is as it was.'},
			{line: `refresh -m aws:admin/shop ${application}`, why: 'This time with both units well, so that the hook runs on both.'},
		],
	},
	failure: {
		steps: [
			{do: 'terminal', words: ['refresh', '-m', 'aws:admin/shop', '--revision', String(before), '--force-units', application]},
			{do: 'terminal', words: ['resolved', '-m', 'aws:admin/shop', '--no-retry', sick]},
			{do: 'wait', seconds: 120},
		],
		mistakes: ['forced', 'skipped-hook'],
		unmet: ['whole'],
	},
};
