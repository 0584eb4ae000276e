import {constants} from 'node:os';
import process from 'node:process';

const signals = Object.keys(constants.signals) as readonly NodeJS.Signals[];

/** As they were when this module was loaded. */
const before = new Map(signals.map(signal => [signal, new Set(process.listeners(signal))]));

/**
Takes away who began to listen to signals since this module was loaded.

@param loaded What was loaded meanwhile.
@returns The same.
*/
export const withoutNewListeners = <Loaded>(loaded: Loaded): Loaded => {
	for (const [signal, known] of before) {
		for (const listener of process.listeners(signal)) {
			if (!known.has(listener)) {
				process.off(signal, listener);
			}
		}
	}

	return loaded;
};
