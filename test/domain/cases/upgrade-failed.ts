import test from 'ava';
import {upgradeFailed} from '../../../source/domain/cases/upgrade-failed.js';
import {type Situation} from '../../../source/domain/case.js';
import {
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
	makeSituation,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, testTime} from '../../_helpers/make-state.js';

const failing = (how: string, overrides: Partial<Situation> = {}): Situation => withStatus({
	name: 'controller', agents: [makeAgent('0', {condition: 'error', message: `upgrade to 3.6.28 failed (${how}): no space left on device`})],
}, {targetVersion: '3.6.28', ...overrides}, controllerModelReference);

test('a controller that gave up is found, with its own words', t => {
	const finding = onlyFinding(upgradeFailed, failing('giving up'));
	t.deepEqual(finding.subjects, ['aws', 'machine-0']);
	t.is(finding.severity, 3);
	t.is(finding.evidence[0]?.text, 'machine 0: upgrade to 3.6.28 failed (giving up): no space left on device');
});

test('what is lost is told in the order destroy, kill, forget, each by the typed name', t => {
	const remedies = remediesFor(upgradeFailed, failing('giving up'));
	const endings = remedies.filter(({risk}) => risk === 'data-loss');
	t.deepEqual(endings.map(({id}) => id), ['destroy-controller', 'kill-controller', 'unregister']);
	t.true(endings.every(({phrase, cost, undo, disabledReason}) => phrase === 'aws' && cost !== undefined && undo === undefined && disabledReason === undefined));
	t.regex(pickRemedy(remedies, 'kill-controller').cost ?? '', /stay behind and go on costing money: web \(1 machine\)$/v);
	t.deepEqual(remedies.slice(-3), endings);
});

test('while Juju still tries nothing is ended, and that is said', t => {
	const situation = failing('will retry');
	const finding = onlyFinding(upgradeFailed, situation);
	t.is(finding.severity, 2);
	t.regex(upgradeFailed.jujuDoes(finding, situation), /5 times in all/v);
	t.is(pickRemedy(upgradeFailed.remedies(finding, situation), 'destroy-controller').disabledReason, 'Juju has not given up yet: wait for its last try.');
});

test('a machine of a hosted model is repaired, and its controller stays', t => {
	const situation = withStatus({agents: [makeAgent('4', {condition: 'error', message: 'upgrade to 3.6.28 failed (giving up): boom'})]});
	t.deepEqual(onlyFinding(upgradeFailed, situation).subjects, ['machine-4']);
	t.true(remediesFor(upgradeFailed, situation).every(({risk}) => risk !== 'data-loss'));
});

test('an aborted upgrade is grave while agents are bad, and history when all is well', t => {
	const status = {current: 'available', message: 'last upgrade aborted on "2026-11-21T03:00:00Z"', since: undefined};
	t.is(onlyFinding(upgradeFailed, withStatus({status, agents: [makeAgent('0', {condition: 'down'})]}, {}, controllerModelReference)).severity, 3);
	t.is(onlyFinding(upgradeFailed, withStatus({status}, {}, controllerModelReference)).severity, 1);
});

test('a controller that is silent for 15 minutes in an upgrade may have failed', t => {
	const silent = {targetVersion: '3.6.28', silentSince: testTime - 900_000};
	t.deepEqual(onlyFinding(upgradeFailed, makeSituation(silent)).subjects, ['aws']);
	t.deepEqual(upgradeFailed.match(makeSituation({...silent, silentSince: testTime - 899_000})), []);
	t.deepEqual(upgradeFailed.match(makeSituation({...silent, targetVersion: undefined})), []);
});

test('a controller that both aborted and is silent is one finding', t => {
	const status = {current: 'available', message: 'last upgrade aborted on "2026-11-21T03:00:00Z"', since: undefined};
	t.is(upgradeFailed.match(withStatus({status}, {targetVersion: '3.6.28', silentSince: 0}, controllerModelReference)).length, 1);
});

test('read from the catalogue a healthy controller cannot be ended', t => {
	const remedies = upgradeFailed.remedies(undefined, makeSituation());
	t.true(['destroy-controller', 'kill-controller', 'unregister'].every(id => pickRemedy(remedies, id).disabledReason !== undefined));
});
