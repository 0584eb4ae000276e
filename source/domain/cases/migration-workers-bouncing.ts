import {type Case} from '../case.js';
import {modelKey} from '../intent.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {
	defineMigrationCase,
	isAborted,
	keyOf,
	migrateAgain,
	migrationOf,
} from './migration-places.js';
import {placesOf} from './places.js';

const reference = 'juju/juju#21458, juju/juju#21459, juju/juju#6700';

/**
F16: after a migration that was given up, workers of the model start and stop for ever.
*/
export const migrationWorkersBouncing: Case = defineMigrationCase({
	id: 'migration-workers-bouncing',
	code: 'F16',
	title: 'The model is odd after a failed migration',
	occurs: {},
	isConfirmed: false,
	severity: 2,
	words: [
		{words: 'fortress operation aborted', versions: '2.0 to 4.1', source: 'juju/juju#6700'},
		{words: 'model migration in progress', versions: '2.0 to 4.1', source: '3.6.28 apiserver/restrict_migrations.go'},
	],
	// The same words are normal while a model moves, and for seconds after a restart.
	isSo: ({model}, situation) => placesOf(situation).some(({key, status}) => (model === undefined || modelKey(model) === key) && migrationOf(status) !== undefined && isAborted(status)),
	meaning: 'A migration was given up, and what should have been set free again is still held: workers restart again and again, or changes of the model are refused. Workloads and charms go on.',
	jujuDoes: 'starts such workers again and again. In some releases that never ends by itself.',
	remedies: (finding, situation) => [
		{...askAgain, title: 'Watch whether it calms down'},
		adviseRemedy({
			id: 'look-at-model',
			title: 'Look at the model before anything else',
			explanation: 'Nothing should be changed in it, and no migration started again, before it is known to be whole.',
			reference,
		}, [
			`juju show-model ${keyOf(finding)}     (status.migration)`,
			`juju status -m ${keyOf(finding)}`,
			'Destroy nothing on the controller that it did not reach: that could delete',
			'the machines of this model.',
		]),
		adviseRemedy({
			id: 'restart-controller-agents',
			title: 'Restart the agents of the old controller',
			risk: 'disruptive',
			explanation: 'One member after the other, when the model is whole but its workers do not calm down.',
			cost: 'the controller is away for a minute, and hooks that run are cut off',
			undo: 'nothing to undo',
			success: 'The log of the controller is quiet, and a change of the model is taken.',
			reference,
		}, [`juju ssh -m ${finding?.model?.controller ?? situation.controller ?? 'CONTROLLER'}:controller 0`, 'sudo systemctl restart jujud-machine-0']),
		migrateAgain(finding, situation),
	],
	reference,
});
