import {hasNote, isCured, isUpgraded} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

/** The oldest story of all: the agent's configuration is damaged at its restart. */
export const agentConfiguration: Lesson = {
	id: 'agent-configuration',
	title: 'An agent that does not come back',
	learns: 'An agent that is down after its restart is looked at where it runs: its service, its log, its agent.conf against a copy from before.',
	story: [
		'The models web and db were quiet for months. Tonight both go to 3.6.28.',
		'An old hand says: "Copy every agent.conf before you begin. One day you will be glad." Prepare can make these copies.',
	],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: false,
	create: scenarioCloud('agent-configuration'),
	goals: [
		{
			id: 'found',
			title: 'You have looked at what is wrong with the agent',
			hints: [
				'An agent is down that was well before. Somebody keeps a list of what is wrong.',
				't opens Troubleshoot. Its finding says which agent it is, Enter opens the case.',
				'juju ssh -m aws:admin/db 2 sudo systemctl status jujud-machine-2',
			],
			isMet: observed => hasNote(observed, 'case-opened') || hasNote(observed, 'remedy-started'),
		},
		{
			id: 'repaired',
			title: 'The agent has a configuration that it can read',
			hints: [
				'Its agent.conf is not what it was.',
				'The case compares it with the copy from before the upgrade, and puts that back.',
				'juju ssh -m aws:admin/db 2 sudo cp /var/lib/juju/agents/machine-2/agent.conf.before /var/lib/juju/agents/machine-2/agent.conf',
			],
			isMet: ({cloud}) => cloud.faults.some(({type, state}) => type === 'agent-configuration' && state !== 'armed') && isCured(cloud, 'agent-configuration'),
		},
		{
			id: 'upgraded',
			title: `db runs ${version}, every agent of it`,
			hints: [
				'Once the agent is back, the upgrade goes on by itself.',
				'Close Troubleshoot with Esc and wait in Perform.',
				'juju status -m aws:admin/db --format yaml',
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'db', version),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [
			{do: 'prepare'},
			{do: 'copies'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'machine-agent-down'},
			{
				do: 'case', case: 'machine-agent-down', remedies: ['inspect-services', 'read-agent-configuration', 'restore-agent-configuration'], isSolved: true,
			},
			{do: 'finish'},
		],
		commands: [
			...['controller', 'web', 'db'].map(model => ({line: `exec -m aws:admin/${model} all: copy every agent.conf`, why: 'A damaged file can be held against its copy, and put back.'})),
			backupCommand,
			...upgradeCommands(version),
			{line: 'ssh -m aws:admin/db 2: put agent.conf of machine-2 back', why: 'The agent cannot read its own file: it ends at each start.'},
			{line: 'ssh -m aws:admin/db 2: restart jujud-machine-2', why: 'Its process gave up. Nobody else starts it.'},
		],
	},
	failure: {
		steps: [
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'machine-agent-down'},
			{do: 'keys', actions: ['next', 'yes', 'confirm', 'next']},
			{do: 'wait', seconds: 60},
		],
		mistakes: ['called-too-early'],
		unmet: ['repaired', 'upgraded'],
	},
};
