import {testProp as property, fc} from '@fast-check/ava';
import test from 'ava';
import {readSavedStatus} from '../../../source/commands/diagnose-status.js';
import {advance} from '../../../source/simulator/cluster.js';
import {importCloud} from '../../../source/simulator/import/import-cloud.js';
import {askStatuses, copyTime} from '../../_helpers/copied-cloud.js';
import {listFixtures, readFixture} from '../../_helpers/fixture.js';

const texts = ['2.9.52', '3.6.28', '4.0.15'].flatMap(version => listFixtures(`recordings/clients/${version}/status`)
	.filter(name => name.endsWith('.json') && !name.includes('.local.'))
	.map(name => readFixture(`recordings/clients/${version}/status/${name}`)));

const hostile: readonly unknown[] = [
	undefined, null, '', 0, -1, true, [], {}, 'constructor', '__proto__', '3.6.28', '9.9', 'down', 'lost', 'error', '0/lxd/0', {'status-error': 'no'},
];
const words = ['\u{1B}[2J', 'hook failed: "x"', 'upgrade to 4 failed (giving up): x'];
const values = fc.constantFrom(...hostile, ...words);

/** Puts another value, or none, in the place that the numbers lead to. */
const spoil = (root: unknown, steps: readonly number[], value: unknown): void => {
	let place = root;
	for (const [index, step] of steps.entries()) {
		if (typeof place !== 'object' || place === null) {
			return;
		}

		const record = place as Record<string, unknown>;
		const keys = Object.keys(record);
		const key = keys[step % Math.max(1, keys.length)];
		if (key === undefined) {
			return;
		}

		if (index === steps.length - 1) {
			record[key] = value;
		}

		place = record[key];
	}
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Juju always says of which model it is, and prints machines and applications, empty or not. */
const isStatus = (document: unknown): boolean => isRecord(document)
	&& (isRecord(document['model']) || typeof document['environment'] === 'string')
	&& isRecord(document['machines'])
	&& isRecord(document['applications'] ?? document['services']);

const spoilers = fc.array(fc.tuple(fc.array(fc.nat({max: 20}), {minLength: 1, maxLength: 7}), values), {minLength: 1, maxLength: 8});

property('whatever a status says, it is refused with a sentence or becomes a cloud that answers', [fc.constantFrom(...texts), spoilers, fc.boolean()], async (t, text, changes, scrub) => {
	const document: unknown = JSON.parse(text);
	for (const [steps, value] of changes) {
		spoil(document, steps, structuredClone(value));
	}

	const spoilt = JSON.stringify(document);
	const saved = await readSavedStatus(spoilt);
	// What is no status any more is said to be none, and nothing else is.
	t.is(saved !== undefined, isStatus(JSON.parse(spoilt)), spoilt.slice(0, 400));
	if (!saved) {
		return;
	}

	t.true(Array.isArray(saved.status.agents));

	const imported = importCloud({
		statuses: [saved.status], seed: 1, startedAt: copyTime, scrub, faults: 'likely',
	});
	if ('problem' in imported) {
		t.regex(imported.problem, /^[A-Z].+\.$/v);
		return;
	}

	const {cloud} = imported;
	advance(cloud, cloud.now + 600_000);
	const statuses = await askStatuses(cloud);
	t.is(statuses.length, cloud.controllers[0]?.models.length ?? 0);
}, {numRuns: 150});

test('without a part that Juju always prints it is no status; every other part may be missing or nonsense', async t => {
	for (const text of texts) {
		const document = JSON.parse(text) as Readonly<Record<string, unknown>>;
		for (const key of Object.keys(document)) {
			for (const value of [undefined, null, 'nonsense', []]) {
				const spoilt = JSON.stringify({...document, [key]: value});
				const saved = await readSavedStatus(spoilt);
				t.is(saved === undefined, ['model', 'machines', 'applications'].includes(key), `${key}: ${JSON.stringify(value)}`);
			}
		}
	}
});
