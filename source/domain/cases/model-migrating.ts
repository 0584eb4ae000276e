import {type Remedy} from '../check.js';
import {modelKey, type ModelReference} from '../intent.js';
import {adviseRemedy} from '../make-remedy.js';
import {
	askDryRun,
	defineRefusal,
	modelOf,
	type RefusalCase,
} from './refusal.js';

const source = '2.9.52, 3.6.28 upgrades/upgradevalidation/validation.go';

/** A migration is not stopped; it ends. */
export const awaitMigration = (model: ModelReference): Remedy => adviseRemedy({
	id: 'await-migration',
	title: 'Wait for the migration',
	explanation: 'A migration ends by itself, well or with a return to where the model was.',
	undo: 'nothing to undo',
	success: 'The dry run does not name the model any more, or the model is on its new controller.',
}, [`juju show-model ${modelKey(model)}`, '', 'says how far it is. Then ask Juju again.']);

/**
B8: a model that is on its way between controllers.
*/
export const modelMigrating: RefusalCase = defineRefusal({
	id: 'model-migrating',
	code: 'B8',
	title: 'A model is being migrated',
	occurs: {from: [2, 5]},
	isConfirmed: true,
	signals: [
		{
			where: 'error', words: 'mode, upgrade blocked', pattern: /is under "[^"]{1,40}" mode, upgrade blocked/v, versions: '2.9 to 3.6', source,
		},
		{
			// What is kept of `model "admin/web" is exporting, upgrade blocked`.
			where: 'error', words: 'is exporting', pattern: /(?:^is exporting$|is exporting, upgrade blocked)/v, versions: '2.5 to 2.9.32', source: '2.5.8, 2.9.31 apiserver/facades/client/client/client.go',
		},
		{
			where: 'error', words: 'is importing', pattern: /(?:^is importing$|is importing, upgrade blocked)/v, versions: '2.5 to 2.9.32', source: '2.5.8, 2.9.31 apiserver/facades/client/client/client.go',
		},
		{
			where: 'error', words: 'migration is in process', versions: '4.0', source: '4.0.15 domain/modelagent/service/service.go',
		},
	],
	meaning: 'A model of this controller is on its way to another one. Nothing is upgraded while that lasts, for model and agents have to stay as they are.',
	jujuDoes: 'ends the migration by itself: the model arrives, or Juju takes it back to where it was. Until then it refuses every upgrade of the controller.',
	remedies: (finding, situation) => [awaitMigration(modelOf(finding, situation)), askDryRun(finding, situation)],
	reference: source,
});
