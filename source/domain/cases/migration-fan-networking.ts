import {type Case, type Situation} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {modelKey} from '../intent.js';
import {
	defineMigrationCase,
	keyOf,
	migrateAgain,
	movingPlaces,
} from './migration-places.js';
import {type Sighting} from './sightings.js';

const source = '4.0.15 internal/migration/precheck.go';

/** What the model itself is set to; empty where that is not known. */
const fanSettings = (key: string, {modelSettings}: Situation): readonly string[] => {
	const settings = modelSettings?.[key]?.value;
	const fan = settings?.['fan-config'];
	return [
		...(fan === undefined || fan === '' ? [] : [`fan-config is ${fan}`]),
		...(settings?.['container-networking-method'] === 'fan' ? ['container-networking-method is fan'] : []),
	];
};

/**
F12: a controller of 4.0 or later takes no model with fan networking.
*/
export const migrationFanNetworking: Case = defineMigrationCase({
	id: 'migration-fan-networking',
	code: 'F12',
	title: 'The model has fan networking',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [{
		words: 'fan networking not supported, remove', versions: '4.0 to 4.1', source,
	}],
	see: situation => movingPlaces(situation).flatMap(({model, key}): readonly Sighting[] => fanSettings(key, situation).map(text => ({
		model, subjects: [], evidence: {source: 'model-config', text, at: situation.modelSettings?.[modelKey(model)]?.at},
	}))),
	refine: finding => finding.evidence.every(({source: from}) => from === 'model-config') ? {...finding, severity: 1} : finding,
	meaning: 'Juju 4 has no fan networking, and refuses a model that is set to it, even where no container uses it. Nothing was moved.',
	jujuDoes: 'refuses before anything is moved. It never changes the networking of a model by itself.',
	remedies: (finding, situation) => [
		adviseRemedy({
			id: 'see-containers',
			title: 'See whether containers use the fan',
			explanation: 'A model without containers loses nothing with it. On some clouds every model is set to it from the start.',
			reference: source,
		}, [
			`juju machines -m ${keyOf(finding)}                 (ids such as 0/lxd/1)`,
			`juju model-config -m ${keyOf(finding)} fan-config`,
		]),
		askAgain,
		adviseRemedy({
			id: 'leave-fan',
			title: 'Turn fan networking off',
			risk: 'disruptive',
			explanation: 'Where containers have addresses of the fan, move their units to machines first.',
			cost: 'containers reach each other through the fan no more',
			undo: `juju model-config -m ${keyOf(finding)} with the values from before; write them down`,
			success: 'juju model-config shows no fan-config, and another container-networking-method.',
			reference: `${source}; juju/juju#17718`,
		}, [
			`juju model-config -m ${keyOf(finding)} container-networking-method=local`,
			`juju model-config -m ${keyOf(finding)} fan-config=""`,
		]),
		migrateAgain(finding, situation),
	],
	reference: `${source}; juju/juju#17718`,
});
