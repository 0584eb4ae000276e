import {controllerModelOf} from '../../simulator/lookup.js';
import {small} from '../../simulator/scenarios/small.js';
import {addFault, giveVersion} from '../../simulator/scenarios/spoil.js';
import {isHealthy, isUpgraded, modelOf} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';

const version = '3.6.28';

/** Everything says 3.6.28, and one agent does not run it. */
export const verifying: Lesson = {
	id: 'verifying',
	title: 'Why the version of a model proves nothing',
	learns: 'A model takes its new version at the order. Only its agents show whether anything came of it, each by itself.',
	story: [
		'Your colleague went home at three. "All done," says the note: "juju models shows 3.6.28 everywhere." And it does.',
		'You take over in the morning. See for yourself, in a second terminal, whether every agent runs it, and put right what does not.',
	],
	difficulty: 'first',
	minutes: 6,
	requiresTerminal: true,
	create(seed, startedAt) {
		const cloud = small.create(seed, startedAt);
		for (const controller of cloud.controllers) {
			controller.version = version;
			controllerModelOf(controller).upgradeAvailable = undefined;
		}

		for (const name of ['controller', 'web', 'db']) {
			giveVersion(cloud, name, version);
		}

		const machine = modelOf(cloud, 'db')?.machines.get('1');
		if (machine) {
			machine.version = '3.6.4';
		}

		addFault(cloud, {
			type: 'agent-hangs', controller: 'aws', model: 'db', agent: 'machine-1',
		}, true);
		return cloud;
	},
	goals: [
		{
			id: 'found',
			title: 'You have read the version of every agent of db',
			hints: [
				'The version of the model is a wish. Whose versions are facts?',
				'The status in YAML has a version for each agent, under juju-status.',
				'juju status -m aws:admin/db --format yaml',
			],
			isMet: ({commands}) => commands.some(({words, from}) => from === 'terminal' && words[0] === 'status' && words.some(word => /(?:^|[\/:])db$/v.test(word)) && words.some(word => /yaml|json/v.test(word))),
		},
		{
			id: 'upgraded',
			title: `db runs ${version}, every agent of it`,
			hints: [
				'Its binaries are there. Its process has not noticed.',
				'A process that hangs is started anew, on its machine.',
				'juju ssh -m aws:admin/db 1 sudo systemctl restart jujud-machine-1',
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'db', version) && isHealthy(cloud, 'db'),
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [
			{do: 'terminal', words: ['status', '-m', 'aws:admin/db', '--format', 'yaml']},
			{do: 'terminal', words: ['ssh', '-m', 'aws:admin/db', '1', 'sudo systemctl restart jujud-machine-1']},
			{do: 'until', goal: 'upgraded'},
		],
		commands: [{line: 'ssh -m aws:admin/db 1: restart jujud-machine-1', why: 'It has the new binaries and runs the old ones: it has to be started anew.'}],
	},
	failure: {
		steps: [{do: 'terminal', words: ['models', '-c', 'aws']}, {do: 'wait', seconds: 300}],
		mistakes: [],
		unmet: ['found', 'upgraded'],
	},
};
