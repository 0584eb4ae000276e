import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {askBadly, askWell, clientVersions} from './_ask.js';

const intent = {type: 'list-models', controller: 'c1'} as const;

test('The models of every recorded client are read', t => {
	for (const version of clientVersions) {
		for (const file of ['models.json', 'models-utc.json']) {
			const {models} = askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/${file}`)});
			t.deepEqual(models.map(({name, shortName, isController}) => [name, shortName, isController]), [
				['admin/controller', 'controller', true], ['admin/prod', 'prod', false], ['admin/other', 'other', false],
			]);
			t.deepEqual(models[0], {
				name: 'admin/controller', shortName: 'controller', kind: 'iaas', isController: true, version, access: 'admin', life: 'alive', status: 'available', statusMessage: undefined,
			});
			t.like(models[2], {status: 'busy', statusMessage: 'upgrading environ'});
		}
	}
});

test('The plain names of 2.0 are qualified with the owner beside them', t => {
	const {models} = askWell(t, intent, {stdout: JSON.stringify({models: [{name: 'controller', owner: 'admin'}, {name: 'web', owner: 'kim@external', life: 'dying'}, {owner: 'nobody'}, null]})});
	t.deepEqual(models.map(({name, shortName, isController, life}) => [name, shortName, isController, life]), [
		['admin/controller', 'controller', true, undefined], ['kim@external/web', 'web', false, 'dying'],
	]);
});

test('No models are an empty list, but another answer is none', t => {
	t.deepEqual(askWell(t, intent, {stdout: '{"models": [], "current-model": ""}'}).models, []);
	t.deepEqual(askWell(t, intent, {stdout: '{"models": null}'}).models, []);
	t.is(askBadly(t, intent, {stdout: '{}'}).kind, 'unreadable');
});
