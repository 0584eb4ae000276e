import {controllerOf, hasTried, isAllUpgraded} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

const believedIt: Mistake = {
	id: 'believed-it',
	title: 'The wizard was left with "no upgrades available" believed',
	why: 'Juju says so also where it cannot get the binaries of a newer version. Only the version that runs, held against the newest one, shows whether all is up to date.',
	isMade: observed => observed.notes.some(({kind}) => kind === 'left') && !isAllUpgraded(observed.cloud, version) && !hasTried(observed, 'sync-agent-binary'),
};

/** A cloud without a way to the internet. */
export const offline: Lesson = {
	id: 'offline',
	title: 'No binaries: a cloud without the internet',
	learns: '"No upgrades available" is also what Juju says where it cannot fetch a newer version. The client can bring the binaries.',
	story: [
		'This cloud stands in a cellar behind two firewalls. It runs 3.6.4, and it says that no upgrades are available. The release notes of 3.6.28 lie on your desk.',
		'Your client was brought on a disk, and the binaries with it.',
	],
	difficulty: 'usual',
	minutes: 8,
	requiresTerminal: false,
	create: scenarioCloud('no-binaries'),
	wants: {agentVersion: version},
	goals: [
		{
			id: 'stored',
			title: `The controller has the binaries of ${version}`,
			hints: [
				'A controller can be given what it cannot fetch.',
				'The check dry-run-accepted blocks; its remedies bring the binaries.',
				`juju sync-agent-binary --agent-version ${version} -m aws:admin/controller`,
			],
			isMet: ({cloud}) => controllerOf(cloud)?.stored.includes(version) === true,
		},
		{
			id: 'upgraded',
			title: `Controller and models run ${version}, every agent of them`,
			hints: ['With the binaries there, it is an upgrade like any other.', 'Go on to the plan with n.', `juju upgrade-controller -c aws --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: [...commonMistakes, believedIt],
	solution: {
		steps: [{do: 'prepare'}, {do: 'remedy', check: 'dry-run-accepted', remedy: 'synchronise-binaries'}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [
			{line: `sync-agent-binary --agent-version ${version} -m aws:admin/controller`, why: 'The client copies what the controller cannot fetch.'},
			backupCommand,
			...upgradeCommands(version),
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-controller', '-c', 'aws']}, {do: 'prepare'}, {do: 'leave'}],
		mistakes: ['believed-it'],
		unmet: ['stored', 'upgraded'],
	},
};
