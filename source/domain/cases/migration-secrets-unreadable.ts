import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {
	defineMigrationCase,
	migrateAgain,
	movingPlaces,
	newController,
	partsOf,
	textOf,
} from './migration-places.js';
import {type Sighting} from './sightings.js';

const source = '3.6.28 state/migration_import.go; 4.0.15 domain/secret/modelmigration/import.go';
const reference = 'Juju documentation, Manage models: migrating models with secrets';

/** Juju's own stores come with every controller and model (`secret-backends` of 3.6). */
const isOwnStore = (name: string): boolean => name === 'internal' || name === 'kubernetes' || name.endsWith('-local');

const backendsIn = (situation: Situation): readonly Sighting[] => movingPlaces(situation).flatMap(({model, key}): readonly Sighting[] => {
	const {value, at} = situation.modelDetails?.[key] ?? {};
	const backends = (value?.secretBackends ?? []).filter(({name, secretCount}) => !isOwnStore(name) && secretCount !== 0);
	return backends.map(({name}) => ({model, subjects: [], evidence: {source: 'show-model', text: `secrets in backend ${name}`, at}}));
});

const nameForm = /^secrets in backend (?<name>.{1,200})$/gmv;

/**
F17: secrets of a model that moves lie in a backend that the new controller has to know.
*/
export const migrationSecretsUnreadable: Case = defineMigrationCase({
	id: 'migration-secrets-unreadable',
	code: 'F17',
	title: 'Secrets lie in a backend of this controller',
	occurs: {from: [3, 1]},
	isConfirmed: true,
	severity: 3,
	words: [{words: 'target controller does not have all required secret backends set up', versions: '3.1 to 4.1', source}],
	see: backendsIn,
	refine: finding => finding.evidence.every(({source: from}) => from === 'show-model') ? {...finding, severity: 1} : finding,
	meaning: [
		'Secrets of this model lie outside of Juju, such as in Vault. The new controller has to know that backend, and under the same id: else it refuses the model, and could not read them.',
	].join(' '),
	jujuDoes: 'moves only references to such secrets. What they hold stays in the backend, and it never adds a backend by itself.',
	remedies(finding, situation) {
		const {controller} = partsOf(finding, situation);
		const names = textOf(finding).matchAll(nameForm).map(({groups}) => groups?.['name'] ?? '').toArray();
		return [
			adviseRemedy({
				id: 'add-secret-backends',
				title: 'Add the backend to the new controller',
				explanation: 'With the id that it has here, before the model moves.',
				undo: `juju remove-secret-backend -c ${newController} NAME`,
				success: `juju secret-backends -c ${newController} lists it as active.`,
				reference,
			}, (names.length === 0 ? ['NAME'] : names).flatMap(name => [
				`juju show-secret-backend ${name} -c ${controller}`,
				'  (its type, its settings and its id)',
				`juju add-secret-backend -c ${newController} ${name} TYPE \\`,
				'  --config FILE --import-id ID',
			])),
			askAgain,
			migrateAgain(finding, situation),
		];
	},
	reference: `${reference}; ${source}`,
});
