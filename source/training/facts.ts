/*
What goals and mistakes of lessons ask about a simulated cloud, its commands and the journal.
*/
import {compareVersions, parseVersion} from '../domain/version.js';
import {type Cloud, type Controller, type Model} from '../simulator/cloud.js';
import {type Fault} from '../simulator/fault.js';
import {controllerModelOf} from '../simulator/lookup.js';
import {type Observed, type Trace} from './observed.js';

/** The controller that lessons are about: the first. */
export const controllerOf = (cloud: Cloud): Controller | undefined => cloud.controllers[0];

/** A model of the first controller, by name; the controller's own for `controller`. */
export const modelOf = (cloud: Cloud, name: string): Model | undefined => {
	const controller = controllerOf(cloud);
	return name === 'controller' ? controller && controllerModelOf(controller) : controller?.models.find(model => model.name === name);
};

/** All agents of a model that have ever started. */
const agentsOf = (model: Model) => [...model.machines.values(), ...model.units.values()].filter(({version}) => version !== undefined);

/** Tags of agents that do not run a version, or have no connection. */
export const agentsBehind = (model: Model, version: string): readonly string[] =>
	agentsOf(model).filter(agent => agent.version !== version || !agent.isConnected).map(({tag}) => tag);

/** Whether a model wants a version, and every agent of it runs that and is connected: what the controller says alone proves nothing. */
export const isUpgraded = (cloud: Cloud, name: string, version: string): boolean => {
	const model = modelOf(cloud, name);
	return model?.version === version && agentsBehind(model, version).length === 0;
};

/** Whether all models of the first controller are upgraded. */
export const isAllUpgraded = (cloud: Cloud, version: string): boolean =>
	controllerOf(cloud)?.models.every(({name}) => isUpgraded(cloud, name, version)) === true;

/** Whether no unit of a model is in error, and all its agents are connected. */
export const isHealthy = (cloud: Cloud, name: string): boolean => {
	const model = modelOf(cloud, name);
	return model !== undefined
		&& model.units.values().every(({workload, isConnected}) => workload.current !== 'error' && isConnected)
		&& model.machines.values().every(({isConnected, isOn}) => isConnected && isOn);
};

/** Units of an application in a model of the first controller. */
type ApplicationPlace = {readonly model: string; readonly application: string};

const unitsOf = (cloud: Cloud, {model, application}: ApplicationPlace) =>
	modelOf(cloud, model)?.units.values().filter(unit => unit.application === application).toArray() ?? [];

/** Whether every unit of an application is connected and none of them in error. */
export const isHealthyApplication = (cloud: Cloud, place: ApplicationPlace): boolean => {
	const units = unitsOf(cloud, place);
	return units.length > 0 && units.every(({isConnected, workload, trouble}) => isConnected && workload.current !== 'error' && trouble === undefined);
};

/** Whether an application is at a revision and every unit of it has run its hooks there: a unit that was passed over says that it is at it as well. */
export const hasUnitsAt = (cloud: Cloud, {revision, ...place}: ApplicationPlace & {readonly revision: number}): boolean =>
	modelOf(cloud, place.model)?.applications.get(place.application)?.revision === revision
	&& unitsOf(cloud, place).every(({charmBefore, charmTaken}) => charmBefore === undefined && charmTaken?.state === 'done' && charmTaken.revision === revision);

/** Whether no fault of a kind is left. */
export const isCured = (cloud: Cloud, type: Fault['type']): boolean => cloud.faults.filter(fault => fault.type === type).every(({state}) => state === 'cured');

/** Whether a command is of that name, and has all the other words somewhere behind it. */
export const isCommand = ({words}: Trace, name: string, ...others: readonly string[]): boolean =>
	words[0] === name && others.every(other => words.includes(other, 1));

/** Whether a command of that name, with those words, has succeeded. */
export const hasRun = ({commands}: Observed, name: string, ...others: readonly string[]): boolean =>
	commands.some(trace => trace.exitCode === 0 && isCommand(trace, name, ...others));

/** Whether a command of that name, with those words, was tried, whatever came of it. */
export const hasTried = ({commands}: Observed, name: string, ...others: readonly string[]): boolean =>
	commands.some(trace => isCommand(trace, name, ...others));

/** Whether the journal has an entry of that kind. */
export const hasNote = ({notes}: Observed, kind: string): boolean => notes.some(note => note.kind === kind);

/** The value of a key of the last entry of a kind; undefined where there is none. */
export const lastNote = ({notes}: Observed, kind: string, key: string): unknown => {
	const facts = notes.findLast(note => note.kind === kind)?.facts;
	return typeof facts === 'object' && facts !== null ? Object.entries(facts).find(([name]) => name === key)?.[1] : undefined;
};

/** Whether one version is older than another; false where one cannot be read. */
export const isOlder = (one: string, other: string): boolean => {
	const [left, right] = [parseVersion(one), parseVersion(other)];
	return left !== undefined && right !== undefined && compareVersions(left, right) === -1;
};
