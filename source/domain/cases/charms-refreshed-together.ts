import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {listOf} from '../words.js';
import {charmTurns} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placesOf} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'OpenStack charm deployment guide, Charms upgrade';

const see = (situation: Situation): readonly Sighting[] => placesOf(situation).flatMap((place): readonly Sighting[] => {
	const turns = charmTurns(place).filter(({behind}) => behind.some(({condition}) => condition !== 'error'));
	return turns.length < 2
		? []
		: [{
			model: place.model,
			subjects: turns.map(({application}) => `application-${application}`),
			evidence: {source: 'status', text: `Units of ${listOf(turns.map(({application}) => application), 6)} are taking new charms at the same time.`, at: place.at},
		}];
});

/**
Several applications take new charms at once.
*/
export const charmsRefreshedTogether: Case = defineCase({
	id: 'charms-refreshed-together',
	code: 'G15',
	family: 'charms',
	title: 'Several charms are refreshed at once',
	occurs: {from: [2]},
	isConfirmed: true,
	signals: [],
	see,
	severity: 1,
	meaning: 'Units of several applications take a new charm at the same time. Whatever goes wrong now is hard to trace to one of them, and applications that need each other may be down together.',
	jujuDoes: 'runs the refreshes side by side, without regard to which application needs which.',
	remedies: () => [
		{...askAgain, title: 'Wait until all units have their charm'},
		adviseRemedy({
			id: 'one-at-a-time',
			title: 'Refresh one application at a time',
			explanation: 'Principals first, then the subordinates on them, and a look at the status between two.',
			undo: 'nothing to undo',
			success: 'No unit runs an older charm than its application, and none is in error.',
			reference,
		}, [
			'Refresh no other application now. Wait until no unit runs an older charm and all are active.',
			'From then on: one application, a look at its units, then the next; subordinates after the principals',
			'that they live with; databases before what uses them, unless their documentation says otherwise.',
		]),
	],
	reference,
});
