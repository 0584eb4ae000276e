import {small} from '../../../source/simulator/scenarios/small.js';
import {isUpgraded} from '../../../source/training/facts.js';
import {type Lesson} from '../../../source/training/lesson.js';
import {commonMistakes} from '../../../source/training/mistakes.js';

/** The shortest lesson there can be. */
export const onlyTheController: Lesson = {
	id: 'only-the-controller',
	title: 'Only the controller',
	learns: 'Models stay where they are until they are told.',
	story: ['Your controller aws runs 3.6.4. Take it to 3.6.28 in the second terminal, and touch nothing else.'],
	difficulty: 'first',
	minutes: 2,
	requiresTerminal: true,
	create: (seed, startedAt) => small.create(seed, startedAt),
	goals: [{
		id: 'controller',
		title: 'The controller runs 3.6.28',
		hints: ['There is a command for it.', 'It names the controller and the version.', 'juju upgrade-controller -c aws --agent-version 3.6.28'],
		isMet: ({cloud}) => isUpgraded(cloud, 'controller', '3.6.28'),
	}],
	mistakes: commonMistakes,
	solution: {
		steps: [
			{do: 'terminal', words: ['create-backup', '-m', 'aws:controller']},
			{do: 'terminal', words: ['upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28']},
			{do: 'until', goal: 'controller'},
		],
		commands: [
			{line: 'create-backup -m aws:controller', why: 'There is no way back without one.'},
			{line: 'upgrade-controller -c aws --agent-version 3.6.28', why: 'The controller goes first.'},
		],
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-model', '-m', 'aws:admin/web', '--agent-version', '3.6.28']}],
		mistakes: ['model-first'],
		unmet: ['controller'],
	},
};
