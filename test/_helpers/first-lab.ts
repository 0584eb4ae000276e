import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from '../../source/simulator/cloud.js';
import {controllerModelOf} from '../../source/simulator/lookup.js';
import {findScenario} from '../../source/simulator/scenarios/index.js';
import {labTime} from './simulated-lab.js';

const found = <Value>(value: Value | undefined, name: string): Value => {
	if (value === undefined) {
		throw new Error(`The environment has no ${name}.`);
	}

	return value;
};

/** A cloud with one environment of Juju 1, `amazon`, at the moment of `createJuju`. */
export const createFirstLab = (scenario = 'first'): Cloud => found(findScenario(scenario), scenario).create(1, labTime);

export const theServer = (cloud: Cloud): Controller => found(cloud.controllers[0], 'state server');

export const theEnvironment = (cloud: Cloud): Model => controllerModelOf(theServer(cloud));

export const environmentMachine = (cloud: Cloud, id: string): Machine => found(theEnvironment(cloud).machines.get(id), `machine ${id}`);

export const environmentUnit = (cloud: Cloud, name: string): Unit => found(theEnvironment(cloud).units.get(name), `unit ${name}`);
