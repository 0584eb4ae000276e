import {isAtLeast, isDevelopment} from '../version.js';
import {
	decider,
	ofMinor,
	newestAvailable,
	type SelectionFacts,
	type SelectionRule,
} from './rule.js';

const nextMinor = (facts: SelectionFacts): number => {
	const {minor} = facts.server;
	return isDevelopment(decider(facts)) ? minor + 1 : minor + 2 - (minor % 2);
};

/** 1.19.3 to 1.20.13, when odd minors were development versions. */
export const evenMinor: SelectionRule = {
	id: 'next-even-minor',
	applies: facts => facts.server.major < 2 && !isAtLeast(decider(facts), 1, 20, 14),
	select: facts => newestAvailable(facts, ofMinor(facts.server.major, nextMinor(facts))),
	sentence: facts => `A ${facts.server.major}.${facts.server.minor} environment takes the newest of ${facts.server.major}.${nextMinor(facts)}, because odd minor versions were development versions.`,
	source: '1.20.13 upgrade-juju',
};
