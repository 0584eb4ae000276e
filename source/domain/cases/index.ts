import {type Case, type Finding, type Situation} from '../case.js';
import {agentTooOld} from './agent-too-old.js';
import {binariesMissing} from './binaries-missing.js';
import {controllerUnreachable} from './controller-unreachable.js';
import {hookFailed} from './hook-failed.js';
import {machineAgentDown} from './machine-agent-down.js';
import {unitAgentLost} from './unit-agent-lost.js';
import {upgradeFailed} from './upgrade-failed.js';
import {upgradeStuck} from './upgrade-stuck.js';

/** The catalogue of failure modes: the four of Juju's own guide first. */
export const cases: readonly Case[] = [
	machineAgentDown,
	hookFailed,
	agentTooOld,
	upgradeFailed,
	unitAgentLost,
	controllerUnreachable,
	upgradeStuck,
	binariesMissing,
];

const byId = new Map(cases.map(entry => [entry.id, entry]));

/**
A case by its id; undefined for an id that the catalogue does not know.
*/
export const findCase = (id: string): Case | undefined => byId.get(id);

/**
What the catalogue finds in a situation, the gravest first; within that in the order of `cases`.
*/
export const matchCases = (situation: Situation): readonly Finding[] =>
	cases.flatMap(entry => entry.match(situation)).toSorted((left, right) => right.severity - left.severity);
