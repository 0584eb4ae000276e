import {controllerOf, isCommand} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {ignoredVersions, modelFirst} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {type Observed} from '../observed.js';
import {backupCommand} from './upgrade-commands.js';

const version = '3.6.28';

const hasFailed = ({cloud}: Observed): boolean => controllerOf(cloud)?.upgrade?.phase === 'failed' || cloud.faults.some(({type, state}) => type === 'upgrade-failed' && state === 'active');

const gaveUpEarly: Mistake = {
	id: 'gave-up-early',
	title: 'The controller was destroyed while Juju was still trying',
	why: 'Most upgrades that look bad come right by themselves. Only when Juju itself has given up is there nothing left to wait for.',
	isMade(observed) {
		const {cloud, latest} = observed;
		return latest?.exitCode === 0 && ['destroy-controller', 'kill-controller', 'unregister'].some(name => isCommand(latest, name))
			&& !hasFailed(observed) && controllerOf(cloud)?.upgrade?.phase !== 'done';
	},
};

/** The one case from which there is no way back but to begin anew. */
export const upgradeFailed: Lesson = {
	id: 'upgrade-failed',
	title: 'An upgrade that failed for good',
	learns: 'Sometimes Juju gives up, and then the controller cannot be saved. What is left is to start anew, knowing what is lost: that is why there was a backup.',
	story: [
		'It is half past two. A step of the controller\'s upgrade fails, and fails again. Juju retries, as it should.',
		'When it has given up, and not before, take the controller down so that another one can be made. Its machines and models go with it; say to yourself what that means.',
	],
	difficulty: 'hard',
	minutes: 12,
	requiresTerminal: false,
	create: scenarioCloud('upgrade-failed'),
	goals: [
		{
			id: 'backup',
			title: 'There is a backup from before',
			hints: ['Nobody asks for one afterwards.', 'The check backup-made has the remedy.', 'juju create-backup -m aws:controller --filename FILE'],
			isMet: ({cloud}) => cloud.controllers.some(({backups}) => backups.length > 0),
		},
		{
			id: 'patience',
			title: 'You have waited until Juju gave up',
			hints: [
				'A failing step is tried again, for a while.',
				'Troubleshoot says when Juju has given up; until then the hard remedies are closed.',
				'juju debug-log -m aws:controller --replay --level ERROR',
			],
			isMet: hasFailed,
		},
		{
			id: 'gone',
			title: 'The failed controller is gone',
			hints: [
				'It does not answer well enough to be destroyed in good order.',
				'The case has three remedies, from the mild one to the hard one. Each wants the controller\'s name typed.',
				'juju kill-controller aws',
			],
			isMet: ({cloud}) => cloud.controllers.every(({api, isRegistered}) => api === 'gone' || !isRegistered),
		},
	],
	mistakes: [modelFirst, ignoredVersions, gaveUpEarly],
	solution: {
		steps: [
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'upgrade-failed', severity: 3},
			{do: 'case', case: 'upgrade-failed', remedies: ['destroy-controller', 'kill-controller']},
			{do: 'wait', seconds: 900},
		],
		commands: [
			backupCommand,
			{line: `upgrade-controller -c aws --agent-version ${version}`, why: 'It could not be known.'},
			{line: 'kill-controller aws', why: 'A controller that gave up cannot be destroyed in good order any more. Its models and machines are lost with it.'},
		],
	},
	failure: {
		steps: [{do: 'prepare'}, {do: 'plan'}, {do: 'start'}, {do: 'begin-step'}, {do: 'wait', seconds: 5}, {do: 'terminal', words: ['unregister', 'aws', '--no-prompt']}],
		mistakes: ['gave-up-early'],
		unmet: ['patience'],
	},
};
