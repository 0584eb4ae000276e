import {type Case, type Situation, type Finding} from '../case.js';
import {adviseRemedy, askAgain} from '../make-remedy.js';
import {spanOf} from '../words.js';
import {defineCase} from './define-case.js';
import {keyOf, newController, readMigrationLog} from './migration-places.js';
import {placeOf} from './places.js';

/** This phase is over within seconds where all is well; a large model needs some minutes for all before it. */
const stuckAfter = 3_600_000;

const reference = 'juju/juju#20286; 3.6.28 internal/worker/migrationmaster/worker.go';

/** Milliseconds since the model began to migrate. */
const lasted = (finding: Finding | undefined, situation: Situation): number | undefined => {
	const since = placeOf(situation, finding?.model)?.status.status.since;
	return since === undefined ? undefined : situation.now - since;
};

/**
F8: the login with which the old controller enters the new one has run out, and the last steps of a migration are tried for ever.
*/
export const migrationOwnershipStuck: Case = defineCase({
	id: 'migration-ownership-stuck',
	code: 'F8',
	family: 'migration',
	title: 'A migration is stuck in its last steps',
	occurs: {},
	isConfirmed: true,
	severity: 3,
	signals: [{
		where: 'status', words: 'transferring ownership of cloud resources to target controller', versions: '2.2 to 4.1', source: '3.6.28 internal/worker/migrationmaster/worker.go',
	}],
	isSo: (finding, situation) => (lasted(finding, situation) ?? 0) >= stuckAfter,
	meaning(finding, situation) {
		const time = lasted(finding, situation);
		const span = time === undefined ? '' : `, ${spanOf(time)} after it began`;
		return [
			`The agents have moved, and the old controller cannot finish${span}: usually its login to the new controller has run out.`,
			'There is no way to abort it from here.',
		].join(' ');
	},
	jujuDoes: 'tries this step again and again, with the same login. It neither asks for a new one nor takes the migration back.',
	remedies: (finding, situation) => [
		...(finding ? readMigrationLog(finding, situation) : []),
		askAgain,
		adviseRemedy({
			id: 'keep-both',
			title: 'Keep both controllers, and get help',
			explanation: 'For an expert. The data of the migration lies in the database of the old controller; nobody should edit it unaided.',
			undo: 'nothing to undo',
			reference,
		}, [
			'Destroy neither controller: the new one has the model, the old one still',
			'owns its machines in the cloud.',
			'',
			`juju show-model ${keyOf(finding)}     (status.migration)`,
			'Show that, and the log, to Canonical or in juju/juju#20286.',
		]),
		adviseRemedy({
			id: 'fresh-login',
			title: 'Next time, log in afresh first',
			explanation: 'For the models that are still to be moved. A user with a password, not one of an identity provider, keeps the login for longer.',
			undo: 'nothing to undo',
			reference,
		}, [`juju logout -c ${newController}`, `juju login -c ${newController}`, 'then juju migrate']),
	],
	reference,
});
