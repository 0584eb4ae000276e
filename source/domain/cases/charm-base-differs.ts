import {type Case, type Situation} from '../case.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {type Application} from '../status.js';
import {targetWords} from './charm-places.js';
import {defineCase} from './define-case.js';
import {placesOf, type Place} from './places.js';
import {type Sighting} from './sightings.js';

const reference = 'juju/juju#19045, #22248';

/**
Applications with another charm than when the model was first seen.
*/
export const refreshedSince = (place: Place, {applicationsAtStart}: Situation): ReadonlyArray<{readonly before: Application; readonly now: Application}> => {
	const before = applicationsAtStart?.[modelKey(place.model)];
	if (!before) {
		return [];
	}

	const byName = new Map(before.map(application => [application.name, application]));
	return place.status.applications.flatMap(now => {
		const old = byName.get(now.name);
		return old && (old.charmRevision !== now.charmRevision || old.charm !== now.charm) ? [{before: old, now}] : [];
	});
};

const sightingsIn = (place: Place, situation: Situation): readonly Sighting[] => {
	const refreshed = refreshedSince(place, situation).filter(({before, now}) => now.base !== undefined && before.base !== now.base);
	if (refreshed.length === 0) {
		return [];
	}

	const bases = new Map(place.status.agents.filter(({kind}) => kind === 'machine' || kind === 'container').map(({name, base}) => [name, base]));
	return refreshed.flatMap(({now}): readonly Sighting[] => {
		const others = new Set(place.status.agents
			.filter(({application}) => application === now.name)
			.map(({machine}) => bases.get(machine ?? ''))
			.filter(base => base !== undefined && base !== now.base));
		return others.size === 0
			? []
			: [{
				model: place.model,
				subjects: [`application-${now.name}`],
				evidence: {source: 'status', text: `${now.name}: charm for ${now.base ?? ''} on machines with ${[...others].join(', ')}`, at: place.at},
			}];
	});
};

/**
Juju accepted a charm for another base than its machines have.
*/
export const charmBaseDiffers: Case = defineCase({
	id: 'charm-base-differs',
	code: 'G2',
	family: 'charms',
	title: 'A charm is for another base',
	occurs: {from: [2, 9], kind: 'iaas'},
	isConfirmed: false,
	signals: [],
	see: situation => placesOf(situation).flatMap(place => sightingsIn(place, situation)),
	severity: 2,
	meaning: 'The application was refreshed to a charm that is for another base than its machines run. Juju has been reported to accept that. Its hooks may fail at the first thing that their Ubuntu does not have.',
	jujuDoes: 'accepts the charm and runs its hooks on the machines as they are; it does not change their base.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'go-back',
			title: 'Go back to a revision for the base that runs',
			explanation: 'The revision before was made for these machines.',
			risk: 'disruptive',
			cost: 'each unit runs its upgrade-charm hook; not every charm can go back, and data may be changed already',
			undo: 'refresh once more',
			success: 'The status shows the same base for the application and its machines.',
			reference,
		}, [
			'Stop here and refresh nothing else. Which revision was there before stands in the report of this run, or in:',
			`  juju show-status-log ${targetWords(finding?.model, situation)} UNIT`,
			'',
			'--force-base (--force-series before 3.6) makes Juju look away here on purpose: not without the charm\'s makers.',
		]),
		askAgain,
	],
	reference,
});
