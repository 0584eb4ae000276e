import {small} from '../../simulator/scenarios/small.js';
import {disableChanges, failHook} from '../../simulator/scenarios/spoil.js';
import {isAllUpgraded, isHealthy, modelOf} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes, skippedHook} from '../mistakes.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

/** What stands in the way is in a model that nobody looked at. */
export const blockers: Lesson = {
	id: 'blockers',
	title: 'What stands in the way, in another model',
	learns: 'An upgrade concerns all models of a controller. What speaks against it is found before it begins, in every one of them.',
	story: [
		'You are asked for an upgrade of web, "nothing special". The model db belongs to somebody else: a change freeze is on it, and has been for a year. In web itself a hook has been failing since Tuesday.',
		'Find all that stands in the way before anything is upgraded, and put it right. The owner of db agrees, and wants the freeze back afterwards.',
	],
	difficulty: 'usual',
	minutes: 12,
	requiresTerminal: false,
	create(seed, startedAt) {
		const cloud = small.create(seed, startedAt);
		disableChanges(cloud, 'db');
		failHook(cloud, 'web', {unit: 'webapp/0', hook: 'update-status'});
		return cloud;
	},
	goals: [
		{
			id: 'healthy',
			title: 'webapp/0 in web is well again',
			hints: [
				'A unit in error is not upgraded by an upgrade.',
				'The check no-unit-in-error leads to its case: look at the unit, then let the hook run again.',
				'juju resolved -m aws:admin/web webapp/0',
			],
			isMet: ({cloud}) => isHealthy(cloud, 'web') && cloud.faults.every(({type, state}) => type !== 'hook-failed' || state === 'cured'),
		},
		{
			id: 'upgraded',
			title: `Controller and models run ${version}, every agent of them`,
			hints: [
				'What is disabled in db has to be enabled first, for a while.',
				'The check changes-enabled names it and has the remedy.',
				'juju enable-command -m aws:admin/db all',
			],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
		{
			id: 'frozen',
			title: 'The freeze of db is back, after the upgrade',
			hints: [
				'What was lifted for an upgrade is put back after it.',
				'The wizard remembers what it lifted: Troubleshoot (t) has it at the top.',
				'juju disable-command -m aws:admin/db all "change freeze until Monday, ask the operations team"',
			],
			isMet: ({cloud}) => isAllUpgraded(cloud, version) && (modelOf(cloud, 'db')?.disabled.length ?? 0) > 0,
		},
	],
	mistakes: [...commonMistakes, skippedHook],
	solution: {
		steps: [
			{do: 'prepare'},
			{
				do: 'case', case: 'hook-failed', remedies: ['debug-hooks', 'resolve-retry'], isSolved: true,
			},
			{do: 'plan'},
			{do: 'upgrade'},
			{do: 'terminal', words: ['disable-command', '-m', 'aws:admin/db', 'all', 'change freeze until Monday, ask the operations team']},
			{do: 'until', goal: 'frozen'},
		],
		commands: [
			{line: 'debug-hooks -m aws:admin/web webapp/0', why: 'A hook is repaired where it fails.'},
			{line: 'resolved -m aws:admin/web webapp/0', why: 'With the cause gone the hook may run again.'},
			{line: 'enable-command -m aws:admin/db all', why: 'Juju refuses to upgrade a model whose changes are disabled.'},
			backupCommand,
			...upgradeCommands(version),
			{line: 'disable-command -m aws:admin/db all change freeze until Monday, ask the operations team', why: 'Somebody wanted it so. What was lifted is put back.'},
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['resolved', '-m', 'aws:admin/web', '--no-retry', 'webapp/0']}, {do: 'wait', seconds: 30}],
		mistakes: ['skipped-hook'],
		unmet: ['upgraded', 'frozen'],
	},
};
