import {type NeededCommand} from '../../domain/training/lesson-card.js';
import {chance} from '../../simulator/chance.js';
import {type Cloud, type Model} from '../../simulator/cloud.js';
import {type Fault} from '../../simulator/fault.js';
import {production} from '../../simulator/scenarios/production.js';
import {addFault, powerOff} from '../../simulator/scenarios/spoil.js';
import {isAllUpgraded, isHealthy} from '../facts.js';
import {type Lesson} from '../lesson.js';
import {commonMistakes, skippedHook} from '../mistakes.js';

const version = '3.6.28';

const pick = <Value>(values: readonly Value[], seed: number, key: string): Value | undefined => values[Math.floor(chance(seed, key) * values.length)];

type Ground = {readonly cloud: Cloud; readonly model: Model; readonly seed: number};

const machineIn = ({model, seed}: Ground, key: string): string => pick(model.machines.keys().filter(id => !id.includes('/')).toArray(), seed, key) ?? '0';

const controller = 'prod';

/** What can go wrong in an examination; each can be put right without losing anything. */
const troubles: ReadonlyArray<(ground: Ground) => void> = [
	ground => {
		addFault(ground.cloud, {
			type: 'agent-configuration', controller, model: ground.model.name, agent: `machine-${machineIn(ground, 'configuration')}`,
		});
	},
	ground => {
		addFault(ground.cloud, {
			type: 'agent-hangs', controller, model: ground.model.name, agent: `machine-${machineIn(ground, 'hangs')}`,
		});
	},
	ground => {
		addFault(ground.cloud, {
			type: 'disk-full', controller, model: ground.model.name, agent: `machine-${machineIn(ground, 'disk')}`,
		}, true);
	},
	ground => {
		powerOff(ground.cloud, {controller, model: ground.model.name, agent: `machine-${machineIn(ground, 'power')}`});
	},
	ground => {
		const unit = pick(ground.model.units.values().filter(({principal}) => principal === undefined).toArray(), ground.seed, 'hook');
		if (unit) {
			addFault(ground.cloud, {
				type: 'hook-failed', controller, model: ground.model.name, agent: unit.tag, hook: 'config-changed',
			});
		}
	},
];

/** Three of the troubles, each in a model of its own, by the seed. */
const bringTrouble = (cloud: Cloud, seed: number): void => {
	const models = cloud.controllers[0]?.models.filter(({isController, name}) => !isController && name !== 'openstack') ?? [];
	const by = (key: string) => <Value>(values: readonly Value[]): readonly Value[] =>
		values.map((value, index) => ({value, at: chance(seed, `${key} ${index}`)})).toSorted((one, other) => one.at - other.at).map(({value}) => value);
	const places = by('model')(models);
	for (const [index, bring] of by('trouble')(troubles).slice(0, 3).entries()) {
		const model = places[index];
		if (model) {
			bring({cloud, model, seed});
		}
	}
};

const names = ['controller', 'openstack', 'web', 'data', 'logging', 'monitoring', 'builds'] as const;

const createExamination = (seed: number, startedAt?: number): Cloud => {
	const cloud = production.create(seed, startedAt);
	bringTrouble(cloud, seed);
	return cloud;
};

/** Where a machine is: `-m prod:admin/web 2`. */
const placeOf = (model: string, agent: string): string => `-m ${controller}:admin/${model} ${agent.replace(/^machine-/v, '').replaceAll('-', '/')}`;

/** What is done about a trouble before anything is upgraded. */
const preparing = (fault: Fault): readonly NeededCommand[] => fault.type === 'disk-full'
	? [{line: `ssh ${placeOf(fault.model, fault.agent)}: rm /var/log/juju/*.gz`, why: 'Its disk is too full for an upgrade. Compressed logs are of no use to Juju.'}]
	: [];

/** What is done about a trouble once its model turns. A machine without power comes back by itself. */
const curing = (fault: Fault): readonly NeededCommand[] => {
	switch (fault.type) {
		case 'agent-configuration': {
			const place = placeOf(fault.model, fault.agent);
			return [
				{line: `ssh ${place}: put agent.conf of ${fault.agent} back`, why: 'The agent cannot read its own file: it ends at each start.'},
				{line: `ssh ${place}: restart jujud-${fault.agent}`, why: 'Its process gave up. Nobody else starts it.'},
			];
		}

		case 'agent-hangs': {
			return [{line: `ssh ${placeOf(fault.model, fault.agent)}: restart jujud-${fault.agent}`, why: 'It is connected and never turns: it has to be started anew.'}];
		}

		case 'hook-failed': {
			const unit = fault.agent.replace(/^unit-/v, '').replace(/-(?=\d+$)/v, '/');
			return [
				{line: `debug-hooks -m ${controller}:admin/${fault.model} ${unit}`, why: 'A hook is repaired where it fails.'},
				{line: `resolved -m ${controller}:admin/${fault.model} ${unit}`, why: 'With the cause gone the hook may run again.'},
			];
		}

		default: {
			return [];
		}
	}
};

/** All that has to be done, for the troubles that a seed brings. */
const neededFor = (seed: number): readonly NeededCommand[] => {
	const {faults} = createExamination(seed);
	const hosted = names.filter(name => name !== 'controller');
	return [
		...faults.flatMap(fault => preparing(fault)),
		...names.map(name => ({line: `exec -m ${controller}:admin/${name} all: copy every agent.conf`, why: 'A damaged file can be held against its copy, and put back.'})),
		{line: `create-backup -m ${controller}:admin/controller`, why: 'A controller cannot be taken back to an older version: the backup is what is left.'},
		{line: `upgrade-controller -c ${controller} --agent-version ${version}`, why: 'The controller goes first: no model may be newer.'},
		...hosted.flatMap(name => [
			{line: `upgrade-model -m ${controller}:admin/${name} --agent-version ${version}`, why: 'Each model by itself, so that what goes wrong in one is seen before the next.'},
			...faults.filter(fault => 'model' in fault && fault.model === name).flatMap(fault => curing(fault)),
		]),
	];
};

/** A company's cloud, with three faults that the seed chooses. */
export const examination: Lesson = {
	id: 'examination',
	title: 'Examination: a production cloud',
	learns: 'All of it at once: a cloud of some 400 agents, seven models, and three faults that nobody has told you of.',
	story: [
		'The controller prod has three members and six models. The window is two hours, and you are alone. Three things are, or will be, wrong; the seed has chosen which.',
		'Bring everything to 3.6.28, with every agent well, and lose nothing.',
	],
	difficulty: 'hard',
	minutes: 45,
	requiresTerminal: true,
	create: createExamination,
	goals: [
		{
			id: 'upgraded',
			title: `Controller and all models run ${version}, every agent of them`,
			hints: ['The controller first, then model by model.', 'What does not come back is found by Troubleshoot (t).', `juju upgrade-controller -c prod --agent-version ${version}`],
			isMet: ({cloud}) => isAllUpgraded(cloud, version),
		},
		{
			id: 'healthy',
			title: 'No fault is left, and no unit is in error',
			hints: ['Being at the version is one thing, being well another.', 'Verify names what is not as it was before.', 'juju status -m prod:admin/data --format yaml'],
			isMet: ({cloud}) => isAllUpgraded(cloud, version) && cloud.faults.every(({state}) => state !== 'active') && names.every(name => isHealthy(cloud, name)),
		},
	],
	mistakes: [...commonMistakes, skippedHook],
	solution: {
		steps: [
			{do: 'terminal', words: ['ssh', '-m', 'prod:admin/logging', '0', 'df -h']},
			{do: 'terminal', words: ['ssh', '-m', 'prod:admin/logging', '0', 'sudo rm /var/log/juju/*.gz']},
			{do: 'wait', seconds: 660},
			{do: 'prepare'},
			{do: 'copies'},
			{do: 'plan'},
			{do: 'upgrade-until', case: 'machine-agent-down'},
			{
				do: 'case', case: 'machine-agent-down', remedies: ['inspect-services', 'read-agent-configuration', 'restore-agent-configuration'], isSolved: true,
			},
			{do: 'finish'},
			{do: 'until', goal: 'healthy'},
		],
		get commands() {
			return neededFor(1);
		},
		commandsFor: neededFor,
	},
	failure: {
		steps: [{do: 'terminal', words: ['upgrade-model', '-m', 'prod:admin/data', '--agent-version', version]}, {do: 'wait', seconds: 60}],
		mistakes: ['model-first'],
		unmet: ['upgraded', 'healthy'],
	},
};
