import {small} from '../../simulator/scenarios/small.js';
import {hasNote, isUpgraded} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

/** Nothing goes wrong: how it is when all is well. */
export const patchUpgrade: Lesson = {
	id: 'patch-upgrade',
	title: 'A patch upgrade, from start to end',
	learns: 'The controller goes first, then each model, and each is over only when its agents say so.',
	story: [
		'It is Saturday night, and the change was announced. The controller aws and its models web and db run 3.6.4; 3.6.28 is out and fixes what your users wait for.',
		'Take controller and models to 3.6.28. Prepare will ask for a backup: make one.',
	],
	difficulty: 'first',
	minutes: 5,
	requiresTerminal: false,
	create: (seed, startedAt) => small.create(seed, startedAt),
	goals: [
		{
			id: 'backup',
			title: 'There is a backup of the controller',
			hints: [
				'Prepare names what blocks. One of them is about the day on which all goes wrong.',
				'Put the cursor on the check backup-made and press Enter: its remedies stand there.',
				'juju create-backup -m aws:controller --filename FILE',
			],
			isMet: ({cloud}) => cloud.controllers.some(({backups}) => backups.length > 0),
		},
		{
			id: 'controller',
			title: `The controller runs ${version}, all its agents too`,
			hints: [
				'One command upgrades the controller. It is the first step of the plan.',
				'In Perform, Enter shows the command and asks. Then the controller does not answer for a while: wait.',
				`juju upgrade-controller -c aws --agent-version ${version}`,
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'controller', version),
		},
		{
			id: 'models',
			title: `web and db run ${version}, every agent of them`,
			hints: [
				'The models come after the controller, one by one.',
				'Go on from Verify with Enter: the next step of the plan is the next model.',
				`juju upgrade-model -m aws:admin/web --agent-version ${version}`,
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'web', version) && isUpgraded(cloud, 'db', version),
		},
		{
			id: 'verified',
			title: 'The wizard has seen it and says so',
			hints: [
				'Being upgraded and having seen it are two things.',
				'Each step ends in Verify, and Enter goes on from there. That of the last model ends the run.',
				'juju status -m aws:admin/db --format yaml',
			],
			isMet: observed => hasNote(observed, 'finished') && isUpgraded(observed.cloud, 'db', version),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [{do: 'prepare'}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [
			backupCommand,
			...upgradeCommands(version),
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-model', '-m', 'aws:admin/db', '--agent-version', version]}, {do: 'wait', seconds: 60}],
		mistakes: ['model-first'],
		unmet: ['controller', 'models', 'verified'],
	},
};
