import {small} from '../../simulator/scenarios/small.js';
import {leaveBehind} from '../../simulator/scenarios/spoil.js';
import {isChange} from '../changes.js';
import {isCommand} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {type Observed} from '../observed.js';

/** What a person has asked, in the second terminal. */
const hasAsked = ({commands}: Observed, isWanted: (words: readonly string[]) => boolean): boolean =>
	commands.some(trace => trace.from === 'terminal' && trace.exitCode === 0 && isWanted(trace.words));

const isNamed = (words: readonly string[], ...names: readonly string[]): boolean => names.includes(words[0] ?? '');

const changedSomething: Mistake = {
	id: 'changed-something',
	title: 'Something was changed',
	why: 'Whoever only wants to look uses commands that only read. It is a good habit to know them apart.',
	isMade: ({latest}) => latest?.exitCode === 0 && isChange(latest),
};

/** Client, controller, models, agents; and where the version of an agent is to be seen. */
export const parts: Lesson = {
	id: 'parts',
	title: 'The parts, and reading a status',
	learns: 'A client speaks to a controller, a controller keeps models, and agents on machines and in units do the work; each agent has a version of its own.',
	story: [
		'You are new here, and the cloud is quiet. Look around in a second terminal before you touch anything: its juju is the client, and it speaks to a controller.',
		'One agent in the model db is not at the version that the others have. The table that juju status prints does not show it. Find it.',
	],
	difficulty: 'first',
	minutes: 5,
	requiresTerminal: true,
	create(seed, startedAt) {
		const cloud = small.create(seed, startedAt);
		leaveBehind(cloud, 'db', {id: '1', version: '3.6.2'});
		return cloud;
	},
	goals: [
		{
			id: 'controllers',
			title: 'You know which controllers the client knows',
			hints: ['The client keeps a list of them.', 'Type the command for it in the second terminal.', 'juju controllers'],
			isMet: observed => hasAsked(observed, words => isNamed(words, 'controllers', 'list-controllers')),
		},
		{
			id: 'models',
			title: 'You know which models the controller keeps',
			hints: ['A controller keeps models, and one of them is its own.', 'Name the controller with -c.', 'juju models -c aws'],
			isMet: observed => hasAsked(observed, words => isNamed(words, 'models', 'list-models')),
		},
		{
			id: 'versions',
			title: 'You have read the version of every agent of db',
			hints: [
				'The table has no column for it. Other formats of the same command have.',
				'Ask for the status in YAML or JSON, and look for "version" under juju-status.',
				'juju status -m aws:admin/db --format yaml',
			],
			isMet: observed => hasAsked(observed, words => isNamed(words, 'status') && words.some(word => /(?:^|:)(?:admin\/)?db$/v.test(word)) && words.some(word => /^(?:--format=)?(?:yaml|json)$/v.test(word))),
		},
		{
			id: 'laggard',
			title: 'You have read what the agent that is behind was doing',
			hints: [
				'One machine of db has 3.6.2, and so has the unit on it.',
				'There is a history of what an agent reported. It is asked for by the name of the machine.',
				'juju show-status-log -m aws:admin/db --type machine 1',
			],
			isMet: ({commands}) => commands.some(trace => trace.from === 'terminal' && trace.exitCode === 0 && isCommand(trace, 'show-status-log')
				&& trace.words.some(word => ['1', 'etcd/1'].includes(word))),
		},
	],
	mistakes: [...commonMistakes, changedSomething],
	solution: {
		steps: [
			{do: 'terminal', words: ['controllers']},
			{do: 'terminal', words: ['models', '-c', 'aws']},
			{do: 'terminal', words: ['status', '-m', 'aws:admin/db', '--format', 'yaml']},
			{do: 'terminal', words: ['show-status-log', '-m', 'aws:admin/db', '--type', 'machine', '1']},
		],
		commands: [],
	},
	failure: {
		steps: [{do: 'terminal', words: ['status', '-m', 'aws:admin/db']}, {do: 'terminal', words: ['resolved', '-m', 'aws:admin/db', 'etcd/1']}, {do: 'terminal', words: ['model-config', '-m', 'aws:admin/db', 'logging-config=<root>=DEBUG']}],
		mistakes: ['changed-something'],
		unmet: ['controllers', 'versions', 'laggard'],
	},
};
