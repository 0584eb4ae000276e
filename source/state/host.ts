import {type HostFacts} from '../domain/host.js';
import {only} from './result.js';
import {type Message, type State, type Update} from './state.js';

/**
Asks about the machine on which this program runs. What is known of it stays until the answer.
*/
export const askHost = (state: State): Update => ({
	state: {...state, host: {...state.host, isAsking: true}},
	effects: [{type: 'ask-host'}],
});

/**
Keeps what was found out about the machine.
*/
export const keepHost = (state: State, {facts, at}: Extract<Message, {type: 'host-described'}>): Update => only({
	...state,
	host: facts
		? {
			value: facts, at, isAsking: false, failure: undefined,
		}
		: {
			...state.host,
			isAsking: false,
			failure: {
				kind: 'unavailable', message: 'What this machine is like could not be found out.', advice: undefined, evidence: '', exitCode: undefined,
			},
		},
});

/** The machine, where it is known. */
export const hostOf = ({host}: State): HostFacts | undefined => host.value;
