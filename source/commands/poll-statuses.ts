import {type ModelReference} from '../domain/intent.js';
import {createPoller, type PolledAnswer} from '../runtime/poller.js';
import {type Questioner} from './ask-juju.js';

export type StatusPolls = {
	/** These models from now on, at least that many milliseconds apart. */
	watch(models: readonly ModelReference[], interval: number | undefined): void;
	/** Fulfils when no question is under way any more. */
	stop(): Promise<void>;
};

/**
Asks for models' statuses again and again.
*/
export const pollStatuses = ({ask, clock}: Questioner, onAnswer: (answer: PolledAnswer) => void): StatusPolls => {
	const flights = new Set<Promise<unknown>>();
	const poller = createPoller({
		clock,
		async ask(model, signal) {
			const flight = ask<'read-status'>({type: 'read-status', model}, signal);
			flights.add(flight);
			try {
				return await flight;
			} finally {
				flights.delete(flight);
			}
		},
		onAnswer,
	});
	return {
		watch(models, interval) {
			poller.watch(models, interval);
		},
		async stop() {
			poller.stop();
			await Promise.allSettled(flights);
		},
	};
};
