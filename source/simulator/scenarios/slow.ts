import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {smallBlueprint} from './small-blueprint.js';

const title = 'A slow cloud';

/** Nothing is wrong, but everything takes long. */
export const slow: Scenario = {
	name: 'slow',
	title,
	description: 'Answers take seconds, the controller is away for minutes, and the last machine turns after ten minutes. Nothing is wrong.',
	create: (seed, startedAt = defaultStart) => buildCloud({
		...smallBlueprint('slow', title),
		latency: {base: 2600, perAgent: 40},
		profile: {
			controllerDelay: [20_000, 40_000],
			controllerSilence: [90_000, 150_000],
			controllerDatabase: [150_000, 300_000],
			reconnect: [5000, 40_000],
			machineDelay: [60_000, 600_000],
			machineRestart: [5000, 20_000],
		},
	}, seed, startedAt),
};
