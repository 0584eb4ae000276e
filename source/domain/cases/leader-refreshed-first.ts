import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {countOf} from '../words.js';
import {charmTurns} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#22679';

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap(place => charmTurns(place)
	.filter(({behind, leader}) => leader !== undefined && leader.upgradingFrom === undefined && behind.some(({condition}) => condition !== 'error'))
	.map(({application, behind, leader}) => ({
		model: place.model,
		subjects: [`application-${application}`],
		evidence: {source: 'status', text: `${leader?.name ?? ''} leads and has the new charm; ${countOf(behind.length, 'unit')} of ${application} still ${behind.length === 1 ? 'runs' : 'run'} ${behind[0]?.upgradingFrom ?? 'the old one'}`, at: place.at},
	})));

/**
The leader has the new charm before the others.
*/
export const leaderRefreshedFirst: Case = defineCase({
	id: 'leader-refreshed-first',
	code: 'G14',
	family: 'charms',
	title: 'The leader was refreshed first',
	occurs: {from: [2]},
	isConfirmed: false,
	signals: [],
	see,
	severity: 1,
	meaning: 'The leading unit has the new charm while others still run the old one. For some databases it was reported that clients lose their endpoint until the rest has followed.',
	jujuDoes: 'gives the new charm to all units in an order of its own; it does not ask which of them leads.',
	remedies: () => [
		{...askAgain, title: 'Wait until the other units have followed'},
		adviseRemedy({
			id: 'order-units',
			title: 'Let the leader be the last next time',
			explanation: 'Some charms let their operators choose the order of units.',
			undo: 'nothing to undo',
			reference,
		}, [
			'Look at the clients of the application: those that lost their database find it again once all units have the',
			'same charm. Where a charm pauses after the first unit, its documentation says how the order is chosen; move the',
			'leadership away from the unit that goes first, where it offers an action for that.',
		]),
	],
	reference,
});
