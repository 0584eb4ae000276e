import {type Model} from './cloud.js';

/**
The agents that keep a model from its next upgrade: each has to run exactly the model's version or the wanted one, also those that never started.

Source: 2.0.0 and 3.6.28 `state/state.go`.

@returns Tags, sorted as texts.
*/
export const agentsBehind = (model: Model, to: string): string[] =>
	[...model.machines.values(), ...model.units.values()]
		.filter(({version}) => version === undefined || (version !== model.version && version !== to))
		.map(({tag}) => tag)
		.toSorted();
