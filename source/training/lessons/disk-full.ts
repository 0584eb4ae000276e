import {isAllUpgraded, isCured} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

const logs = '/var/log/juju';

const deletedAgent: Mistake = {
	id: 'deleted-agent',
	title: 'Files of Juju itself were deleted to make room',
	why: 'Under /var/lib/juju lie the agent\'s configuration, its binaries and the database. Old logs are what can go.',
	isMade: ({latest}) => latest?.words[0] === 'ssh' && /\brm\b.*\/var\/lib\/juju/v.test(latest.words.join(' ')),
};

/** An agent tries each minute, and has no room. */
export const diskFull: Lesson = {
	id: 'disk-full',
	title: 'A disk that is full',
	learns: 'An agent that finds no room for its new binaries tries again each minute and says so only in its log. Making room is all that it needs.',
	story: [
		'The model db has machines with small disks, and somebody turned debug logging on in summer. One of its machines has 180 MiB left; an upgrade wants 250.',
		'Open a second terminal: room is made on the machine itself.',
	],
	difficulty: 'usual',
	minutes: 12,
	requiresTerminal: true,
	create: scenarioCloud('disk-full'),
	goals: [
		{
			id: 'looked',
			title: 'You have looked at the disk of machine 1',
			hints: [
				'Something keeps one agent of db from following. Its log says what.',
				'On a machine, df shows the room that is left.',
				'juju ssh -m aws:admin/db 1 df -h',
			],
			isMet: ({commands}) => commands.some(({words}) => words[0] === 'ssh' && /\bdf\b/v.test(words.join(' '))),
		},
		{
			id: 'room',
			title: 'There is room for the binaries',
			hints: [
				'Old logs take most of it.',
				`They lie under ${logs}: look with ls -lh, and take the old, compressed ones away.`,
				`juju ssh -m aws:admin/db 1 sudo rm ${logs}/*.gz`,
			],
			isMet: ({cloud}) => isCured(cloud, 'disk-full'),
		},
		{
			id: 'upgraded',
			title: `Controller and models run ${version}, every agent of them`,
			hints: ['The agent tries again by itself, each minute.', 'Nothing has to be restarted: wait in Perform.', 'juju status -m aws:admin/db --format yaml'],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: [...commonMistakes, deletedAgent],
	solution: {
		steps: [
			{do: 'prepare'},
			{do: 'terminal', words: ['ssh', '-m', 'aws:admin/db', '1', 'df -h']},
			{do: 'terminal', words: ['ssh', '-m', 'aws:admin/db', '1', `sudo rm ${logs}/*.gz`]},
			{do: 'keys', actions: ['ask-again']},
			{do: 'plan'},
			{do: 'upgrade'},
		],
		commands: [
			{line: `ssh -m aws:admin/db 1: rm ${logs}/*.gz`, why: 'Compressed logs are of no use to Juju.'},
			backupCommand,
			...upgradeCommands(version),
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['ssh', '-m', 'aws:admin/db', '1', 'sudo rm -r /var/lib/juju/tools']}, {do: 'wait', seconds: 60}],
		mistakes: ['deleted-agent'],
		unmet: ['room', 'upgraded'],
	},
};
