import {type Cloud} from '../cloud.js';
import {buildCloud} from './build-cloud.js';
import {kubernetes} from './kubernetes.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';
import {failHook, modelOf, outdateControllerCharm} from './spoil.js';

type Recipe = {
	readonly name: string;
	readonly title: string;
	readonly description: string;
	readonly spoil: (cloud: Cloud) => void;
	/** The small cloud where not given. */
	readonly base?: Scenario;
};

/** The channel that the controller's charm follows has nothing for its base any more. */
const closeChannel = (cloud: Cloud) => {
	outdateControllerCharm(cloud);
	const application = modelOf(cloud, 'controller')?.applications.get('controller');
	if (!application) {
		return;
	}

	const {base: {channel}, revision} = application;
	application.releases = [
		{channel: '3.6/stable', revision: revision + 20, bases: ['26.04']},
		{channel: '3.6/candidate', revision: revision + 14, bases: [channel, '26.04']},
		{channel: '3.6/edge', revision: revision + 30, bases: ['26.04']},
	];
};

const say = (cloud: Cloud, model: string, {unit: name, message}: {readonly unit: string; readonly message: string}) => {
	const unit = modelOf(cloud, model)?.units.get(name);
	if (unit) {
		unit.workload = {current: 'blocked', message, since: cloud.now - (12 * 60_000)};
	}
};

/** A database stopped after its first unit, as those of Canonical do, and waits for somebody to look at it. */
const pauseRefresh = (cloud: Cloud) => {
	say(cloud, 'db', {unit: 'etcd/0', message: 'Refreshing. Check units >=2 are healthy & run `resume-refresh` on unit 1. To rollback, `juju refresh --revision 754`'});
	const application = modelOf(cloud, 'db')?.applications.get('etcd');
	if (application) {
		application.actions = {'resume-refresh': {answer: 'Refresh resumed. Unit 1 is refreshing next', workload: {current: 'active', message: 'healthy with 3 known peers'}}};
	}
};

/** The charm was refreshed while a hook of one unit was failing. */
const refreshInError = (cloud: Cloud) => {
	failHook(cloud, 'db', {unit: 'etcd/2', hook: 'config-changed'});
	const model = modelOf(cloud, 'db');
	const [application, unit] = [model?.applications.get('etcd'), model?.units.get('etcd/2')];
	if (!(application && unit)) {
		return;
	}

	unit.charmBefore = `ch:amd64/etcd-${application.revision}`;
	application.revision += 4;
};

const storageRefusal = [
	'Juju on containers does not support updating storage on a statefulset.',
	'The new charm\'s metadata contains updated storage declarations.',
	'You\'ll need to deploy a new charm rather than upgrading if you need this change.',
	'',
].join('\n');

/** Both the way forth and the way back have other storage than what runs. */
const changeStorage = (cloud: Cloud) => {
	say(cloud, 'shop', {unit: 'postgresql/0', message: 'Upgrading. Verify units >=2 are healthy & run `resume-upgrade` on leader. To rollback, `juju refresh --revision 280`'});
	const application = modelOf(cloud, 'shop')?.applications.get('postgresql');
	if (application) {
		application.releases = [{
			channel: '14/stable', revision: 300, bases: [application.base.channel], refusal: storageRefusal,
		}];
	}
};

const recipes: readonly Recipe[] = [
	{
		name: 'charm-channel-closed',
		title: 'A charm\'s channel has moved on',
		description: 'The controller\'s charm is behind, and its channel has nothing for the base of the controller any more; another one has.',
		spoil: closeChannel,
	},
	{
		name: 'charm-waits',
		title: 'A charm waits for its operator',
		description: 'The database of the model db stopped in the middle of its own refresh; its message says what to run.',
		spoil: pauseRefresh,
	},
	{
		name: 'refresh-in-error',
		title: 'A refresh while a unit was in error',
		description: 'The charm of the model db was refreshed while a hook of etcd/2 was failing: that unit keeps the old charm.',
		spoil: refreshInError,
	},
	{
		name: 'charm-storage-changed',
		title: 'A charm with other storage',
		description: 'On Kubernetes a database waits in its refresh; the way back that it names has other storage, which Juju refuses.',
		spoil: changeStorage,
		base: kubernetes,
	},
];

const create = ({name, title, description, spoil, base}: Recipe): Scenario => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = base ? {...base.create(seed, startedAt), scenario: name, title} : buildCloud(smallBlueprint(name, title), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
});

/** Clouds in which charms and their refreshes are the trouble. */
export const charmScenarios: readonly Scenario[] = recipes.map(recipe => create(recipe));
