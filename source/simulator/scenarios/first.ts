import {type Cloud} from '../cloud.js';
import {controllerModelOf} from '../lookup.js';
import {addFault} from './spoil.js';
import {buildFirstCloud, type FirstEra} from './first-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';

/** An environment at 1.25.0 that can go to 1.25.13. */
const era125: FirstEra = {clientVersion: '1.25.13', version: '1.25.0', released: ['1.24.7', '1.25.0', '1.25.6', '1.25.13']};

/** A client that still goes from minor version to minor version, in an environment at 1.22.8. */
const era122: FirstEra = {clientVersion: '1.25.0', version: '1.22.8', released: ['1.22.8', '1.24.7', '1.25.0', '1.23.3']};

type Recipe = Pick<Scenario, 'name' | 'title' | 'description'> & {readonly era: FirstEra; readonly spoil?: (cloud: Cloud) => void};

/** The state server has no way to the internet, the client has. */
const cutOff = (cloud: Cloud) => {
	for (const controller of cloud.controllers) {
		controller.published.released = [];
		controller.canFetch = false;
		controllerModelOf(controller).upgradeAvailable = undefined;
	}
};

const recipes: readonly Recipe[] = [
	{
		name: 'first',
		title: 'An environment of Juju 1.25',
		description: 'One environment at 1.25.0 on trusty, four machines and three services. All is well, and 1.25.13 is out.',
		era: era125,
	},
	{
		name: 'first-1.22',
		title: 'An environment of Juju 1.22',
		description: 'One environment at 1.22.8 and a client of 1.25.0, which goes from one minor version to the next: it would choose 1.23.3.',
		era: era122,
	},
	{
		name: 'first-offline',
		title: 'An environment of Juju 1.25 without internet',
		description: 'The state server has no way to the internet and knows of no newer version; the client has the tools of 1.25.13.',
		era: era125,
		spoil: cutOff,
	},
	{
		name: 'first-agent-down',
		title: 'An environment of Juju 1.25 with an agent that fails',
		description: 'Machine 1 of the environment does not come back from the upgrade to 1.25.13: its agent.conf is broken.',
		era: era125,
		spoil(cloud) {
			addFault(cloud, {
				type: 'agent-configuration', controller: 'amazon', model: 'controller', agent: 'machine-1',
			});
		},
	},
];

/** Clouds of the time before controllers and models. */
export const firstScenarios: readonly Scenario[] = recipes.map(({name, title, description, era, spoil}) => ({
	name,
	title,
	description,
	create(seed, startedAt = defaultStart) {
		const cloud = buildFirstCloud({scenario: name, title, era}, seed, startedAt);
		spoil?.(cloud);
		return cloud;
	},
}));
