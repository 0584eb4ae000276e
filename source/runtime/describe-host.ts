import {type AskHost} from './effect-ports.js';
import {type Clock} from './clock.js';
import {type Dispatch} from './store.js';

/**
Looks at the machine and tells what it found; that nothing could be found out where nobody can look, or looking failed. Never rejects.
*/
export const describeHost = async (askHost: AskHost | undefined, {clock, signal, dispatch}: {
	readonly clock: Clock;
	readonly signal: AbortSignal;
	readonly dispatch: Dispatch;
}): Promise<void> => {
	try {
		const facts = await askHost?.(signal);
		dispatch({type: 'host-described', facts, at: clock.now()});
	} catch {
		dispatch({type: 'host-described', facts: undefined, at: clock.now()});
	}
};
