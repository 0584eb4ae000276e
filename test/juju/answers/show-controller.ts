import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {askBadly, askWell, clientVersions} from './_ask.js';

const intent = {type: 'show-controller', controller: 'c1'} as const;

test('The controller of every recorded client is read', t => {
	for (const version of clientVersions) {
		const details = askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/show-controller.json`)});
		t.like(details, {
			name: 'c1', version, modelVersion: version, cloud: 'lxd', region: 'localhost', user: 'admin', access: 'superuser', isKubernetes: false, errors: [],
		});
		t.deepEqual(details.members.map(({id}) => id), ['0', '1', '2']);
		t.deepEqual(details.models.map(({name, machineCount}) => [name, machineCount]), [['controller', 3], ['other', undefined], ['prod', 4]]);
	}
});

test('Membership is said up to 3.6 and not in 4.0', t => {
	const memberOf = (version: string) => askWell(t, intent, {stdout: readFixture(`recordings/clients/${version}/answers/show-controller.json`)}).members[0];
	t.deepEqual(memberOf('3.6.28'), {id: '0', status: 'ha-enabled', isPrimary: true});
	t.deepEqual(memberOf('4.0.15'), {id: '0', status: undefined, isPrimary: false});
});

test('A controller on Kubernetes has nodes', t => {
	t.like(askWell(t, intent, {stdout: JSON.stringify({c1: {details: {'agent-version': '3.6.28'}, 'controller-nodes': {0: {'instance-id': 'controller-0'}}}})}), {
		isKubernetes: true, members: [{id: '0', status: undefined, isPrimary: false}],
	});
});

test('Parts that Juju could not tell are kept as errors', t => {
	t.like(askWell(t, intent, {stdout: JSON.stringify({c1: {details: {}, errors: ['cannot get models', 5]}})}), {version: undefined, errors: ['cannot get models']});
});

test('Another answer is no controller', t => {
	for (const stdout of ['{}', '[]', '{"c1": null}', '{"c1": {}}']) {
		t.is(askBadly(t, intent, {stdout}).kind, 'unreadable', `answer ${stdout}`);
	}
});
