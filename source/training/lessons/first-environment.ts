import {controllerOf, hasRun, isUpgraded} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';

const version = '1.25.13';

/** Environments in place of controllers and models. */
export const firstEnvironment: Lesson = {
	id: 'first-environment',
	title: 'The old ways: Juju 1.25',
	learns: 'Before 2.0 there was one environment, upgraded as a whole by upgrade-juju; what it could not fetch was brought with sync-tools.',
	story: [
		'Somewhere there is always one left: an environment of 2015, at 1.25.0, without a way to the internet. It has to be at 1.25.13 before anything can be moved off it.',
		'The client is of that time too. What you know by other names has others here; Juju chooses a version by rules of its own, and sees nothing newer, since it cannot look.',
	],
	difficulty: 'usual',
	minutes: 12,
	requiresTerminal: false,
	create: scenarioCloud('first-offline'),
	wants: {agentVersion: version},
	goals: [
		{
			id: 'tools',
			title: `The environment has the tools of ${version}`,
			hints: [
				'Agents and their binaries were called tools then.',
				'The check dry-run-accepted has the remedy that brings them.',
				'juju sync-tools --all --version=1.25 -e amazon',
			],
			isMet: observed => hasRun(observed, 'sync-tools') && controllerOf(observed.cloud)?.stored.includes(version) === true,
		},
		{
			id: 'upgraded',
			title: `The environment runs ${version}, every agent of it`,
			hints: ['One command upgrades all of it: there are no models.', 'Without a version Juju chooses one itself. Name it.', `juju upgrade-juju -e amazon --version ${version}`],
			isMet: ({cloud}) => isUpgraded(cloud, 'controller', version),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [{do: 'prepare'}, {do: 'remedy', check: 'dry-run-accepted', remedy: 'synchronise-binaries'}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [
			{line: 'sync-tools --all --version=1.25 -e amazon', why: 'The state server cannot fetch them.'},
			{line: 'backups create -e amazon', why: 'What is upgraded cannot be taken back.'},
			{line: `upgrade-juju -e amazon --version ${version}`, why: 'State server and machines in one.'},
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-juju', '-e', 'amazon']}, {do: 'wait', seconds: 60}],
		mistakes: [],
		unmet: ['tools', 'upgraded'],
	},
};
