import test from 'ava';
import {
	createJuju,
	createLab,
	labModel,
	labTime,
} from '../../_helpers/simulated-lab.js';

type Listed = {readonly models: ReadonlyArray<Record<string, unknown> & {status: {since: string}}>; readonly 'current-model': string};

test('models are listed with their owners up to 3.6, the current one without', t => {
	for (const [client, hasOwner] of [['2.9.52', true], ['3.6.28', true], ['4.0.15', false]] as const) {
		const listed = JSON.parse(createJuju(createLab({client}))('models -c c2 --format json').stdout) as Listed;
		t.deepEqual(listed.models.map(model => model['name']), ['admin/controller', 'admin/prod']);
		t.is('owner' in (listed.models[0] ?? {}), hasOwner);
		t.is(listed['current-model'], 'prod');
	}
});

test('times are words, an age or a day, unless they are wanted exactly', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	const since = (at: number, line = 'models --format json') => {
		labModel(cloud).status.since = at;
		return (JSON.parse(juju(line).stdout) as Listed).models[1]?.status.since;
	};

	t.is(since(labTime), 'just now');
	t.is(since(labTime - 1000), '1 second ago');
	t.is(since(labTime - 7_300_000), '2 hours ago');
	t.is(since(labTime - (3 * 86_400_000)), '2026-03-29');
	t.is(since(labTime, 'models --format json --exact-time'), '2026-04-01 01:23:45 +0000 UTC');
});

test('one model is shown under its short name', t => {
	const juju = createJuju(createLab({client: '4.0.15'}));
	const shown = JSON.parse(juju('show-model c1:admin/prod --format json').stdout) as Record<string, Record<string, unknown>>;
	t.deepEqual(Object.keys(shown), ['prod']);
	t.deepEqual(Object.keys(shown['prod']?.['machines'] as Record<string, unknown>), ['0', '1', '1/lxd/0']);
	t.is(shown['prod']?.['agent-version'], '4.0.15');
	t.regex(juju('show-model').stdout, /^prod:\n {2}name: admin\/prod\n/v);
});
