import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {formatPlan, savePlan} from '../../source/storage/plan-file.js';
import {makePlan} from '../_helpers/make-state.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';
import {validateDocument} from '../_helpers/validate-document.js';

test('a plan is a document with Juju\'s kind of keys, and null for what is not known', t => {
	const document = JSON.parse(formatPlan(makePlan())) as {readonly steps: ReadonlyArray<Readonly<Record<string, unknown>>>};
	t.like(document, {
		schema: 'juju-upgrade-wizard/plan/1', id: 'a1b2c3', controller: 'aws', 'client-version': '3.6.28',
	});
	t.deepEqual(document.steps[0], {
		id: 'upgrade-controller',
		stage: 'perform',
		subject: 'aws',
		title: 'Upgrade the controller',
		action: 'command',
		command: ['juju', 'upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28'],
		intent: {type: 'upgrade-controller', controller: 'aws', version: '3.6.28'},
		risk: 'disruptive',
		'point-of-no-return': true,
		why: 'It is part of the upgrade.',
		expect: 'juju does not answer for 1 to 5 minutes. Workloads go on.',
	});
	t.like(document.steps[1], {
		action: 'wait', command: [], model: 'aws:admin/controller', version: '3.6.28', expect: null,
	});
});

test('what is saved is the document that docs/schemas describes', t => {
	t.deepEqual(validateDocument('plan', formatPlan(makePlan())), []);
});

test('a plan is saved under a name of its own, and again in its place', async t => {
	const folder = path.join(await makeTemporaryFolder(t), 'new');
	const file = await savePlan(folder, makePlan({controller: '../aws'}));
	t.is(file, path.join(folder, 'plan-.._aws-3.6.28.json'));
	const again = await savePlan(folder, makePlan({controller: '../aws', id: 'other'}));
	t.is(again, file);
	const text = await fs.readFile(file, 'utf8');
	t.true(text.includes('"other"'));
	t.deepEqual(await fs.readdir(folder), [path.basename(file)]);
	const {mode} = await fs.stat(file);
	t.is(mode.toString(8).slice(-3), '600');
});
