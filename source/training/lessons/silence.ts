import {small} from '../../simulator/scenarios/small.js';
import {hasNote, isCommand, isUpgraded} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';

const version = '3.6.28';

/** The same again, because it seemed not to work. */
const orderedAgain: Mistake = {
	id: 'ordered-again',
	title: 'The upgrade was ordered a second time while the first one ran',
	why: 'A controller that restarts does not answer for some minutes. What was ordered goes on all the same; a second order only adds to the confusion, and --reset-previous-upgrade does harm.',
	isMade: ({commands}) => commands.filter(trace => isCommand(trace, 'upgrade-controller') && !trace.words.includes('--dry-run')).length > 1,
};

/** The minutes in which the controller does not answer. */
export const silence: Lesson = {
	id: 'silence',
	title: 'The silence of the controller',
	learns: 'A controller that is upgraded does not answer for some minutes. Its workloads go on. What helps is to wait, and to know for how long.',
	story: [
		'This controller has a big database, and its upgrade takes its time. Order it, and then watch: it will not answer, and every instinct will tell you to do something.',
		'Keep your hands still. Nothing in the models stops while their controller is away.',
	],
	difficulty: 'first',
	minutes: 6,
	requiresTerminal: false,
	create(seed, startedAt) {
		const cloud = small.create(seed, startedAt);
		cloud.profile = {...cloud.profile, controllerSilence: [240_000, 300_000], controllerDatabase: [60_000, 90_000]};
		return cloud;
	},
	goals: [
		{
			id: 'ordered',
			title: 'The upgrade of the controller is ordered',
			hints: [
				'Checks, backup, plan: then the first step.',
				'In Perform, Enter shows the question. Yes is not the default: move to it.',
				`juju upgrade-controller -c aws --agent-version ${version}`,
			],
			isMet: ({cloud}) => cloud.controllers.some(({upgrade}) => upgrade !== undefined),
		},
		{
			id: 'waited',
			title: 'You have seen the controller go silent and come back',
			hints: [
				'Nothing. That is the hint.',
				'The screen says since when it is silent, and when that is worth a look. + lets the time of the simulation run faster.',
				'juju status -m aws:controller',
			],
			isMet: observed => hasNote(observed, 'silent') && hasNote(observed, 'recovered'),
		},
		{
			id: 'controller',
			title: `The controller runs ${version}, all its agents too`,
			hints: [
				'It goes on by itself.',
				'The agents come back one by one, after the controller. Wait until Verify opens.',
				'juju status -m aws:controller --format yaml',
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'controller', version),
		},
	],
	mistakes: [...commonMistakes, orderedAgain],
	solution: {
		steps: [{do: 'prepare'}, {do: 'plan'}, {do: 'start'}, {do: 'step'}, {do: 'until', goal: 'controller'}],
		commands: [
			{line: 'create-backup -m aws:admin/controller', why: 'A controller cannot be taken back to an older version: the backup is what is left.'},
			{line: `upgrade-controller -c aws --agent-version ${version}`, why: 'Once is enough. Juju carries it out with or without us.'},
		],
	},
	failure: {
		steps: [
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'start'},
			{do: 'begin-step'},
			{do: 'wait', seconds: 1},
			{do: 'terminal', words: ['upgrade-controller', '-c', 'aws', '--agent-version', version]},
			{do: 'leave'},
		],
		mistakes: ['ordered-again'],
		unmet: ['waited', 'controller'],
	},
};
