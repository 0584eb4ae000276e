import {faultyScenarios} from './faulty.js';
import {kubernetes} from './kubernetes.js';
import {large} from './large.js';
import {production} from './production.js';
import {type Scenario} from './scenario.js';
import {slow} from './slow.js';
import {
	small,
	small29,
	small40,
	small41,
} from './small.js';

export {type Scenario} from './scenario.js';

/** All simulated clouds, the usual one first. */
export const scenarios: readonly Scenario[] = [small, production, kubernetes, large, small29, small40, small41, ...faultyScenarios, slow];

/**
A scenario by its name; the usual one for an empty name.

@returns Undefined where there is none of that name.
*/
export const findScenario = (name: string): Scenario | undefined =>
	name === '' ? scenarios[0] : scenarios.find(scenario => scenario.name === name);
