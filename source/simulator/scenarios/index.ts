import {agentScenarios} from './cases-agents.js';
import {charmScenarios} from './cases-charms.js';
import {refusedCharmScenarios} from './cases-charms-refused.js';
import {charmUpgradeScenarios} from './charms.js';
import {migrationScenarios} from './cases-migration.js';
import {clientScenarios} from './cases-client.js';
import {controllerScenarios} from './cases-controller.js';
import {refusalScenarios} from './cases-refusal.js';
import {restScenarios} from './cases-rest.js';
import {debug, findDebug, hasSwitches} from './debug.js';
import {faultyScenarios} from './faulty.js';
import {firstScenarios} from './first.js';
import {kubernetes} from './kubernetes.js';
import {large} from './large.js';
import {operatorScenarios} from './operators.js';
import {production} from './production.js';
import {type Scenario} from './scenario.js';
import {secondScenarios} from './second.js';
import {severalControllers} from './several.js';
import {slow} from './slow.js';
import {
	small,
	small29,
	small35,
	small40,
	small41,
} from './small.js';
import {unpreparedScenarios} from './unprepared-single.js';
import {
	modelsBehind,
	unprepared,
	unprepared29,
	unprepared40,
} from './unprepared.js';

export {type Scenario} from './scenario.js';
export {debugSwitches, hasSwitches} from './debug.js';

/** All simulated clouds, the usual one first. */
export const scenarios: readonly Scenario[] = [
	small,
	production,
	kubernetes,
	large,
	small29,
	small35,
	small40,
	small41,
	...firstScenarios,
	...secondScenarios,
	...faultyScenarios,
	...operatorScenarios,
	...clientScenarios,
	...controllerScenarios,
	...agentScenarios,
	...refusalScenarios,
	...charmScenarios,
	...refusedCharmScenarios,
	...charmUpgradeScenarios,
	unprepared,
	unprepared29,
	unprepared40,
	modelsBehind,
	...unpreparedScenarios,
	...migrationScenarios,
	...restScenarios,
	slow,
	debug,
	severalControllers,
];

/**
A scenario by its name, `debug` also with switches; the usual one for an empty name.

@returns Undefined where there is none of that name.
*/
export const findScenario = (name: string): Scenario | undefined =>
	name === '' ? scenarios[0] : (hasSwitches(name) ? findDebug(name) : scenarios.find(scenario => scenario.name === name));
