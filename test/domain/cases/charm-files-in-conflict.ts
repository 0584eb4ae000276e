import test from 'ava';
import {charmFilesInConflict} from '../../../source/domain/cases/charm-files-in-conflict.js';
import {matchCases} from '../../../source/domain/cases/index.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, webModel} from '../../_helpers/make-state.js';

const conflicting = makeAgent('mysql/0', {
	condition: 'error', message: 'upgrade failed', upgradingFrom: 'ch:amd64/jammy/mysql-12', workloadStatus: {current: 'error', message: 'upgrade failed', since: undefined},
});

test('the units are named, before the case that says they keep the old charm', t => {
	const situation = withStatus({agents: [conflicting, makeAgent('mysql/1')]});
	t.deepEqual(onlyFinding(charmFilesInConflict, situation).subjects, ['unit-mysql-0']);
	t.deepEqual(matchCases(situation).map(finding => finding.case), ['charm-files-in-conflict', 'refresh-while-in-error']);
});

test('look first, resolve with retry, force only as advice', t => {
	const remedies = remediesFor(charmFilesInConflict, withStatus({agents: [conflicting]}));
	t.deepEqual(remedies.map(({id}) => id), ['read-error-log unit-mysql-0', 'ask-again', 'tell-the-author', 'open-shell unit-mysql-0', 'resolve', 'other-revision']);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'resolve')), [{
		type: 'resolve', model: webModel, unit: 'mysql/0', retry: true,
	}]);
	t.regex(pickRemedy(remedies, 'open-shell').explanation, /\/var\/lib\/juju\/agents\/unit-mysql-0\/charm/v);
	const other = pickRemedy(remedies, 'other-revision');
	t.is(other.risk, 'data-loss');
	t.true(other.action.type === 'advice' && other.action.lines.some(line => line.includes('juju refresh -m aws:admin/web --force-units --revision 12 mysql')));
});

test('git is explained in 1.x only', t => {
	const meaningAt = (version: string): string => charmFilesInConflict.meaning(undefined, makeSituation({controllerVersion: parseVersion(version)}));
	t.regex(meaningAt('1.25.13'), /git status/v);
	t.notRegex(meaningAt('2.0.0'), /\bgit\b/v);
});

test('on Kubernetes no files are in the way: there every unit gets a new pod', t => {
	t.deepEqual(charmFilesInConflict.match(withStatus({kind: 'caas', agents: [conflicting]})), []);
});
