import {readTrouble, usualTrouble} from '../trouble.js';
import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';

const title = 'A client in trouble';

/** Nothing is wrong with the cloud, but the client that speaks to it is slow, breaks off, falls silent, and says what no terminal should be told. */
export const debug: Scenario = {
	name: 'debug',
	title,
	description: 'Answers come a second later, some are cut off, some never come, and messages hold escape sequences. With switches: debug:slow=5,broken=20,silent=10,hostile has just these.',
	trouble: usualTrouble,
	create: (seed, startedAt = defaultStart) => buildCloud(smallBlueprint('debug', title), seed, startedAt),
};

/** How its switches are written, for whoever got them wrong. */
export const debugSwitches = 'Switches are slow=SECONDS, broken=PERCENT, silent=PERCENT and hostile, with commas between them: debug:slow=5,broken=20,hostile.';

const prefix = `${debug.name}:`;

/** Whether a name is that of this scenario with switches, right or wrong. */
export const hasSwitches = (name: string): boolean => name.startsWith(prefix);

/**
The scenario with its switches, such as `debug:slow=5,hostile`.

@returns Undefined where a switch is none.
*/
export const findDebug = (name: string): Scenario | undefined => {
	const trouble = readTrouble(name.slice(prefix.length));
	return trouble && {...debug, trouble};
};
