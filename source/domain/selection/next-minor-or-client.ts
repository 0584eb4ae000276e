import {isAtLeast} from '../version.js';
import {
	decider,
	ofMinor,
	newestAvailable,
	type SelectionRule,
} from './rule.js';

/** 1.20.14 to 1.25.1: the algorithm that Juju's guide to upgrading describes. */
export const nextMinorOrClient: SelectionRule = {
	id: 'next-minor-or-client',
	applies: facts => facts.server.major < 2 && isAtLeast(decider(facts), 1, 20, 14) && !isAtLeast(decider(facts), 1, 25, 2),
	select(facts) {
		const {client, server} = facts;
		return client.major === server.major
			? newestAvailable(facts, ofMinor(server.major, server.minor + 1)) ?? newestAvailable(facts, ofMinor(server.major, server.minor))
			: newestAvailable(facts, ofMinor(client.major, client.minor));
	},
	sentence: ({client, server}) => client.major === server.major
		? `A ${server.major}.${server.minor} environment takes the newest of ${server.major}.${server.minor + 1} where there is one, else the newest patch of ${server.major}.${server.minor}.`
		: `A ${server.major}.${server.minor} environment takes the newest of ${client.major}.${client.minor}, which is the client's, because the client has another major version.`,
	source: '1.25.1 upgrade-juju; Juju 1.25 documentation, "Upgrading Juju software"',
};
