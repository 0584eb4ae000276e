import {buildCloud} from '../../simulator/scenarios/build-cloud.js';
import {era29, smallBlueprint} from '../../simulator/scenarios/small-blueprint.js';
import {type Cloud, type Controller} from '../../simulator/cloud.js';
import {
	agentsBehind,
	isCommand,
	isUpgraded,
	modelOf,
} from '../facts.js';
import {type Lesson, type Mistake} from '../lesson.js';
import {calledTooEarly, ignoredVersions, modelFirst} from '../mistakes.js';

const version = '3.6.28';
const [last, tooOld] = ['2.9.57', '2.9.42'];
const names = ['web', 'db'] as const;

const oldController = ({controllers}: Cloud): Controller | undefined => controllers.find(({name}) => name === 'old');

const hasMoved = (cloud: Cloud): boolean => names.every(name => modelOf(cloud, name) !== undefined);

/** Whether all models are on the new controller, and every agent of them talks to it. */
const haveArrived = (cloud: Cloud): boolean => names.every(name => {
	const model = modelOf(cloud, name);
	return model !== undefined && agentsBehind(model, model.version).length === 0;
});

/** A model of the old controller that was not looked after. */
const leaveAt = (controller: Controller | undefined, name: string, at: string): void => {
	const model = controller?.models.find(each => each.name === name);
	if (!model) {
		return;
	}

	model.version = at;
	for (const agent of [...model.machines.values(), ...model.units.values()]) {
		agent.version = at;
		agent.tools = at;
	}
};

const isAtThird = (word: string | undefined): boolean => /^[3-9]\./v.test(word ?? '');

const inPlace: Mistake = {
	id: 'in-place',
	title: 'The old controller was to be upgraded to 3.x in place',
	why: 'A controller of 2.9 never becomes one of 3.x. Its models move to a controller that is one already, and are upgraded there.',
	isMade({latest}) {
		const isUpgrade = latest && ['upgrade-controller', 'upgrade-model'].some(name => isCommand(latest, name)) && latest.words.some(word => word === 'old' || word.startsWith('old:'));
		return isUpgrade === true && isAtThird(latest?.words.find((_, index) => latest.words[index - 1] === '--agent-version'));
	},
};

const destroyedEarly: Mistake = {
	id: 'destroyed-early',
	title: 'The old controller was taken down before all had left it',
	why: 'Agents that have not reported to the new controller still look for the old one. It stays until every model has left and every agent of them has connected.',
	isMade: ({cloud, latest}) => latest?.exitCode === 0
		&& ['destroy-controller', 'kill-controller', 'unregister'].some(name => isCommand(latest, name, 'old')) && !haveArrived(cloud),
};

const aboutMove = (name: string): string => `migrate old:admin/${name} new`;

/** The way to another major version. */
export const migration: Lesson = {
	id: 'migration',
	title: 'From 2.9 to 3.6: moving models',
	learns: 'No controller goes from 2.9 to 3.x. A new one is made, models are moved to it one by one, keep their version on the way, and are upgraded there.',
	story: [
		`The controller old runs ${last} and has two models, web and db, which are tied by an offer. A colleague has made the controller new, at ${version}, in the same cloud. It is empty, and all users are known to it.`,
		'Move both models, in one window, and upgrade them on the new controller. Nothing may be lost on the way. One of the two has not been looked after for a while.',
		'Moving is not the wizard\'s business: do it in a second terminal, and upgrade the models with the wizard.',
	],
	difficulty: 'hard',
	minutes: 20,
	requiresTerminal: true,
	wants: {agentVersion: version},
	create(seed, startedAt) {
		const [blueprint] = smallBlueprint('', '', {...era29, version: last}).controllers;
		if (!blueprint) {
			throw new Error('The small cloud has no controller.');
		}

		const released = [tooOld, '2.9.49', last, '3.6.21', version];
		const cloud = buildCloud({
			scenario: 'migration',
			title: 'Two controllers',
			clientVersion: version,
			controllers: [
				{
					...blueprint, name: 'new', version, published: {released}, models: [],
				},
				{
					...blueprint,
					name: 'old',
					published: {released},
					models: blueprint.models.map(model => ({...model, ...(model.remotes && {remotes: model.remotes.map(remote => ({...remote, url: remote.url.replace('aws:', 'old:')}))})})),
				},
			],
		}, seed, startedAt);
		cloud.currentController = 'old';
		leaveAt(oldController(cloud), 'db', tooOld);
		return cloud;
	},
	goals: [
		{
			id: 'moved',
			title: 'Both models are on new, and nothing but its own model on old',
			hints: [
				'A controller takes only models that are new enough; it says so.',
				`3.6 takes models from 2.9.43 on: db goes to ${last} first, where it is. Then each model is moved with one command that returns at once.`,
				`juju ${aboutMove('web')}`,
			],
			isMet: ({cloud}) => hasMoved(cloud) && oldController(cloud)?.models.every(({isController}) => isController) === true,
		},
		{
			id: 'connected',
			title: 'Every agent of them talks to the new controller',
			hints: [
				'A model that has moved is not yet a model that works.',
				'Its machines and units come back within a minute. Look at the status on the new controller.',
				'juju status -m new:admin/db --format yaml',
			],
			isMet: ({cloud}) => hasMoved(cloud) && haveArrived(cloud),
		},
		{
			id: 'upgraded',
			title: `Both models run ${version}, every agent of them`,
			hints: [
				'A moved model keeps its old version until it is told.',
				'The wizard upgrades them: choose the controller new.',
				`juju upgrade-model -m new:admin/web --agent-version ${version}`,
			],
			isMet: ({cloud}) => hasMoved(cloud) && names.every(name => isUpgraded(cloud, name, version)),
		},
		{
			id: 'whole',
			title: 'Relations and the offer between them are as they were',
			hints: [
				'Models that are tied move one after the other, in one window.',
				'The offer of db and its user in web are in the status of both.',
				'juju status -m new:admin/web --relations',
			],
			isMet: ({cloud}) => names.every(name => isUpgraded(cloud, name, version))
				&& (modelOf(cloud, 'db')?.offers.length ?? 0) > 0
				&& modelOf(cloud, 'web')?.remoteApplications.some(({status}) => status.current === 'active') === true
				&& (modelOf(cloud, 'web')?.relations.length ?? 0) > 0,
		},
	],
	mistakes: [modelFirst, ignoredVersions, calledTooEarly, inPlace, destroyedEarly],
	solution: {
		steps: [
			{do: 'terminal', words: ['migrate', 'old:admin/web', 'new']},
			{do: 'terminal', words: ['migrate', 'old:admin/db', 'new']},
			{do: 'terminal', words: ['upgrade-model', '-m', 'old:admin/db', '--agent-version', last]},
			{do: 'wait', seconds: 90},
			{do: 'terminal', words: ['migrate', 'old:admin/db', 'new']},
			{do: 'until', goal: 'moved'},
			{do: 'until', goal: 'connected'},
			{do: 'keys', actions: ['top', 'confirm']},
			{do: 'prepare'},
			{do: 'plan'},
			{do: 'upgrade'},
			{do: 'until', goal: 'whole'},
		],
		commands: [
			{line: aboutMove('web'), why: 'The model moves as it is, with its version; its agents follow.'},
			{line: `upgrade-model -m old:admin/db --agent-version ${last}`, why: 'A controller of 3.6 takes models from 2.9.43 on. The last release of 2.9 is the best to leave from.'},
			{line: aboutMove('db'), why: 'Right after the model that it is tied to: the relation between them is joined again on the new side.'},
			{line: 'create-backup -m new:admin/controller', why: 'The new controller has something to lose now.'},
			{line: `upgrade-model -m new:admin/web --agent-version ${version}`, why: 'A moved model stays at its old version until it is told.'},
			{line: `upgrade-model -m new:admin/db --agent-version ${version}`, why: 'Each model by itself.'},
		],
	},
	failure: {
		steps: [
			{do: 'terminal', words: ['upgrade-controller', '-c', 'old', '--agent-version', version]},
			{do: 'terminal', words: ['migrate', 'old:admin/web', 'new']},
			{do: 'wait', seconds: 120},
			{do: 'terminal', words: ['destroy-controller', 'old', '--destroy-all-models', '--no-prompt']},
			{do: 'wait', seconds: 60},
		],
		mistakes: ['in-place', 'destroyed-early'],
		unmet: ['moved', 'connected', 'upgraded', 'whole'],
	},
};
