import {checksFor} from '../domain/checks/index.js';
import {type Intent} from '../domain/intent.js';
import {askHost} from './host.js';
import {askFor} from './knowledge.js';
import {chain} from './result.js';
import {selectFacts} from './selectors.js';
import {type State, type Update} from './state.js';

/** What the checks that matter to the target have to know, beyond the statuses that are polled anyway. */
export const neededIntents = (state: State): readonly Intent[] => {
	const facts = selectFacts(state);
	return facts ? checksFor(facts.target).flatMap(check => check.needs(facts)) : [];
};

/**
Asks for everything that the checks judge by, dry runs too, however new it is.
*/
export const askAllAgain = (state: State): Update => {
	const asked = askFor(state, [
		...(state.target ? [{type: 'show-controller' as const, controller: state.target.controller}] : []),
		...neededIntents(state),
	]);
	return chain({state: asked.state, effects: [...asked.effects, {type: 'poll-now'}]}, askHost);
};
