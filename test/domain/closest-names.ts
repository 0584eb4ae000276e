import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {closestNames} from '../../source/domain/closest-names.js';

const names = ['haproxy', 'mysql', 'mysql-router', 'nova-compute', 'wordpress', 'x'];

test('a slip of the finger is found', t => {
	t.deepEqual(closestNames('msyql', names), ['mysql']);
	t.deepEqual(closestNames('wordpres', names), ['wordpress']);
	t.deepEqual(closestNames('HAProxy', names), ['haproxy']);
});

test('part of a name is found, the nearest first', t => {
	t.deepEqual(closestNames('mysql', names), ['mysql', 'mysql-router']);
	t.deepEqual(closestNames('compute', names), ['nova-compute']);
});

test('what is far from all is near none', t => {
	t.deepEqual(closestNames('postgresql', names), []);
	t.deepEqual(closestNames('', names), []);
	t.deepEqual(closestNames('ab', names), []);
	t.deepEqual(closestNames('m'.repeat(500), names), []);
});

testProp('at most three names, all from the list', [fc.string(), fc.array(fc.string())], (t, wanted, all) => {
	const found = closestNames(wanted, all);
	t.true(found.length <= 3);
	t.true(found.every(name => all.includes(name)));
});
