import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {type ModelStatus} from '../../../source/domain/status.js';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {scrubStatuses} from '../../../source/simulator/import/scrub-statuses.js';
import {findScenario} from '../../../source/simulator/scenarios/index.js';
import {
	askStatuses,
	copyTime,
	importWell,
	statusFrom,
} from '../../_helpers/copied-cloud.js';
import {readFixture} from '../../_helpers/fixture.js';

/** Everything in it that is somebody's own has `zebra` in it, or an address in 172.31. */
const secretStatus = readFixture('copies/status-3.6.json');

/** All that the simulated cloud can ever say. */
const textOf = (cloud: Cloud): string => JSON.stringify(cloud, (_key, value: unknown) => (value instanceof Map ? [...value] : value));

test('nothing of whose cloud it is is left, and all else is', async t => {
	const given = await statusFrom(secretStatus);
	const {cloud, notes} = importWell([given], {scrub: true, controller: {owners: {'zebra-prod': 'zebra-user'}, disabled: {'zebra-prod': [{set: 'all', message: 'ask zebra'}]}}});
	const text = `${textOf(cloud)}${notes.join('\n')}`;
	t.deepEqual(text.match(/.{20}(?:zebra|172\.31).{20}/gv) ?? [], []);
	const [again] = await askStatuses(cloud).then(statuses => statuses.filter(({name}) => name === 'model-a'));
	t.like(again, {
		controller: 'controller-a', cloud: 'cloud-a', region: 'region-a', version: '3.6.4',
	});
	t.deepEqual(again?.agents.map(({name, state, version, machine}) => [name, state, version, machine]), [
		['0', 'started', '3.6.4', '0'],
		['0/lxd/0', 'down', '3.6.2', '0/lxd/0'],
		['charm-a/3', 'error', '3.6.4', '0/lxd/0'],
		['mysql/0', 'idle', '3.6.4', '0'],
	]);
	t.deepEqual(again?.applications.map(({name, charm, charmChannel, charmRevision, workloadVersion}) => [name, charm, charmChannel, charmRevision, workloadVersion]), [
		['charm-a', 'local:jammy/charm-a-4', undefined, 4, undefined],
		['mysql', 'mysql', '8.0/stable', 151, '8.0.36'],
	]);
	t.deepEqual(again?.agents.map(({workloadStatus}) => workloadStatus?.message).filter(message => message !== undefined), [
		'hook failed: "endpoint-relation-changed" for ***',
		'Waiting for charm-a/3 at *** (***), 3 units',
	]);
	t.deepEqual(again?.remoteApplications.map(({url}) => url), ['controller-b:user-a/model-b.offer-b']);
});

test('one thing has one name in all models, and two never have the same', async t => {
	const cloud = findScenario('production')?.create(1, copyTime);
	const given = cloud ? await askStatuses(cloud) : [];
	const {statuses} = scrubStatuses(given);
	t.deepEqual(scrubStatuses(given).statuses, statuses);
	for (const [index, status] of statuses.entries()) {
		const before = given[index];
		t.is(new Set(status.agents.map(({tag}) => tag)).size, before?.agents.length ?? 0);
		t.is(new Set(status.applications.map(({name}) => name)).size, before?.applications.length ?? 0);
		t.deepEqual(status.agents.map(({version, state, kind}) => [version, state, kind]), before?.agents.map(({version, state, kind}) => [version, state, kind]));
	}

	const {cloud: copy} = importWell(given, {scrub: true});
	const again = await askStatuses(copy);
	t.deepEqual(new Set(again.map(({agents}) => agents.length)), new Set(given.map(({agents}) => agents.length)));
});

const strange = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), {minLength: 4, maxLength: 8}).map(letters => `qxz${letters.join('')}`);

const forms = fc.constantFrom('$ is down', 'see https://$/a?b=$', 'user=$,', '($)', 'hook failed: "$-relation-joined"', '$:$', '"$"', 'a$', '/var/lib/$.log');

property('a word that nobody knows is in no message of a scrubbed cloud', [strange, forms], async (t, word, form) => {
	const given = await statusFrom(secretStatus);
	const message = form.split('$').join(word);
	const spoilt: ModelStatus = {
		...given, agents: given.agents.map(agent => ({...agent, workloadStatus: agent.workloadStatus && {...agent.workloadStatus, message}})),
	};
	const {cloud} = importWell([spoilt], {scrub: true});
	t.false(textOf(cloud).includes(word), message);
}, {numRuns: 60});
