import {
	type ApiState,
	type Cloud,
	type Controller,
	type Model,
} from './cloud.js';
import {chance} from './chance.js';

export type ApiAnswer = {
	readonly state: ApiState;
	/** Milliseconds since 1970, when it is up again; undefined where it is up or never will be. Clients redial until then. */
	readonly until: number | undefined;
};

/**
Whether a controller answers now; the caller has advanced the cloud.
*/
export const apiState = (controller: Controller): ApiAnswer => ({
	state: controller.api,
	until: controller.api === 'up' ? undefined : controller.apiUntil,
});

/**
How long an answer takes, in milliseconds.

@param model - Given where the answer describes all agents of a model.
*/
export const answerLatency = (cloud: Cloud, key: string, model?: Model): number => {
	const agents = model ? model.machines.size + model.units.size : 0;
	const usual = cloud.latency.base + (agents * cloud.latency.perAgent);
	return Math.round(usual * (0.8 + (0.4 * chance(cloud.seed, `latency ${key} ${cloud.now}`))));
};
