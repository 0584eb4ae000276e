import test from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	createJuju,
	createLab,
	labModel,
	labUnit,
} from '../../_helpers/simulated-lab.js';

const withFailedHook = (version: string): Cloud => {
	const cloud = createLab({client: version});
	const unit = labUnit(cloud, 'mysql/0');
	unit.trouble = {
		hook: 'config-changed', isBroken: false, tries: 3, isResolving: false, calm: {...unit.workload},
	};
	unit.workload = {current: 'error', message: 'hook failed: "config-changed"', since: cloud.now};
	return cloud;
};

test('a failed hook runs again, silently, and then the unit is well', t => {
	const cloud = withFailedHook('3.6.28');
	const juju = createJuju(cloud);
	t.like(juju('resolved -m c1:prod mysql/0'), {exitCode: 0, stdout: '', stderr: ''});
	t.is(labUnit(cloud, 'mysql/0').workload.current, 'error');
	juju('status -m c1:prod', {after: 30});
	t.is(labUnit(cloud, 'mysql/0').workload.current, 'active');
});

test('a failed hook can be passed over', t => {
	const cloud = withFailedHook('3.6.28');
	t.is(createJuju(cloud)('resolve -m c1:prod --no-retry mysql/0').exitCode, 0);
	t.is(labUnit(cloud, 'mysql/0').workload.current, 'active');
});

test('`--all` takes the units in error and no others', t => {
	const cloud = withFailedHook('4.0.14');
	t.is(createJuju(cloud)('resolved -m c1:prod --all').exitCode, 0);
	t.true(labUnit(cloud, 'mysql/0').trouble?.isResolving);
	t.is(labUnit(cloud, 'mysql/1').trouble, undefined);
});

test('what was resolved already is refused up to 3.6 and accepted by 4.0', t => {
	for (const [version, exitCode] of [['3.6.28', 1], ['4.0.14', 0]] as const) {
		const juju = createJuju(withFailedHook(version));
		juju('resolved -m c1:prod mysql/0');
		t.is(juju('resolved -m c1:prod mysql/0').exitCode, exitCode, `client ${version}`);
	}
});

test('a unit that is not in error is named by its name up to 3.6, by a UUID in 4.0', t => {
	t.is(createJuju(createLab({client: '3.6.28'}))('resolved -m c1:prod mysql/0').stderr, 'ERROR unit "mysql/0" is not in an error state\n');
	t.regex(
		createJuju(createLab({client: '4.0.14'}))('resolved -m c1:prod mysql/0').stderr,
		/^ERROR resolving unit: checking unit "[\-0-9a-f]{36}" status: unit is not in error state\n$/v,
	);
});

test('a unit that does not exist, and a locked model, are refused', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.is(juju('resolved -m c1:prod mysql/7').stderr, 'ERROR unit "mysql/7" not found\n');
	labModel(cloud).disabled = [{set: 'all', message: 'frozen'}];
	t.regex(juju('resolved -m c1:prod mysql/0').stderr, /^ERROR frozen \(operation is blocked\)\n\nAll operations/v);
});
