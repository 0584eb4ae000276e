import {newestAvailable, ofMinor, type SelectionRule} from './rule.js';

/** Controllers of 3.0 to 3.6. */
export const thirdController: SelectionRule = {
	id: 'third-controller',
	applies: ({server, subject}) => server.major === 3 && subject === 'controller',
	select: facts => newestAvailable(facts, ofMinor(facts.server.major, facts.server.minor)),
	sentence: ({server: {major, minor}}) => `A ${major}.${minor} controller takes patches only, the newest of ${major}.${minor} that it can get.`,
	source: '3.6.28 findagents.go',
};
