import {
	advance,
	requestUpgrade,
	type UpgradeOutcome,
	type UpgradeRequest,
} from '../../source/simulator/cluster.js';
import {
	type AgentState,
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from '../../source/simulator/cloud.js';
import {type AgentReference} from '../../source/simulator/lookup.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';

const found = <Value>(value: Value | undefined, name: string): Value => {
	if (value === undefined) {
		throw new Error(`The simulated cloud has no ${name}.`);
	}

	return value;
};

/** A scenario's cloud. */
export const createCloud = (scenario: string, seed = 1): Cloud => found(findScenario(scenario), `scenario ${scenario}`).create(seed);

export const theController = (cloud: Cloud): Controller => found(cloud.controllers[0], 'controller');

export const theModel = (cloud: Cloud, name: string): Model => found(theController(cloud).models.find(model => model.name === name), `model ${name}`);

export const theMachine = (cloud: Cloud, model: string, id: string): Machine => found(theModel(cloud, model).machines.get(id), `machine ${id}`);

export const theUnit = (cloud: Cloud, model: string, name: string): Unit => found(theModel(cloud, model).units.get(name), `unit ${name}`);

/** Names for an agent of the first controller. */
export const agentAt = (cloud: Cloud, model: string, agent: string): AgentReference => ({controller: theController(cloud).name, model, agent});

export const agentsOf = (model: Model): readonly AgentState[] => [...model.machines.values(), ...model.units.values()];

/** Lets simulated time pass. */
export const pass = (cloud: Cloud, seconds: number): void => {
	advance(cloud, cloud.now + (seconds * 1000));
};

/**
Lets simulated time pass until something holds.

@returns Seconds; throws where it never does.
*/
export const passUntil = (cloud: Cloud, hasHappened: () => boolean, limit = 900): number => {
	const start = cloud.now;
	while (!hasHappened()) {
		if (cloud.now - start > limit * 1000) {
			throw new Error(`Waited ${limit} simulated seconds in vain.`);
		}

		pass(cloud, 0.1);
	}

	return (cloud.now - start) / 1000;
};

type Wish = Partial<Omit<UpgradeRequest, 'controller' | 'model' | 'command'>>;

export const upgradeController = (cloud: Cloud, wish: Wish = {}): UpgradeOutcome => {
	const controller = theController(cloud);
	return requestUpgrade(cloud, {
		command: 'upgrade-controller', controller, model: theModel(cloud, 'controller'), ...wish,
	});
};

export const upgradeModel = (cloud: Cloud, name: string, wish: Wish = {}): UpgradeOutcome => requestUpgrade(cloud, {
	command: 'upgrade-model', controller: theController(cloud), model: theModel(cloud, name), ...wish,
});

/** Whether every agent of a model runs what the model wants, and is there. */
export const isUpgraded = (model: Model): boolean =>
	agentsOf(model).every(agent => agent.isConnected && agent.version === model.version);

/** Upgrades the controller and waits until it is done, and all who can are connected again. */
export const withUpgradedController = (cloud: Cloud): Cloud => {
	upgradeController(cloud);
	passUntil(cloud, () => theController(cloud).upgrade?.phase === 'done');
	pass(cloud, 20);
	return cloud;
};
