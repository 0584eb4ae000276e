import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {importCloud} from '../../../source/simulator/import/import-cloud.js';
import {faultKinds, faultNames} from '../../../source/simulator/import/fault-kinds.js';
import {readFaultWish} from '../../../source/simulator/import/fault-wish.js';
import {findScenario} from '../../../source/simulator/scenarios/index.js';
import {askStatuses, copyTime, importWell} from '../../_helpers/copied-cloud.js';
import {projectRoot} from '../../_helpers/project-root.js';

const statusesOf = async (scenario: string) => {
	const cloud = findScenario(scenario)?.create(1, copyTime);
	return cloud ? askStatuses(cloud) : [];
};

const wishOf = (text: string) => {
	const wish = readFaultWish(text);
	if ('problem' in wish) {
		throw new Error(wish.problem);
	}

	return wish;
};

test('every fault strikes a cloud that has all, and says where', async t => {
	const [large, small] = await Promise.all([statusesOf('production'), statusesOf('small')]);
	for (const name of faultNames) {
		// Only the small one uses offers.
		const statuses = name === 'offer-gone' ? small : large;
		const calm = importWell(statuses);
		const {cloud, notes} = importWell(statuses, {faults: [wishOf(name)]});
		t.regex(notes.at(-1) ?? '', new RegExp(String.raw`^Fault ${name} on .+: ${faultKinds[name]?.title}\.$`, 'v'));
		t.notDeepEqual(cloud, calm.cloud, name);
	}
});

test('a fault strikes the agent that is named, also by its tag and with its model', async t => {
	const statuses = await statusesOf('small');
	for (const [text, model, agent] of [
		['hook-failed=etcd/1', 'db', 'unit-etcd-1'],
		['agent-configuration=db:1', 'db', 'machine-1'],
		['agent-configuration=1', 'web', 'machine-1'],
		['agent-hangs=db:machine-2', 'db', 'machine-2'],
		['disk-full=0', 'controller', 'machine-0'],
	] as const) {
		const {cloud} = importWell(statuses, {faults: [wishOf(text)]});
		t.like(cloud.faults[0], {type: wishOf(text).name, model, agent});
	}

	const {cloud} = importWell(statuses, {faults: [wishOf('changes-disabled=db')]});
	t.deepEqual(cloud.controllers[0]?.models.filter(({disabled}) => disabled.length > 0).map(({name}) => name), ['db']);
});

test('what is no fault, or has no place, is said', async t => {
	const problemOf = (text: string) => {
		const wish = readFaultWish(text);
		return 'problem' in wish ? `${wish.problem} ${wish.advice}` : 'none';
	};

	t.regex(problemOf('rain'), /^There is no fault "rain"\. There are: agent-configuration, hook-failed, /v);
	t.regex(problemOf('constructor'), /^There is no fault "constructor"\./v);
	t.is(problemOf('hook-failed='), '"hook-failed=" is no fault. Name an agent behind the equals sign, or give hook-failed alone.');
	t.is(problemOf('upgrade-failed=0'), '"upgrade-failed=0" is no fault. upgrade-failed is one of the whole controller: give it alone.');
	const imported = importCloud({
		statuses: await statusesOf('small'), seed: 1, startedAt: copyTime, faults: [wishOf('hook-failed=mysql/9')],
	});
	t.deepEqual(imported, {problem: 'The fault hook-failed cannot strike "mysql/9".', advice: 'It can be one such as web:haproxy/0, web:webapp/0, db:etcd/0.'});
	const fourth = importCloud({
		statuses: await statusesOf('small-4.0'), seed: 1, startedAt: copyTime, faults: [wishOf('backup-harmed')],
	});
	t.true('problem' in fourth && fourth.problem.includes('has no place in this cloud'));
});

property('likely faults are the same for the same seed, and never more than three', [fc.nat({max: 10_000})], async (t, seed) => {
	const statuses = await statusesOf('small');
	const [one, other] = [importWell(statuses, {seed, faults: 'likely'}), importWell(statuses, {seed, faults: 'likely'})];
	t.deepEqual(one, other);
	const faults = one.notes.filter(note => note.startsWith('Fault '));
	t.true(faults.length > 0 && faults.length <= 3);
	t.true(faults.every(note => / Likely, for .+\.$/v.test(note)));
}, {numRuns: 20});

test('a cloud of one\'s own suggests a proxy, a public one does not', async t => {
	const statuses = await statusesOf('small');
	const count = (cloud: string): number => Array.from({length: 40}, (_, seed) => importWell(statuses.map(status => ({...status, cloud})), {seed, faults: 'likely'}))
		.filter(({notes}) => notes.some(note => note.includes('binaries-unreachable'))).length;
	t.is(count('aws'), 0);
	t.true(count('maas') > 8);
});

test('the page about rehearsal names every fault', t => {
	const page = fs.readFileSync(path.join(projectRoot, 'docs', 'rehearsal.md'), 'utf8');
	t.deepEqual(faultNames.filter(name => !page.includes(`\`${name}\``)), []);
});
