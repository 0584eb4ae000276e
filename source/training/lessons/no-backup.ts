import {
	hasNote,
	hasRun,
	isAllUpgraded,
	isCommand,
} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {type Observed} from '../observed.js';
import {commonMistakes} from '../mistakes.js';
import {scenarioCloud} from '../scenario-cloud.js';
import {upgradeCommands} from './upgrade-commands.js';

const version = '4.0.17';

const models = ['web', 'db'] as const;

/** Models whose status was asked for in a form that has everything, in the second terminal. */
const writtenDown = ({commands}: Observed): readonly string[] => models.filter(name => commands.some(trace => trace.from === 'terminal' && trace.exitCode === 0 && isCommand(trace, 'status')
	&& trace.words.some(word => word.endsWith(`/${name}`) || word.endsWith(`:${name}`)) && trace.words.some(word => /^(?:--format=)?(?:yaml|json)$/v.test(word))));

const nothingKept: Mistake = {
	id: 'nothing-kept',
	title: 'The controller was upgraded with nothing kept',
	why: 'Where Juju makes no backup it is up to you what is left if all goes wrong: what ran where, the client\'s own data, a snapshot by those who keep the machines.',
	isMade: observed => hasRun(observed, 'upgrade-controller') && writtenDown(observed).length === 0,
};

/** Juju 4.0 makes no backups. */
export const noBackup: Lesson = {
	id: 'no-backup',
	title: 'Juju 4.0, which makes no backup',
	learns: '4.0 has no backups. What can be kept instead is kept by hand, before, and said so knowingly.',
	story: [
		'Your cloud runs 4.0.14, and 4.0.17 is out. create-backup is gone with MongoDB, and nothing has come in its place yet; 4.0 cannot export bundles either.',
		'Keep what can be kept: the whole status of web and of db, in YAML, says what ran where. Redirect it into a file in a second terminal. Then say knowingly that this has to do, and upgrade.',
	],
	difficulty: 'usual',
	minutes: 10,
	requiresTerminal: true,
	create: scenarioCloud('small-4.0'),
	goals: [
		{
			id: 'written-down',
			title: 'You have the whole status of web and of db',
			hints: [
				'The table leaves out most of what would be needed to make it again.',
				'Type it in the second terminal, for each of the two models, and keep it in a file.',
				'juju status -m aws:admin/web --format yaml > web.yaml',
			],
			isMet: observed => writtenDown(observed).length === models.length,
		},
		{
			id: 'acknowledged',
			title: 'You have said knowingly that there is no backup',
			hints: ['The check backup-made blocks until then.', 'Its remedy has to be typed: nobody says such a thing by a slip.', 'juju help create-backup'],
			isMet: observed => hasNote(observed, 'backup-acknowledged'),
		},
		{
			id: 'upgraded',
			title: `Controller and models run ${version}, every agent of them`,
			hints: ['From there it is an upgrade like any other.', 'Machine agents tell no version in 4.0.14: the wizard says how it knows.', `juju upgrade-controller -c aws --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
	],
	mistakes: [...commonMistakes, nothingKept],
	solution: {
		steps: [
			{do: 'terminal', words: ['status', '-m', 'aws:admin/web', '--format', 'yaml']},
			{do: 'terminal', words: ['status', '-m', 'aws:admin/db', '--format', 'yaml']},
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade'},
		],
		commands: upgradeCommands(version),
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-controller', '-c', 'aws', '--agent-version', version]}, {do: 'wait', seconds: 60}],
		mistakes: ['nothing-kept'],
		unmet: ['written-down', 'acknowledged', 'upgraded'],
	},
};
