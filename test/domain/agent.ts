import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {fromTag, isBad, toTag} from '../../source/domain/agent.js';
import {isCutOff, isMachineAgent, isUnitAgent} from '../../source/domain/agent-kinds.js';
import {machineName, unitName} from '../_helpers/arbitraries.js';

test('tags are those of Juju\'s own logs', t => {
	t.is(toTag('0/lxd/1'), 'machine-0-lxd-1');
	t.is(toTag('mysql/0'), 'unit-mysql-0');
	t.is(toTag('mysql-router/12'), 'unit-mysql-router-12');
});

test('text that is no tag comes back unchanged', t => {
	t.is(fromTag('controller'), 'controller');
	t.is(fromTag('unit-mysql'), 'unit-mysql');
});

testProp('a tag leads back to the name of a machine', [machineName], (t, name) => {
	t.is(fromTag(toTag(name)), name);
});

testProp('a tag leads back to the name of a unit', [unitName], (t, name) => {
	t.is(fromTag(toTag(name)), name);
});

testProp('names that differ have tags that differ', [fc.uniqueArray(fc.oneof(machineName, unitName), {minLength: 2, maxLength: 8})], (t, names) => {
	t.is(new Set(names.map(name => toTag(name))).size, names.length);
});

test('down, lost and in error are bad, and nothing else is', t => {
	const conditions = ['good', 'starting', 'busy', 'upgrading', 'down', 'lost', 'error', 'unknown'] as const;
	t.deepEqual(conditions.filter(condition => isBad(condition)), ['down', 'lost', 'error']);
});

test('every kind is that of a unit or that of a machine', t => {
	const kinds = ['controller', 'machine', 'container', 'unit', 'subordinate'] as const;
	t.deepEqual(kinds.filter(kind => isUnitAgent({kind})), ['unit', 'subordinate']);
	t.deepEqual(kinds.filter(kind => isMachineAgent({kind})), ['controller', 'machine', 'container']);
});

test('without a connection a machine is down and a unit is lost', t => {
	t.true(isCutOff({condition: 'down'}) && isCutOff({condition: 'lost'}));
	t.false(isCutOff({condition: 'error'}) || isCutOff({condition: 'unknown'}));
});
