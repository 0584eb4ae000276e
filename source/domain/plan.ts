import {type Intent, type ModelReference, type Risk} from './intent.js';

export type PlanStep = {
	/** Stable within the plan: `upgrade-controller`, `wait-controller`, `upgrade-model:aws:admin/web`, … */
	readonly id: string;
	readonly stage: 'prepare' | 'perform' | 'verify';
	/** The controller's name or a model's key. */
	readonly subject: string;
	readonly title: string;
	readonly risk: Risk;
	readonly isPointOfNoReturn: boolean;
	/** What will be out of reach, for how long, in a sentence; undefined where nothing is. */
	readonly expect: string | undefined;
	readonly why: string;
	readonly action:
		| {readonly type: 'command'; readonly intent: Intent; readonly arguments: readonly string[]}
		/** Waits until the completion rule holds for a model. */
		| {readonly type: 'wait'; readonly model: ModelReference; readonly version: string}
		| {readonly type: 'verify'; readonly model: ModelReference; readonly version: string};
};

export type Plan = {
	/** Hash of everything that matters. */
	readonly id: string;
	readonly controller: string;
	readonly clientVersion: string;
	readonly from: string;
	readonly to: string;
	readonly steps: readonly PlanStep[];
	/** What this plan leaves out, and what is worth knowing. */
	readonly warnings: readonly string[];
	/** Usual duration in minutes, from and to; a rule of thumb from the number of agents. */
	readonly minutes: readonly [number, number];
};
