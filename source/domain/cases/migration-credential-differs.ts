import {type Case, type Finding} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {isAtLeast} from '../version.js';
import {
	defineMigrationCase,
	keyOf,
	migrateAgain,
	newController,
	partsOf,
	textOf,
} from './migration-places.js';

const documentation = 'Juju documentation, Manage models: migrate';
const source = '3.6.28 state/migration_import.go; 4.0.15 domain/credential/modelmigration/import.go';

/** What follows are the values of both credentials, keys and passwords among them. */
const valuesForm = /(?<=credential attribute mismatch): .*/sv;

const withoutValues = (finding: Finding): Finding => ({
	...finding, evidence: finding.evidence.map(evidence => ({...evidence, text: evidence.text.replace(valuesForm, ': (the values are left out here)')})),
});

/**
F5: what the model's cloud is entered with is missing on the new controller, or is something else there.
*/
export const migrationCredentialDiffers: Case = defineMigrationCase({
	id: 'migration-credential-differs',
	code: 'F5',
	title: 'The new controller lacks the credential',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	words: [
		{
			words: 'failed to import model into target controller: credential "', pattern: /credential "[^"]{1,300}" (?:not found|is revoked)/v, versions: '2.0 to 3.6', source: documentation,
		},
		{words: 'credential attribute mismatch', versions: '2.1 to 4.1', source: `${source}; juju/juju#20813`},
		{words: 'credential auth type mismatch', versions: '2.1 to 4.1', source},
		{words: 'model has revoked credentials', versions: '2.6 to 4.1', source: '3.6.28 migration/precheck.go'},
		{
			words: 'not found on target controller', pattern: /cloud "[^"]{1,200}" not found on target controller/v, versions: '4.0 to 4.1', source: '4.0.15 internal/migration/precheck.go',
		},
	],
	refine: withoutValues,
	meaning: finding => [
		'The new controller needs the same cloud and credential as the old one, owned by the model\'s owner. One is missing there, revoked or different.',
		...(textOf(finding).includes('attribute mismatch: ') ? ['Juju wrote both credentials into the status of the model: whoever may see the model can read them.'] : []),
	].join(' '),
	jujuDoes: 'takes the migration back: the model stays on the old controller and works on there.',
	remedies(finding, situation) {
		const {controller} = partsOf(finding, situation);
		const {clientVersion} = situation;
		return [
			adviseRemedy({
				id: 'same-credential',
				title: 'Make cloud and credential the same on both',
				explanation: 'Compare them, then give the new controller what it lacks. Names, type and every attribute have to be equal.',
				undo: 'a credential can be updated again',
				success: 'Both controllers show the same cloud and credential.',
				reference: `${source}; juju/juju#20813`,
			}, [
				`juju show-model ${keyOf(finding)}           (names cloud, credential and owner)`,
				`juju show-cloud CLOUD -c ${controller}`,
				`juju show-cloud CLOUD -c ${newController}`,
				`juju add-cloud CLOUD FILE -c ${newController}     (where it is missing)`,
				`juju update-credential CLOUD CREDENTIAL -c ${newController}`,
			]),
			askAgain,
			...(clientVersion && !isAtLeast(clientVersion, 2, 5)
				? []
				: [adviseRemedy({
					id: 'set-credential',
					title: 'Give the model a credential of its owner',
					risk: 'disruptive',
					explanation: 'Where the model uses a credential of somebody else.',
					cost: 'the old controller acts with the new credential at once: a wrong one suspends the model',
					undo: 'set the former credential again',
					success: `juju show-model ${keyOf(finding)} names the new credential.`,
					reference: documentation,
				}, [`juju set-credential -m ${keyOf(finding)} CLOUD CREDENTIAL`])]),
			migrateAgain(finding, situation),
		];
	},
	reference: `${source}; ${documentation}`,
});
