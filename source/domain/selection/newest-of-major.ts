import {isAtLeast} from '../version.js';
import {decider, newestAvailable, type SelectionRule} from './rule.js';

/** 1.25.2 and later of Juju 1: minors may be skipped. */
export const newestOfMajor: SelectionRule = {
	id: 'newest-of-major',
	applies: facts => facts.server.major < 2 && isAtLeast(decider(facts), 1, 25, 2),
	select: facts => newestAvailable(facts, ({major, tag}) => major === facts.server.major && tag === undefined),
	sentence: ({server}) => `A ${server.major}.${server.minor} controller takes the newest release of Juju ${server.major}.`,
	source: '1.25.13 tools/list.go, cmd/juju/commands/upgradejuju.go',
};
