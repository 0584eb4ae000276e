import test from 'ava';
import {workloadNotUpgraded} from '../../../source/domain/cases/workload-not-upgraded.js';
import {type Situation} from '../../../source/domain/case.js';
import {type Application} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {onlyFinding, remediesFor, withStatus} from '../../_helpers/make-situation.js';
import {makeAgent, testTime} from '../../_helpers/make-state.js';

const application = (charmRevision: number, workloadVersion = '3.4.2'): Application => ({
	name: 'etcd', charm: 'etcd', charmOrigin: 'charmhub', charmRevision, charmChannel: '3.4/stable', canUpgradeTo: undefined, base: undefined,
	status: {current: 'active', message: undefined, since: undefined}, workloadVersion, isSubordinate: false, isExposed: false, life: undefined, unitCount: 3,
});

const after = (line: string, overrides: Partial<Situation> = {}): Situation => withStatus({agents: [makeAgent('etcd/2')], applications: [application(760)]}, {
	commands: [{line, at: testTime - 60_000, exitCode: 0}], applicationsAtStart: {'aws:admin/web': [application(748)]}, ...overrides,
});

const passed = 'juju resolved -m aws:admin/web --no-retry --no-browser-login etcd/2';

test('the line that passed over the hook, and what did not move, are the evidence', t => {
	const finding = onlyFinding(workloadNotUpgraded, after(passed));
	t.deepEqual(finding.subjects, ['unit-etcd-2']);
	t.deepEqual(finding.evidence.map(({text}) => text), [passed, 'etcd: charm was 3.4/stable revision 748, is 3.4/stable revision 760; workload still 3.4.2']);
});

test('before 2.0 resolved alone passes over a hook', t => {
	const version = parseVersion('1.25.13');
	const old = {clientVersion: version, controllerVersion: version};
	t.is(workloadNotUpgraded.match(after('juju resolved -e aws etcd/2', old)).length, 1);
	t.deepEqual(workloadNotUpgraded.match(after('juju resolved -e aws --retry etcd/2', old)), []);
	t.deepEqual(workloadNotUpgraded.match(after('juju resolved -m aws:admin/web etcd/2')), []);
});

test('a unit that is gone is none', t => {
	t.deepEqual(workloadNotUpgraded.match(after(passed.replace('etcd/2', 'etcd/7'))), []);
});

test('nothing of it is run: it is reported, not seen', t => {
	const remedies = remediesFor(workloadNotUpgraded, after(passed));
	t.true(remedies.every(({action}) => action.type === 'advice' || action.type === 'ask-again'));
	const last = remedies.at(-1)?.action;
	t.true(last?.type === 'advice' && last.lines.includes('  juju refresh -m aws:admin/web etcd --revision N'));
});
