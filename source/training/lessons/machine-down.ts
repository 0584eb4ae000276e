import {buildCloud} from '../../simulator/scenarios/build-cloud.js';
import {era36, smallBlueprint} from '../../simulator/scenarios/small-blueprint.js';
import {powerOff} from '../../simulator/scenarios/spoil.js';
import {isHealthy, isUpgraded, modelOf} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes} from '../mistakes.js';
import {backupCommand, upgradeCommands} from './upgrade-commands.js';

const version = '3.6.28';

const containers = ['1/lxd/0', '1/lxd/1'] as const;

/** A machine without power, and the containers on it. */
export const machineDown: Lesson = {
	id: 'machine-down',
	title: 'A machine that is down, with its containers',
	learns: 'One cause can take many agents down: the host first, not the containers on it. A machine that can come back is waited for, never removed.',
	story: [
		'The provider moves racks tonight, they said, and machine 1 of the model web may be away for some minutes. Nobody told you that containers live on it.',
		'Take the cloud to 3.6.28 without losing a machine.',
	],
	difficulty: 'usual',
	minutes: 12,
	requiresTerminal: false,
	create(seed, startedAt) {
		const blueprint = smallBlueprint('machine-down', 'A machine is down', era36);
		const cloud = buildCloud({
			...blueprint,
			controllers: blueprint.controllers.map(controller => ({
				...controller,
				models: controller.models.map(model => model.name === 'web'
					? {
						...model,
						machines: ['0', '1', ...containers],
						applications: [...model.applications, {
							name: 'memcached', channel: 'latest/stable', revision: 39, on: [...containers], workloadVersion: '1.6.14',
						}],
					}
					: model),
			})),
		}, seed, startedAt);
		powerOff(cloud, {controller: 'aws', model: 'web', agent: 'machine-1'});
		return cloud;
	},
	goals: [
		{
			id: 'back',
			title: 'Machine 1 and everything on it is connected again',
			hints: [
				'Six agents are away, and one of them is the reason for all.',
				'Its provider starts it again. P stops time, + lets it run faster: nothing has to be typed.',
				'juju status -m aws:admin/web 1',
			],
			isMet: ({cloud}) => isHealthy(cloud, 'web') && cloud.faults.every(({state}) => state !== 'active'),
		},
		{
			id: 'upgraded',
			title: `web runs ${version}, every agent of it`,
			hints: [
				'Prepare shows by itself when nobody is missing any more.',
				'The checks no-agent-down and no-unit-lost have to pass. r checks again.',
				`juju upgrade-model -m aws:admin/web --agent-version ${version}`,
			],
			isMet: ({cloud}) => isUpgraded(cloud, 'web', version),
		},
		{
			id: 'whole',
			title: 'No machine was lost',
			hints: ['Leave it where it is.', 'remove-machine is for machines that never come back.', 'juju machines -m aws:admin/web'],
			isMet: ({cloud}) => isUpgraded(cloud, 'web', version) && modelOf(cloud, 'web')?.machines.size === 4,
		},
	],
	mistakes: commonMistakes,
	solution: {
		steps: [{do: 'prepare'}, {do: 'until', goal: 'back'}, {do: 'wait', seconds: 60}, {do: 'keys', actions: ['ask-again']}, {do: 'plan'}, {do: 'upgrade'}],
		commands: [backupCommand, ...upgradeCommands(version)],
	},
	failure: {
		steps: [{do: 'terminal', words: ['remove-machine', '-m', 'aws:admin/web', '1', '--force', '--no-prompt']}, {do: 'wait', seconds: 300}],
		mistakes: ['lost-data'],
		unmet: ['upgraded', 'whole'],
	},
};
