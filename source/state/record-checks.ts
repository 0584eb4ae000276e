import {checkKey, isIgnored, selectCheckResults} from './selectors.js';
import {type Effect, type State} from './state.js';

/**
What the checks say now, for the journal.

@param versions - Those of the models, by their keys, where a picture was taken.
*/
export const recordChecks = (state: State, versions: Readonly<Record<string, string | undefined>> = {}): Extract<Effect, {type: 'record'}> => {
	const results = selectCheckResults(state);
	return {
		type: 'record',
		kind: 'checks',
		value: {results, ignored: results.filter(result => isIgnored(state, result)).map(result => checkKey(result)), versions},
	};
};
