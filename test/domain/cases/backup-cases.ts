import test from 'ava';
import {backupLeftBehind} from '../../../source/domain/cases/backup-left-behind.js';
import {backupNotAvailable} from '../../../source/domain/cases/backup-not-available.js';
import {backupNotSupported} from '../../../source/domain/cases/backup-not-supported.js';
import {restoreRefused} from '../../../source/domain/cases/restore-refused.js';
import {type Backup} from '../../../source/domain/check.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	makeSituation,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
} from '../../_helpers/make-situation.js';
import {makeDetails, makeKnown, testTime} from '../../_helpers/make-state.js';

const fourth = {controllerVersion: parseVersion('4.0.14'), clientVersion: parseVersion('4.0.17')};
const none: Backup = {kind: 'none'};

test('H1: a controller without backups is worth knowing before an upgrade, and no news in one', t => {
	t.is(onlyFinding(backupNotAvailable, makeSituation({...fourth, backup: none})).severity, 1);
	t.deepEqual(backupNotAvailable.match(makeSituation({...fourth, backup: none, targetVersion: '4.0.17'})), []);
	t.deepEqual(backupNotAvailable.match(makeSituation({...fourth, backup: {kind: 'acknowledged', at: testTime}})), []);
	t.deepEqual(backupNotAvailable.match(makeSituation({backup: none})), []);
});

test('H1: going on without one is last, takes the words, and is closed where nothing asks for it', t => {
	const last = remediesFor(backupNotAvailable, makeSituation({...fourth, backup: none})).at(-1);
	t.like(last, {
		id: 'acknowledge-no-backup', risk: 'data-loss', phrase: 'no backup', disabledReason: undefined, action: {type: 'acknowledge', phrase: 'no backup'},
	});
	t.not(backupNotAvailable.remedies(undefined, makeSituation()).at(-1)?.disabledReason, undefined);
});

test('H2: on Kubernetes it is the volumes of the pods that can be kept', t => {
	const situation = makeSituation({backup: none, details: {aws: makeKnown(makeDetails({isKubernetes: true}))}});
	const {action} = pickRemedy(remediesFor(backupNotSupported, situation), 'snapshot-database');
	t.true(action.type === 'advice' && action.lines.some(line => line.includes('kubectl -n controller-aws ')));
	t.deepEqual(backupNotSupported.match({...situation, ...fourth}), [], 'from 4.0 on that is another case');
});

const remote = '/tmp/juju-backup-20260401-012345.tar.gz';

test('H3: what this run left there is fetched; what somebody else left is shown with its command', t => {
	const own = makeSituation({
		backup: {
			kind: 'failed', message: 'Half of it came.', evidence: '', remote,
		},
	});
	t.deepEqual(pickRemedy(remediesFor(backupLeftBehind, own), 'fetch-backup').action, {type: 'fetch-backup', backup: remote});
	const other = makeSituation({
		logs: [{
			case: 'backup-left-behind', model: undefined, source: 'run.log', count: 1, agents: [], lines: [`Remote backup stored on the controller as ${remote}.`],
		}],
	});
	const remedies = remediesFor(backupLeftBehind, other);
	t.regex(pickRemedy(remedies, 'fetch-backup').disabledReason ?? '', /not made in this run/v);
	const {action} = pickRemedy(remedies, 'fetch-by-hand');
	t.deepEqual(action, {type: 'advice', lines: [`  juju download-backup -m aws:admin/controller --filename backup.tar.gz ${remote}`]});
});

const restore = (evidence: string) => {
	const refused = refusedUpgrade({kind: 'unrecognised'});
	return makeSituation({failures: [{...refused, failure: {...refused.failure, evidence}}]});
};

test('H4: what helps follows what juju-restore misses, and nothing of it is run', t => {
	t.deepEqual(remediesFor(restoreRefused, restore('ERROR unhealthy replica set members: 2 "10.0.0.7:37017"')).map(({id}) => id), ['heal-members']);
	const downgrade = remediesFor(restoreRefused, restore('ERROR restoring backup would downgrade from juju "3.6.28" to "3.6.4" - pass --allow-downgrade if this is intended'));
	t.deepEqual(downgrade.map(({id, risk, phrase}) => [id, risk, phrase]), [['match-versions', 'data-loss', 'aws']]);
	t.deepEqual(remediesFor(restoreRefused, restore('ERROR controller HA node counts don\'t match - backup: 3, controller: 1')).map(({id}) => id), ['match-controller']);
	t.true(restoreRefused.remedies(undefined, makeSituation()).every(({action}) => action.type === 'advice'));
});
