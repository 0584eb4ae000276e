import {newestAvailable, ofMinor, type SelectionRule} from './rule.js';

/** 2.0 to 2.9, which never cross a major version by themselves. */
export const nextMinor: SelectionRule = {
	id: 'next-minor',
	applies: ({server, controllerVersion, subject}) => server.major === 2 && (subject === 'controller' || (controllerVersion ?? server).major < 3),
	select: facts => newestAvailable(facts, ofMinor(2, facts.server.minor + 1)) ?? newestAvailable(facts, ofMinor(2, facts.server.minor)),
	sentence: ({server, subject}) => `A 2.${server.minor} ${subject} takes the newest of 2.${server.minor + 1} where there is one, else the newest patch of 2.${server.minor}.`,
	source: '2.9.52 cmd/juju/commands/upgrademodel.go',
};
