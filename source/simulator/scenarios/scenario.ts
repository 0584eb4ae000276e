import {type Cloud} from '../cloud.js';
import {type Operator} from '../operator.js';
import {type Trouble} from '../trouble.js';

/** A simulated cloud that can be chosen by name. */
export type Scenario = {
	/** As `--simulate` and `--scenario` take it. */
	readonly name: string;
	/** A few words, for lists. */
	readonly title: string;
	/** What is in it, and what will go wrong: one or two sentences. */
	readonly description: string;
	/** What the operator's own machine is like, where it is not as usual. */
	readonly operator?: Operator;
	/** What stands between the wizard and this cloud's client. */
	readonly trouble?: Trouble;
	/**
	Makes the cloud; the same seed and time give the same cloud.

	@param startedAt - Milliseconds since 1970 on the simulation's clock; a fixed night without it.
	*/
	readonly create: (seed: number, startedAt?: number) => Cloud;
};

/** The night in which simulations take place that are given no time of their own. */
export const defaultStart = Date.UTC(2026, 3, 1, 2);
