import {type Cloud} from '../cloud.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';
import {
	giveBase,
	giveStoreCharm,
	giveVersion,
	halfUpgrade,
} from './spoil.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly spoil: (cloud: Cloud) => void;
};

const recipes: readonly Recipe[] = [
	{
		name: 'charm-store',
		title: 'A charm of the old charm store',
		description: 'The charm of haproxy comes from the charm store, and Juju refuses to upgrade for it. Charmhub has the same charm.',
		spoil(cloud) {
			giveStoreCharm(cloud, 'web', 'haproxy');
		},
	},
	{
		name: 'model-too-old',
		title: 'A model that is too old for the step',
		description: 'The model web came here at 2.9.30 and was never upgraded; Juju refuses to upgrade the controller for it.',
		spoil(cloud) {
			giveVersion(cloud, 'web', '2.9.30');
		},
	},
	{
		name: 'old-base',
		title: 'Machines with an old Ubuntu',
		description: 'Two machines of the model db have Ubuntu 18.04, for which Juju has no agents any more: it refuses the upgrade.',
		spoil(cloud) {
			giveBase(cloud, 'db', {id: '0', channel: '18.04', series: 'bionic'});
			giveBase(cloud, 'db', {id: '2', channel: '18.04', series: 'bionic'});
		},
	},
	{
		name: 'machine-half-upgraded',
		title: 'A machine between two bases',
		description: 'Somebody has prepared machine 1 of the model db for another base and left. Only the upgrade of that model is refused for it.',
		spoil(cloud) {
			halfUpgrade(cloud, 'db', '1');
		},
	},
	{
		name: 'lxd-too-old',
		title: 'An LXD that is too old',
		description: 'The cloud is an LXD 4.0.9, and Juju wants 5.0.0: it refuses the upgrade of every model.',
		spoil(cloud) {
			for (const controller of cloud.controllers) {
				controller.lxdVersion = '4.0.9';
			}
		},
	},
];

/** Small clouds in each of which Juju refuses to begin, for one reason that a case of the catalogue explains. */
export const refusalScenarios: readonly Scenario[] = recipes.map(({spoil, ...recipe}) => ({
	...recipe,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(recipe.name, recipe.title), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
