import {
	hasRun,
	isCured,
	isHealthy,
	isUpgraded,
} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes, skippedHook} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

/** A charm's hook fails after its agent has turned. */
export const failedHook: Lesson = {
	id: 'failed-hook',
	title: 'A hook that fails',
	learns: 'A failed hook is a fault of the charm or of what it runs: it is repaired on the unit, then retried. Passing over it only hides it.',
	story: [
		'The model db turns tonight. When an agent has its new version, its unit runs a hook; etcd/2 has been shaky for weeks, and nobody knows why.',
		'Have a second terminal at hand: a hook is best looked at where it runs.',
	],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: true,
	create: scenarioCloud('hook-failed'),
	goals: [
		{
			id: 'looked',
			title: 'You were on the unit and saw to the cause',
			hints: [
				'Retrying does not help as long as the cause is there.',
				'There is a command that opens a session on a unit whose hook fails, in the place of the hook.',
				'juju debug-hooks -m aws:admin/db etcd/2',
			],
			isMet: observed => hasRun(observed, 'debug-hooks'),
		},
		{
			id: 'resolved',
			title: 'The hook was run again, and etcd/2 is well',
			hints: [
				'Juju has to be told that the cause is repaired; sometimes it tries by itself.',
				'The command marks the unit as resolved, and lets the hook run again.',
				'juju resolved -m aws:admin/db etcd/2',
			],
			isMet: observed => hasRun(observed, 'resolved') && !hasRun(observed, 'resolved', '--no-retry') && isCured(observed.cloud, 'hook-failed') && isHealthy(observed.cloud, 'db'),
		},
		{
			id: 'upgraded',
			title: `db runs ${version}, every agent of it, and all is well`,
			hints: ['The upgrade goes on beside it.', 'Go back to Perform and on to Verify.', 'juju status -m aws:admin/db --format yaml'],
			isMet: ({cloud}) => isUpgraded(cloud, 'db', version) && isHealthy(cloud, 'db'),
		},
	],
	mistakes: [...commonMistakes, skippedHook],
	solution: {
		steps: [
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'hook-failed'},
			{
				do: 'case', case: 'hook-failed', remedies: ['read-status-log', 'debug-hooks', 'resolve-retry'], isSolved: true,
			},
			{do: 'finish'},
		],
		commands: [
			backupCommand,
			...upgradeCommands(version),
			{line: 'debug-hooks -m aws:admin/db etcd/2', why: 'The cause is on the unit: what the hook needs did not run there.'},
			{line: 'resolved -m aws:admin/db etcd/2', why: 'With the cause gone the hook may run again, and what it was to do is done.'},
		],
	},
	failure: {
		steps: [
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'hook-failed'},
			{do: 'terminal', words: ['resolved', '-m', 'aws:admin/db', '--no-retry', 'etcd/2']},
			{do: 'wait', seconds: 60},
		],
		mistakes: ['skipped-hook'],
		unmet: ['looked', 'resolved'],
	},
};
