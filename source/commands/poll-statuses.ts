import {type Answer} from '../domain/answer.js';
import {type ModelReference} from '../domain/intent.js';
import {createPoller, type PolledAnswer} from '../runtime/poller.js';
import {type Beside} from '../runtime/poller-ports.js';
import {type Questioner} from './ask-juju.js';

export type StatusPolls = {
	/** These models from now on, at least that many milliseconds apart; of `ownList` the models are listed again from time to time. */
	watch(models: readonly ModelReference[], interval: number | undefined, ownList?: Beside['ownList']): void;
	/** Asks for all as soon as may be. */
	pollNow(): void;
	/** Fulfils when no question is under way any more. */
	stop(): Promise<void>;
};

/**
Asks for models' statuses again and again.

@param onList Hears which models a controller has.
*/
export const pollStatuses = ({ask, clock}: Questioner, onAnswer: (answer: PolledAnswer) => void, onList?: (answer: Answer<'list-models'>) => void): StatusPolls => {
	const flights = new Set<Promise<unknown>>();
	const hold = async <Value>(flight: Promise<Value>): Promise<Value> => {
		flights.add(flight);
		try {
			return await flight;
		} finally {
			flights.delete(flight);
		}
	};

	const poller = createPoller({
		clock,
		ask: async (model, signal) => hold(ask<'read-status'>({type: 'read-status', model}, signal)),
		onAnswer,
		lists: {
			ask: async (controller, signal) => hold(ask<'list-models'>({type: 'list-models', controller}, signal)),
			onAnswer({answer}) {
				onList?.(answer);
			},
		},
	});
	return {
		watch(models, interval, ownList) {
			poller.watch(models, interval, {
				models: [], ownList, controllers: [], modelsElsewhere: [],
			});
		},
		pollNow() {
			poller.pollNow();
		},
		async stop() {
			poller.stop();
			await Promise.allSettled(flights);
		},
	};
};
