import {type Case, type Finding, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {listOf} from '../words.js';
import {defineMigrationCase, migrateAgain, movingPlaces} from './migration-places.js';
import {type Place} from './places.js';
import {type Sighting} from './sightings.js';

const source = 'juju/juju#21490, juju/juju#22382, juju/juju#21670';

const tied = ({model, status, at}: Place): readonly Sighting[] => {
	const offered = status.offers.filter(({activeConnections}) => activeConnections !== 0).map(({name}) => name);
	const used = status.remoteApplications.map(({url}) => url);
	const text = [
		...(offered.length === 0 ? [] : [`offers ${listOf(offered, 4)}`]),
		...(used.length === 0 ? [] : [`uses ${listOf(used, 4)}`]),
	].join('; ');
	return text === '' ? [] : [{model, subjects: [], evidence: {source: 'relations', text, at}}];
};

/** First the models that offer, so that those that use an offer find it moved. */
const orderLines = (situation: Situation): readonly string[] => {
	const places = movingPlaces(situation);
	const offering = places.filter(({status}) => status.offers.length > 0).map(({key}) => key);
	const others = places.filter(({status, key}) => status.remoteApplications.length > 0 && !offering.includes(key)).map(({key}) => key);
	return [
		'1. back up the controller that the models leave',
		`2. models that offer: ${offering.length === 0 ? 'as juju offers lists them' : listOf(offering, 6)}`,
		`3. models that use these: ${others.length === 0 ? 'with SAAS lines in juju status' : listOf(others, 6)}`,
		'4. look at every relation across models before the old controller goes',
	];
};

const ranked = (finding: Finding): Finding => finding.evidence.every(({source: from}) => from === 'relations')
	? {...finding, summary: `${finding.summary}: ${finding.evidence[0]?.text ?? ''}`, severity: 1}
	: finding;

/**
F11: models that are to move are joined by offers.
*/
export const migrationOffersTied: Case = defineMigrationCase({
	id: 'migration-offers-tied',
	code: 'F11',
	title: 'The models that move are tied by offers',
	occurs: {},
	isConfirmed: false,
	severity: 3,
	words: [
		{
			words: 'is not a valid applicationoffer tag', pattern: /"applicationoffer-[^"]{1,200}" is not a valid/v, versions: '2.9 to 3.6', source: 'juju/juju#21490',
		},
		{words: 'execute operation import cross model relations', versions: '4.0', source: 'juju/juju#22382'},
		{words: 'execute operation import relations: importing relations: importing relation', versions: '4.0', source: 'juju/juju#21670'},
	],
	see: situation => movingPlaces(situation).flatMap(place => tied(place)),
	refine: ranked,
	meaning: [
		'Applications of this model are related to those of others by offers. Each model moves alone:',
		'between two moves such relations cross controllers, some releases do not take them over, and there may be no way back.',
	].join(' '),
	jujuDoes: 'moves one model at a time and never asks about the others. Agents find offers that moved through the controller that had them.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'plan-order',
			title: 'Move the models that belong together',
			explanation: 'In one window, one right after the other, with both controllers at their newest patch.',
			success: 'Every relation across models is active again.',
			reference: `juju/juju#19800, ${source}`,
		}, orderLines(situation)),
		askAgain,
		adviseRemedy({
			id: 'take-apart',
			title: 'Take the relations apart and join them again',
			risk: 'disruptive',
			explanation: 'Where Juju refuses to import them.',
			cost: 'the applications are without each other meanwhile, and charms may drop what they agreed upon',
			undo: 'relate them again',
			success: 'juju status --relations shows them on the new controller.',
			reference: source,
		}, [
			'juju status -m MODEL --relations     (write them down)',
			'juju remove-relation -m MODEL APPLICATION OFFER',
			'juju remove-saas -m MODEL OFFER',
			'migrate both models, then consume and relate again',
		]),
		migrateAgain(finding, situation),
	],
	reference: `juju/juju#19800, ${source}`,
});
