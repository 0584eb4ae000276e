import test from 'ava';
import {createJuju, createLab, labModel} from '../../_helpers/simulated-lab.js';

test('the version that is wanted is told, in every format', t => {
	const cloud = createLab({client: '4.0.15'});
	const juju = createJuju(cloud);
	labModel(cloud).version = '4.0.14';
	t.is(juju('model-config -m c1:prod agent-version').stdout, '4.0.14\n');
	t.is(juju('model-config -m c1:prod agent-version --format json').stdout, '{"agent-version":{"Value":"4.0.14","Source":"model"}}\n');
	t.is(juju('model-config -m c1:prod agent-version --format yaml').stdout, 'agent-version:\n  value: 4.0.14\n  source: model\n');
	t.regex(juju('model-config -m c1:prod').stdout, /^Attribute +From +Value\n[\s\S]*\nagent-version +model +4\.0\.14\n/v);
});

test('the version is not set here, other things are, and what does not exist is not found', t => {
	const juju = createJuju(createLab());
	t.is(juju('model-config -m c1:prod agent-version=3.6.99').stderr, 'ERROR "agent-version" must be set via "upgrade-model"\n');
	t.like(juju('model-config -m c1:prod logging-config=<root>=DEBUG'), {exitCode: 0, stdout: ''});
	t.is(juju('model-config -m c1:prod nosuch').stderr, 'ERROR key "nosuch" not found in "prod" model\n');
});

test('a setting is kept until it is reset, and a lock keeps it from being changed', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.is(juju('model-config -m c1:prod agent-stream').stdout, 'released\n');
	t.is(juju('model-config -m c1:prod agent-stream=proposed').exitCode, 0);
	t.is(juju('model-config -m c1:prod agent-stream').stdout, 'proposed\n');
	t.is(juju('model-config -m c1:prod agent-stream --format json').stdout, '{"agent-stream":{"Value":"proposed","Source":"model"}}\n');
	labModel(cloud).disabled.push({set: 'all', message: 'not now'});
	t.regex(juju('model-config -m c1:prod agent-stream=devel').stderr, /^ERROR not now \(operation is blocked\)/v);
	labModel(cloud).disabled.pop();
	t.is(juju('model-config -m c1:prod --reset agent-stream').exitCode, 0);
	t.is(juju('model-config -m c1:prod agent-stream').stdout, 'released\n');
});

test('a model is found with or without its controller and its owner', t => {
	const juju = createJuju(createLab());
	for (const name of ['prod', 'admin/prod', 'c1:prod', 'c2:admin/prod', ':prod']) {
		t.is(juju(`model-config -m ${name} agent-version`).exitCode, 0, `model ${name}`);
	}

	t.like(juju('model-config -m c9:prod agent-version'), {exitCode: 2, stderr: 'ERROR controller c9 not found\n'});
	t.like(juju('model-config -m c1:nosuch agent-version'), {exitCode: 1, stderr: 'ERROR model c1:nosuch not found\n'});
});
