import test from 'ava';
import {upgradeStuck} from '../../../source/domain/cases/upgrade-stuck.js';
import {type Situation} from '../../../source/domain/case.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent} from '../../_helpers/make-state.js';

const after = (minutes: number, overrides: Partial<Situation> = {}): Situation => withStatus({
	version: '3.6.28', agents: [makeAgent('0'), makeAgent('2', {condition: 'down'})],
}, {targetVersion: '3.6.28', withoutProgress: minutes * 60_000, ...overrides});

test('an upgrade that moves is no finding', t => {
	t.deepEqual(upgradeStuck.match(after(1)), []);
	t.deepEqual(upgradeStuck.match(after(60, {targetVersion: undefined})), []);
});

test('agents that look well and stay behind are the subjects, not those with cases of their own', t => {
	t.deepEqual(onlyFinding(upgradeStuck, after(3)).subjects, ['machine-0']);
});

test('slow is worth knowing, stuck stops the upgrade', t => {
	t.is(onlyFinding(upgradeStuck, after(3)).severity, 1);
	t.is(onlyFinding(upgradeStuck, after(10)).severity, 3);
});

test('where some have turned and the others have not for ten minutes, those are a case of their own', t => {
	const agents = [makeAgent('0'), makeAgent('1', {version: '3.6.28'})];
	const split = (minutes: number): Situation => withStatus({version: '3.6.28', agents}, {targetVersion: '3.6.28', withoutProgress: minutes * 60_000});
	t.is(onlyFinding(upgradeStuck, split(9)).severity, 1);
	t.deepEqual(upgradeStuck.match(split(10)), []);
});

test('while the controller is silent its silence is the finding', t => {
	t.deepEqual(upgradeStuck.match(after(10, {silentSince: 0})), []);
});

test('reading the log is first, and the binaries can be brought to the controller', t => {
	const remedies = remediesFor(upgradeStuck, after(10));
	t.is(remedies[0]?.id, 'read-error-log aws:admin/web');
	t.deepEqual(intentsIn(pickRemedy(remedies, 'synchronise-binaries')), [{type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}]);
});
