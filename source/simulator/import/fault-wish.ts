import {fromTag} from '../../domain/agent.js';
import {chooseBetween} from '../chance.js';
import {
	type Cloud,
	type Controller,
	type Machine,
	type Model,
	type Unit,
} from '../cloud.js';
import {isFourth} from '../era.js';
import {membersOf} from '../members.js';
import {faultKinds, faultNames, type Target} from './fault-kinds.js';
import {type ImportProblem} from './judge-statuses.js';

/** A fault that a copied cloud shall have: its name, and an agent (`web:0/lxd/1`, `mysql/0`) or model where it has one. */
export type FaultWish = {readonly name: string; readonly place: string | undefined};

/**
Reads `NAME` or `NAME=AGENT`.
*/
export const readFaultWish = (text: string): FaultWish | ImportProblem => {
	const equals = text.indexOf('=');
	const name = equals === -1 ? text : text.slice(0, equals);
	if (!Object.hasOwn(faultKinds, name)) {
		return {problem: `There is no fault "${name}".`, advice: `There are: ${faultNames.join(', ')}.`};
	}

	const place = equals === -1 ? undefined : text.slice(equals + 1);
	if (place === '' || (place !== undefined && faultKinds[name]?.target === 'controller')) {
		return {problem: `"${text}" is no fault.`, advice: place === '' ? `Name an agent behind the equals sign, or give ${name} alone.` : `${name} is one of the whole controller: give it alone.`};
	}

	return {name, place};
};

type Candidate = {readonly model: Model; readonly agent: Machine | Unit | undefined};

const candidatesIn = (controller: Controller, model: Model, target: Target): readonly Candidate[] => {
	const machines = model.machines.values().filter(({instanceId, isConnected}) => instanceId !== 'pending' && isConnected).map(agent => ({model, agent})).toArray();
	const units = model.units.values().filter(({isConnected}) => isConnected).map(agent => ({model, agent})).toArray();
	switch (target) {
		case 'machine': {
			return machines.filter(({agent}) => agent.member === undefined);
		}

		case 'unit': {
			return model.isController ? [] : units;
		}

		case 'agent': {
			return model.kind === 'caas' ? units : machines.filter(({agent}) => agent.member === undefined);
		}

		case 'member': {
			return model.isController ? machines.filter(({agent}) => membersOf(controller).includes(agent)) : [];
		}

		case 'model': {
			return model.isController ? [] : [{model, agent: undefined}];
		}

		case 'controller': {
			return model.isController ? [{model, agent: undefined}] : [];
		}
	}
};

/** `web:mysql/0` is of one model; without a model the first that has it. */
const isMeant = ({model, agent}: Candidate, place: string): boolean => {
	const colon = place.indexOf(':');
	const [modelName, agentName] = colon === -1 ? [undefined, place] : [place.slice(0, colon), place.slice(colon + 1)];
	if (!agent) {
		return place === model.name;
	}

	return (modelName === undefined || modelName === model.name) && (agent.name === agentName || agent.name === fromTag(agentName));
};

const describePlace = (target: Target, {model, agent}: Candidate, controller: Controller): string => {
	if (target === 'controller') {
		return `controller ${controller.name}`;
	}

	return agent ? `${agent.name} of model ${model.name}` : `model ${model.name}`;
};

/** As `--fault` takes it. */
const wordOf = ({model, agent}: Candidate): string => (agent ? `${model.name}:${agent.name}` : model.name);

/**
Brings a fault into a copied cloud, where it was wished for or where the seed has it.

@returns What was done, as a sentence; or why it cannot be.
*/
export const addWish = (cloud: Cloud, controller: Controller, {name, place}: FaultWish): string | ImportProblem => {
	const kind = faultKinds[name];
	const isPossible = kind && !(kind.isBeforeFourth === true && isFourth(controller.version));
	const all = isPossible ? controller.models.filter(model => kind.isIn?.(model) ?? true).flatMap(model => candidatesIn(controller, model, kind.target)) : [];
	const fitting = place === undefined ? all : all.filter(candidate => isMeant(candidate, place));
	const index = place === undefined && fitting.length > 0 ? chooseBetween(cloud.seed, [0, fitting.length - 1], `wish ${name} ${cloud.faults.length}`) : 0;
	const chosen = fitting[index];
	if (!kind || !chosen) {
		return place === undefined
			? {problem: `The fault ${name} has no place in this cloud.`, advice: 'It needs what the cloud does not have, or what is at fault already.'}
			: {problem: `The fault ${name} cannot strike "${place}".`, advice: all.length === 0 ? 'Nothing in this cloud can have it.' : `It can be one such as ${all.slice(0, 3).map(each => wordOf(each)).join(', ')}.`};
	}

	kind.strike({
		cloud, controller, model: chosen.model, agent: chosen.agent,
	});
	return `Fault ${name} on ${describePlace(kind.target, chosen, controller)}: ${kind.title}.`;
};
