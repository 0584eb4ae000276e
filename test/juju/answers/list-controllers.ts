import test from 'ava';
import {readFixture, readJsonLines} from '../../_helpers/fixture.js';
import {
	askBadly,
	askWell,
	clientVersions,
	type RecordedCommand,
} from './_ask.js';

const intent = {type: 'list-controllers'} as const;

test('The controllers of every recorded client are read', t => {
	for (const version of clientVersions) {
		const list = askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/controllers-refresh.json`)});
		t.is(list.current, 'c1');
		t.deepEqual(list.controllers[0], {
			name: 'c1', version, user: 'admin', access: 'superuser', cloud: 'lxd', region: 'localhost', modelCount: 3, machineCount: 7, memberCount: 3,
		});
		t.is(list.controllers.length, 2);
	}
});

test('A controller without a region and with a stale count is read', t => {
	const {stdout = ''} = readJsonLines<RecordedCommand>('recordings/controller-4.0/commands.jsonl').find(command => command.arguments.includes('controllers')) ?? {};
	t.deepEqual(askWell(t, intent, {stdout}), {
		controllers: [{
			name: 'real', version: '4.0.14', user: 'admin', access: 'superuser', cloud: 'unmanaged', region: undefined, modelCount: 1, machineCount: 1, memberCount: 1,
		}],
		current: 'real',
	});
});

test('The misspelt key of 2.0 to 2.4 and the nodes of Kubernetes count as members', t => {
	const counted = (entry: Record<string, unknown>) => askWell(t, intent, {stdout: JSON.stringify({controllers: {a: entry}, 'current-controller': ''})}).controllers[0]?.memberCount;
	t.is(counted({'controller-machins': {active: 2, total: 3}}), 3);
	t.is(counted({'controller-nodes': {Active: 1, Total: 1}}), 1);
	t.is(counted({'node-count': 4}), undefined);
});

test('No controllers are an empty list, but another answer is none', t => {
	t.deepEqual(askWell(t, intent, {stdout: '{"controllers": {}, "current-controller": ""}'}), {controllers: [], current: undefined});
	t.is(askBadly(t, intent, {stdout: '{}'}).message, 'Juju\'s answer is not a list of controllers: there is only {}.');
});

test('A controller that is not described keeps its name', t => {
	t.like(askWell(t, intent, {stdout: String.raw`{"controllers": {"a": null, "b\u001b[0m": 5}}`}).controllers, [{name: 'a', version: undefined}, {name: 'b', version: undefined}]);
});
