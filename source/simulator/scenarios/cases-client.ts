import {type Operator} from '../operator.js';
import {type Cloud} from '../cloud.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {
	readonly operator?: Operator;
	readonly spoil: (cloud: Cloud) => void;
};

const recipes: readonly Recipe[] = [
	{
		name: 'client-replaced',
		title: 'A client that was replaced',
		description: 'The cloud is well. The snap of the client has refreshed itself to 3.6.30 since the wizard was started with 3.6.28.',
		operator: {replacedBy: '3.6.30'},
		spoil() {
			// All of it is on the machine of the operator.
		},
	},
	{
		name: 'client-data-lost',
		title: 'A client that knows nothing any more',
		description: 'The files in which the client keeps its controllers are gone; the controller itself runs on.',
		spoil(cloud) {
			cloud.currentController = undefined;
			for (const controller of cloud.controllers) {
				controller.isRegistered = false;
			}
		},
	},
];

/** Small clouds in which the trouble is with the client. */
export const clientScenarios: readonly Scenario[] = recipes.map(({spoil, ...recipe}) => ({
	...recipe,
	create(seed, startedAt = defaultStart) {
		const cloud = buildCloud(smallBlueprint(recipe.name, recipe.title), seed, startedAt);
		spoil(cloud);
		return cloud;
	},
}));
