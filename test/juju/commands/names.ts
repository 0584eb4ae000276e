import {testProp} from '@fast-check/ava';
import test from 'ava';
import * as fc from 'fast-check';
import {
	impossibleName,
	isAgent,
	isController,
	isMachine,
	isModel,
	isService,
	isUnit,
} from '../../../source/juju/commands/names.js';

type Judge = (text: string) => boolean;

const judges: Readonly<Record<string, {readonly judge: Judge; readonly good: readonly string[]; readonly bad: readonly string[]}>> = {
	machine: {judge: isMachine, good: ['0', '12', '0/lxd/1', '0/lxd/1/kvm/0'], bad: ['', '-1', 'a', '0/lxd', '0/lxd/', 'mysql/0', '0 1']},
	unit: {judge: isUnit, good: ['mysql/0', 'ceph-osd/12', 'a1/0'], bad: ['', 'mysql', 'mysql/', 'mysql/x', 'my--sql/0', '-mysql/0', 'mysql-/0', 'mysql/leader', 'Mysql/0']},
	agent: {judge: isAgent, good: ['machine-0', 'machine-0-lxd-1', 'unit-ceph-osd-12', 'controller-0'], bad: ['', 'machine-', 'unit-mysql', 'unit--0', '../machine-0', 'machine-0/..']},
	service: {judge: isService, good: ['jujud-machine-2', 'jujud-unit-mysql-0', 'jujud-machine-0-lxd-1'], bad: ['', 'jujud-', 'ssh', 'jujud-machine-2; reboot', 'juju-db', 'jujud-machine-2.service']},
	controller: {judge: isController, good: ['aws', 'Foo_1.example.com', 'overlord@jaas'], bad: ['', '-c', 'a b', 'a:b', 'a/b', '$x']},
	model: {judge: isModel, good: ['web', 'admin/web', 'bob@external/web-1', 'controller'], bad: ['', '-m', '/web', 'admin/', 'a/b/c', 'Web', 'web;x']},
};

const dangerous = '\t\n "$&\'()*;<>?[\\]`{|}~';

for (const [kind, {judge, good, bad}] of Object.entries(judges)) {
	test(`names are told from what is none: ${kind}`, t => {
		t.deepEqual([...good, ...bad].filter(text => judge(text)), [...good]);
	});

	testProp(`nothing that a shell or a command line would take for more passes as the name of one: ${kind}`, [fc.string({maxLength: 300})], (t, text) => {
		t.false(judge(text) && (text.startsWith('-') || [...dangerous].some(character => text.includes(character))));
	});
}

test('a name of more than 250 characters is none', t => {
	t.true(isController('a'.repeat(250)));
	t.false(isController('a'.repeat(251)));
	t.false(isUnit(`${'a'.repeat(250)}/0`));
});

test('the first impossible name of an intent is quoted', t => {
	const model = {controller: 'aws', name: 'admin/web'};
	t.is(impossibleName({type: 'open-shell', model, machine: '0'}), undefined);
	t.is(impossibleName({type: 'open-shell', model, machine: '-o "x"'}), String.raw`"-o \"x\""`);
	t.is(impossibleName({type: 'open-shell', model: {controller: 'aws', name: '-m'}, machine: '0'}), '"aws:-m"');
	t.is(impossibleName({type: 'kill-controller', controller: ''}), '""');
	t.is(impossibleName({type: 'read-error-log', model, limit: 5}), undefined);
});
