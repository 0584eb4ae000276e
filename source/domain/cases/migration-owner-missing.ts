import {type Case} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {
	defineMigrationCase,
	migrateAgain,
	newController,
	textOf,
} from './migration-places.js';

const reference = 'Juju documentation, Manage models: migrate; 3.6.28 state/model.go';

const ownerForm = /granting admin permission to the owner: user "(?<owner>[^"]{1,200})"/v;

/**
F4: the user who owns the model is not there on the new controller.
*/
export const migrationOwnerMissing: Case = defineMigrationCase({
	id: 'migration-owner-missing',
	code: 'F4',
	title: 'The new controller lacks the model\'s owner',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [{
		words: 'granting admin permission to the owner: user', pattern: ownerForm, versions: '2.0 to 3.6', source: 'Juju documentation, Manage models: migrate',
	}],
	meaning(finding) {
		const owner = ownerForm.exec(textOf(finding))?.groups?.['owner'];
		return `A model belongs to the user who made it${owner === undefined ? '' : `, here ${owner}`}, and the new controller has no such user. The migration was given up.`;
	},
	jujuDoes: 'takes the migration back: the model stays on the old controller and works on there.',
	remedies(finding, situation) {
		const owner = ownerForm.exec(textOf(finding))?.groups?.['owner'] ?? 'OWNER';
		return [
			adviseRemedy({
				id: 'add-owner',
				title: 'Add the owner to the new controller',
				explanation: 'Under the same name. It need not log in there.',
				undo: `juju remove-user -c ${newController} ${owner}`,
				success: `juju users -c ${newController} lists ${owner}.`,
				reference,
			}, [`juju add-user ${owner} -c ${newController}`]),
			askAgain,
			migrateAgain(finding, situation),
		];
	},
	reference,
});
