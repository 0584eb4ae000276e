import {type Agent, type AgentKind} from './agent.js';

const unitKinds: ReadonlySet<AgentKind> = new Set(['unit', 'subordinate']);

/**
Whether an agent is that of a unit, principal or subordinate.
*/
export const isUnitAgent = ({kind}: Pick<Agent, 'kind'>): boolean => unitKinds.has(kind);

/**
Whether an agent is that of a machine: of a controller, a machine or a container.
*/
export const isMachineAgent = ({kind}: Pick<Agent, 'kind'>): boolean => !unitKinds.has(kind);

/**
Whether an agent has no connection to its controller: the word is `down` for a machine and `lost` for a unit, but Juju 1.25 did not keep to that.
*/
export const isCutOff = ({condition}: Pick<Agent, 'condition'>): boolean => condition === 'down' || condition === 'lost';
