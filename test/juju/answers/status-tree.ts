import test from 'ava';
import {readTree} from '../../../source/juju/answers/status-tree.js';
import {makeAgent} from '../../_helpers/make-state.js';

const namesOf = (roots: unknown, order?: (names: readonly string[]) => readonly string[]) => readTree(roots, {
	inner: 'containers',
	...(order && {order}),
	read: (_value, name, parent) => makeAgent(name, {principal: parent?.name}),
}).map(({name, principal}) => [name, principal]);

test('Each entity is followed by what it holds, which knows its holder', t => {
	t.deepEqual(namesOf({0: {containers: {'0/lxd/0': {containers: {'0/lxd/0/lxd/0': 5}}, '0/lxd/1': null}}, 1: {containers: []}}), [
		['0', undefined], ['0/lxd/0', '0'], ['0/lxd/0/lxd/0', '0/lxd/0'], ['0/lxd/1', '0'], ['1', undefined],
	]);
});

test('Each level is in the order that is asked for', t => {
	t.deepEqual(namesOf({0: {containers: {a: {}, b: {}}}, 1: {}}, names => names.toReversed()), [['1', undefined], ['0', undefined], ['b', '0'], ['a', '0']]);
});

test('What is no set of entities holds none', t => {
	for (const roots of [undefined, null, 5, 'text', [], {}]) {
		t.deepEqual(namesOf(roots), []);
	}
});

test('Names are made harmless', t => {
	t.deepEqual(namesOf({'a\u{1B}[2Jb': {}}), [['ab', undefined]]);
});
