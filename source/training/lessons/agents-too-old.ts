import {isAllUpgraded, isUpgraded, modelOf} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

/** An agent has slept through the last upgrade. */
export const agentsTooOld: Lesson = {
	id: 'agents-too-old',
	title: 'An agent that missed the last upgrade',
	learns: 'Juju refuses an upgrade while an agent has not finished the last one. The agent is brought back first; telling Juju to ignore it is the wrong way round.',
	story: [
		'Somebody stopped an agent in the model db in spring, for a quiet day of work on the machine, and never started it again. The upgrade in summer went past it.',
		'Now 3.6.28 is out, and db shall have it, with every one of its agents.',
	],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: false,
	create: scenarioCloud('agents-too-old'),
	goals: [
		{
			id: 'awake',
			title: 'The agent that slept is back at the version of its model',
			hints: [
				'One machine of db is down, and two agents are behind.',
				'Its service is not running. Troubleshoot finds it, and can start it.',
				'juju ssh -m aws:admin/db 1 sudo systemctl restart jujud-machine-1',
			],
			isMet({cloud}) {
				const machine = modelOf(cloud, 'db')?.machines.get('1');
				return machine?.isConnected === true && machine.version !== '3.6.3';
			},
		},
		{
			id: 'upgraded',
			title: `db runs ${version}, every agent of it`,
			hints: ['With nobody behind, Juju takes the upgrade.', 'Check again in Prepare with r, then go on.', `juju upgrade-model -m aws:admin/db --agent-version ${version}`],
			isMet: ({cloud}) => isUpgraded(cloud, 'db', version),
		},
		{
			id: 'all',
			title: 'So do the controller and web',
			hints: ['The plan has them all.', 'Go through it to its end.', `juju upgrade-controller -c aws --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [
			{do: 'prepare'},
			{
				do: 'case', case: 'machine-agent-down', remedies: ['inspect-services', 'restart-agent'], isSolved: true,
			},
			{do: 'until', goal: 'awake'},
			{do: 'wait', seconds: 60},
			{do: 'keys', actions: ['ask-again']},
			{do: 'plan'},
			{do: 'upgrade'},
		],
		commands: [
			{line: 'ssh -m aws:admin/db 1: restart jujud-machine-1', why: 'A stopped agent comes back by being started, and catches up by itself.'},
			backupCommand,
			...upgradeCommands(version),
		],
	},
	failure: {
		steps: [
			{do: 'terminal', words: ['upgrade-controller', '-c', 'aws', '--agent-version', version]},
			{do: 'wait', seconds: 900},
			{do: 'terminal', words: ['upgrade-model', '-m', 'aws:admin/db', '--agent-version', version, '--ignore-agent-versions']},
			{do: 'wait', seconds: 600},
		],
		mistakes: ['ignored-versions'],
		unmet: ['awake', 'upgraded', 'all'],
	},
};
