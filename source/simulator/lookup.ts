import {
	type AgentState,
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from './cloud.js';

/** Names that lead to one agent of a cloud; `agent` is a tag. */
export type AgentReference = {readonly controller: string; readonly model: string; readonly agent: string};

export type AgentPlace = {
	readonly controller: Controller;
	readonly model: Model;
	readonly agent: AgentState;
	readonly machine: Machine | undefined;
	readonly unit: Unit | undefined;
};

export const referenceOf = (controller: Controller, model: Model, agent: AgentState): AgentReference => ({
	controller: controller.name,
	model: model.name,
	agent: agent.tag,
});

/**
A controller that the client knows.
*/
export const findController = (cloud: Cloud, name: string | undefined): Controller | undefined =>
	cloud.controllers.find(controller => controller.isRegistered && controller.name === name);

/**
A model by `name` or `owner/name`.
*/
export const findModel = (controller: Controller, name: string | undefined): Model | undefined =>
	controller.models.find(model => model.name === name || `${model.owner}/${model.name}` === name);

export const controllerModelOf = (controller: Controller): Model => {
	const model = controller.models.find(model => model.isController);
	if (!model) {
		throw new Error(`Controller ${controller.name} of the simulation has no model of its own.`);
	}

	return model;
};

const machineByTag = (model: Model, tag: string): Machine | undefined =>
	tag.startsWith('machine-') ? model.machines.get(tag.slice('machine-'.length).replaceAll('-', '/')) : undefined;

const unitByTag = (model: Model, tag: string): Unit | undefined => {
	const cut = tag.lastIndexOf('-');
	return tag.startsWith('unit-') ? model.units.get(`${tag.slice('unit-'.length, cut)}/${tag.slice(cut + 1)}`) : undefined;
};

/**
An agent with all that it belongs to; undefined where it does not exist (any more).
*/
export const findAgent = (cloud: Cloud, reference: AgentReference): AgentPlace | undefined => {
	const controller = cloud.controllers.find(({name}) => name === reference.controller);
	const model = controller && findModel(controller, reference.model);
	if (!model) {
		return undefined;
	}

	const machine = machineByTag(model, reference.agent);
	const unit = unitByTag(model, reference.agent);
	const agent = machine ?? unit;
	return agent && {
		controller, model, agent, machine, unit,
	};
};

/** Which units live where; made again when their number changes. */
const guests = new WeakMap<Map<string, Unit>, {readonly size: number; readonly byMachine: Map<string | undefined, Unit[]>}>();

/**
The units on a machine, principals and subordinates.
*/
export const unitsOn = ({units}: Model, machineId: string): readonly Unit[] => {
	let known = guests.get(units);
	if (known?.size !== units.size) {
		known = {size: units.size, byMachine: Map.groupBy(units.values(), unit => unit.machine)};
		guests.set(units, known);
	}

	return known.byMachine.get(machineId) ?? [];
};
