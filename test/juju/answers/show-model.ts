import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {
	ask,
	askWell,
	clientVersions,
	prod,
	type RecordedCommand,
} from './_ask.js';

const intent = {type: 'show-model', model: prod} as const;

for (const version of clientVersions) {
	test(`the model recorded of ${version} is read`, t => {
		t.deepEqual(askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/show-model-other.json`)}), {
			credential: {
				name: 'default', cloud: 'lxd', owner: 'admin', isValid: true,
			},
			users: [{name: 'admin', access: 'admin'}],
			secretBackends: [],
		});
	});
}

test('the models recorded of a controller of 4.0 have a secret backend', t => {
	const recorded = readFixture('recordings/controller-4.0/commands.jsonl').trim().split('\n')
		.map(line => JSON.parse(line) as RecordedCommand)
		.filter(({arguments: words, stdout}) => words[1] === 'show-model' && stdout !== '');
	t.true(recorded.length > 0);
	for (const {stdout} of recorded) {
		t.deepEqual(askWell(t, intent, {stdout}).secretBackends, [{name: 'internal', secretCount: 0, status: 'active'}]);
	}
});

const model = (overrides: Readonly<Record<string, unknown>>) => ({stdout: JSON.stringify({prod: {'model-uuid': 'x', ...overrides}})});

test('a credential can be invalid, of unknown validity, or missing', t => {
	const credential = {name: 'default', owner: 'admin', cloud: 'aws'};
	t.false(askWell(t, intent, model({credential: {...credential, 'validity-check': 'invalid'}})).credential?.isValid);
	t.is(askWell(t, intent, model({credential})).credential?.isValid, undefined);
	t.is(askWell(t, intent, model({credential: {...credential, 'validity-check': 'constructor'}})).credential?.isValid, undefined);
	t.is(askWell(t, intent, model({})).credential, undefined);
});

test('what is no model is not understood', t => {
	for (const stdout of ['', '{}', '[]', '{"prod": 5}', '{"prod": {}}']) {
		t.like(ask(intent, {stdout}), {ok: false, failure: {kind: 'unreadable'}}, `for ${stdout}`);
	}
});
