import {type JujuVersion} from '../../version.js';
import {listOf} from '../../words.js';
import {
	pass,
	refuse,
	unitCountOf,
	unknownCharm,
	unsaid,
	warn,
	type CharmRule,
	type CompatibilityFacts,
} from './rule.js';

/** When a peer relation may go: never, with one unit, with none, or freely. */
type Freedom = 'never' | 'one-unit' | 'no-unit' | 'free';

const freedomOf = ({major, minor, patch, tag}: JujuVersion): Freedom => {
	if (major >= 4) {
		return 'no-unit';
	}

	if (major === 3) {
		return 'free';
	}

	if (major < 2 || minor < 2) {
		return 'never';
	}

	const isEarly = tag !== undefined || patch < (minor === 8 ? 11 : 3);
	return minor < 8 || isEarly ? 'one-unit' : 'free';
};

type Peer = {readonly name: string; readonly interface: string | undefined};

/** Peers are always in use; status names them with the application itself at the other end. */
const peersOf = ({application, before}: CompatibilityFacts): readonly Peer[] | undefined => application.relations === undefined
	? (before?.knowsPeers === true ? before.endpoints?.filter(({role}) => role === 'peer') : undefined)
	: application.relations.filter(relation => relation.application === application.name).map(relation => ({name: relation.endpoint, interface: relation.interface}));

/**
Source: 2.0.0, 2.2.0, 2.8.11, 2.9.3, 3.6.28 `state/application.go`; 4.0.15 `domain/application/state/application.go` (`charm has no corresponding peer relation "x"`).
*/
export const peerRelations: CharmRule = {
	id: 'peer-relations',
	title: 'Relations of peers stay',
	judge(facts) {
		const {application, after, controller} = facts;
		const peers = peersOf(facts);
		if (peers === undefined) {
			return unsaid('Which relations of peers there are cannot be read from here; Juju itself decides.');
		}

		if (peers.length === 0) {
			return pass(`The units of ${application.name} have no relation among themselves.`);
		}

		if (after?.endpoints === undefined || !after.knowsPeers) {
			return unknownCharm('The relations among peers');
		}

		const now = after.endpoints.filter(({role}) => role === 'peer');
		const gone = peers.filter(peer => now.every(({name, interface: spoken}) => !(name === peer.name && (peer.interface === undefined || peer.interface === spoken))));
		if (gone.length === 0) {
			return pass(`The new charm has ${listOf(peers.map(({name}) => name))} as well.`);
		}

		const names = listOf(gone.map(({name}) => name));
		if (controller === undefined) {
			return unsaid(`The new charm has no peer relation ${names}, and the controller's version, on which it depends whether that may be, is not known.`);
		}

		const count = unitCountOf(facts);
		const lost = `The new charm has no peer relation ${names}: what the units told each other there is lost.`;
		switch (freedomOf(controller)) {
			case 'never': {
				return refuse(
					`The new charm has no peer relation ${names}, and Juju ${controller.text} never lets one go: it is always in use.`,
					'Choose a charm with that relation.',
				);
			}

			case 'one-unit': {
				return count === 1
					? warn(`${lost} Juju ${controller.text} allows it as there is one unit only.`)
					: refuse(
						`The new charm has no peer relation ${names}; Juju ${controller.text} lets one go with exactly one unit, and there are ${count}.`,
						'Choose a charm with that relation, or upgrade the controller first: 2.8.11, 2.9.3 and later allow it.',
					);
			}

			case 'no-unit': {
				return count === 0
					? warn(lost)
					: refuse(
						`The new charm has no peer relation ${names}; Juju ${controller.text} lets one go only while there are no units, and there are ${count}.`,
						'Choose a charm with that relation; taking all units away may lose their data.',
					);
			}

			case 'free': {
				return warn(lost);
			}
		}
	},
};
