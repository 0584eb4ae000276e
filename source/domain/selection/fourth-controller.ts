import {newestAvailable, ofMinor, type SelectionRule} from './rule.js';

/** Controllers from 4.0 on, by what is cached or published in the stream. */
export const fourthController: SelectionRule = {
	id: 'fourth-controller',
	applies: ({server, subject}) => server.major >= 4 && subject === 'controller',
	select: facts => newestAvailable(facts, ofMinor(facts.server.major, facts.server.minor)),
	sentence: ({server: {major, minor}}) => `A ${major}.${minor} controller takes patches only, the newest of ${major}.${minor} that it can get.`,
	source: '4.0.15 domain/controllerupgrader/service/service.go',
};
