import {isAllUpgraded, isCommand, modelOf} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

const onTwoLegs: Mistake = {
	id: 'on-two-legs',
	title: 'The controller was told to upgrade while one of its members was down',
	why: 'The members upgrade their database together. With one away the upgrade waits for it and may fail for good, and a second loss takes the controller with it.',
	isMade: ({cloud, latest}) => latest !== undefined && isCommand(latest, 'upgrade-controller') && !latest.words.includes('--dry-run')
		&& modelOf(cloud, 'controller')?.machines.values().some(({isConnected}) => !isConnected) === true,
};

/** Three members, and one of them is away. */
export const highAvailability: Lesson = {
	id: 'high-availability',
	title: 'High availability, with one member down',
	learns: 'Three members are there so that one may fail on a usual day. An upgrade is no usual day: it begins with all of them.',
	story: [
		'The controller has three members. This morning one of them lost its power; nobody noticed, since two are enough. That is what high availability is for.',
		'It is also why nobody noticed. Take everything to 3.6.28, with all three.',
	],
	difficulty: 'usual',
	minutes: 12,
	requiresTerminal: false,
	create: scenarioCloud('ha-member-down'),
	wants: {agentVersion: version},
	goals: [
		{
			id: 'complete',
			title: 'All three members are up, and vote',
			hints: [
				'Prepare says which one is away.',
				'Its provider starts it again after some minutes: wait, and check again with r.',
				'juju show-controller aws',
			],
			isMet: ({cloud}) => modelOf(cloud, 'controller')?.machines.values().every(({isConnected, member}) => isConnected && member === 'has-vote') === true,
		},
		{
			id: 'upgraded',
			title: `Controller and models run ${version}, every agent of them`,
			hints: ['With three members it is an upgrade like any other.', 'Go on to the plan with n.', `juju upgrade-controller -c aws --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: [...commonMistakes, onTwoLegs],
	solution: {
		steps: [{do: 'prepare'}, {do: 'until', goal: 'complete'}, {do: 'wait', seconds: 60}, {do: 'keys', actions: ['ask-again']}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [backupCommand, ...upgradeCommands(version)],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-controller', '-c', 'aws', '--agent-version', version]}, {do: 'wait', seconds: 60}],
		mistakes: ['on-two-legs'],
		unmet: ['upgraded'],
	},
};
