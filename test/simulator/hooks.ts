import test from 'ava';
import {debugLog, repairHook, resolveUnit} from '../../source/simulator/cluster.js';
import {
	agentAt,
	createCloud,
	pass,
	theModel,
	theUnit,
} from '../_helpers/simulated-cloud.js';

test('resolving is only for units in error, and once', t => {
	const cloud = createCloud('unit-error');
	const reference = agentAt(cloud, 'web', 'unit-webapp-0');
	t.is(resolveUnit(cloud, agentAt(cloud, 'web', 'unit-haproxy-0'), true), 'not-in-error');
	t.is(resolveUnit(cloud, agentAt(cloud, 'web', 'unit-webapp-7'), true), 'not-found');
	t.is(resolveUnit(cloud, agentAt(cloud, 'web', 'machine-0'), true), 'not-found');
	t.is(resolveUnit(cloud, reference, true), 'resolved');
	t.is(resolveUnit(cloud, reference, true), 'already-resolved');
});

test('Juju waits longer from try to try, at most five minutes', t => {
	const cloud = createCloud('unit-error');
	const unit = theUnit(cloud, 'web', 'webapp/0');
	const tries: number[] = [];
	for (let second = 0; second < 3600; second++) {
		pass(cloud, 1);
		if (unit.trouble && unit.trouble.tries > (tries.length + 1)) {
			tries.push(cloud.now);
		}
	}

	const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
	t.true(pauses.length > 8);
	t.true(pauses.slice(0, 5).every((pause, index, all) => index === 0 || pause > (all[index - 1] ?? 0)), String(pauses));
	t.true(pauses.every(pause => pause <= 305_000));
});

test('a hook that runs again is executing, and its failure is in the log', t => {
	const cloud = createCloud('unit-error');
	const unit = theUnit(cloud, 'web', 'webapp/0');
	resolveUnit(cloud, agentAt(cloud, 'web', 'unit-webapp-0'), true);
	pass(cloud, 0.6);
	t.like(unit.status, {current: 'executing', message: 'running update-status hook'});
	t.is(unit.workload.current, 'active');
	pass(cloud, 2);
	const lines = debugLog(cloud, theModel(cloud, 'web')).filter(({level, entity}) => level === 'ERROR' && entity === 'unit-webapp-0');
	t.regex(lines.at(-1)?.message ?? '', /^hook "update-status" \(via explicit, bespoke hook script\) failed: exit status 1$/v);
});

test('there is nothing to repair on a unit that is well', t => {
	t.false(repairHook(createCloud('small'), agentAt(createCloud('small'), 'web', 'unit-webapp-0')));
});
