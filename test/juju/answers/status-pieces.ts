import test from 'ava';
import fc from 'fast-check';
import {type ModelStatus} from '../../../source/domain/status.js';
import {readStatusInPieces, type KnownStatus, type StatusRead} from '../../../source/juju/answers/status-pieces.js';
import {readWholeStatus} from '../../../source/juju/answers/status-whole.js';
import {isObject, recordedStatuses, type JsonObject} from './_statuses.js';

const readAll = (text: string, before?: KnownStatus): StatusRead & {readonly turns: number} => {
	const steps = readStatusInPieces(text, before);
	for (let turns = 0; ; turns++) {
		const step = steps.next();
		if (step.done) {
			return {...step.value, turns};
		}
	}
};

const valueOf = ({reading}: StatusRead): ModelStatus => {
	if (!reading.ok) {
		throw new Error('It was not understood.');
	}

	return reading.value;
};

test('Every recorded status reads in pieces as it does as a whole', t => {
	for (const {name, text} of recordedStatuses) {
		const read = readAll(text);
		t.deepEqual(read.reading, readWholeStatus(text), name);
		t.not(read.known, undefined, name);
		t.deepEqual(readAll(JSON.stringify(JSON.parse(text), undefined, '\t')).reading, read.reading, name);
	}
});

test('Every recorded status reads the same after any other', t => {
	let known: KnownStatus | undefined;
	for (const {name, text} of recordedStatuses) {
		const read = readAll(text, known);
		t.deepEqual(read.reading, readWholeStatus(text), name);
		known = read.known;
	}
});

const sections = (document: unknown): JsonObject[] => {
	const found: JsonObject[] = [];
	const visit = (value: unknown): void => {
		if (!isObject(value)) {
			return;
		}

		found.push(value);
		for (const child of Object.values(value)) {
			visit(child);
		}
	};

	visit(document);
	return found;
};

const strange = fc.constantFrom<unknown>(null, 5, '', 'text', [], {}, {'status-error': 'it broke'}, {units: 5}, {units: {'a/1': {}, 'a/0': null}}, {'juju-status': {current: 'lost'}});

const change = fc.record({
	at: fc.nat(), key: fc.nat(), kind: fc.constantFrom('replace', 'remove', 'add', 'number'), value: strange,
});

const changed = (text: string, changes: ReadonlyArray<{readonly at: number; readonly key: number; readonly kind: string; readonly value: unknown}>): string => {
	const document: unknown = JSON.parse(text);
	for (const {at, key, kind, value} of changes) {
		const all = sections(document);
		const section = all[at % all.length] ?? {};
		const keys = Object.keys(section);
		const name = keys[key % Math.max(1, keys.length)] ?? 'new';
		if (kind === 'remove') {
			Reflect.deleteProperty(section, name);
		} else {
			section[kind === 'replace' ? name : (kind === 'add' ? `new-${key % 5}/0` : String(key % 50))] = structuredClone(value);
		}
	}

	return JSON.stringify(document);
};

test('Whatever changes from one answer to the next, it reads as it does as a whole', t => {
	fc.assert(fc.property(fc.constantFrom(...recordedStatuses), fc.array(fc.array(change, {maxLength: 6}), {minLength: 1, maxLength: 4}), ({text}, rounds) => {
		let {known} = readAll(text);
		let last = text;
		for (const changes of rounds) {
			last = changed(last, changes);
			const read = readAll(last, known);
			t.deepEqual(read.reading, readWholeStatus(last));
			known = read.known;
		}
	}), {numRuns: 300});
});

test('A text that is cut off, spoilt or says a name twice is what it is as a whole', t => {
	fc.assert(fc.property(fc.constantFrom(...recordedStatuses), fc.nat(), fc.constantFrom('', '"', '}', '{', ',', '\\', 'x'), ({text}, place, instead) => {
		const at = place % text.length;
		for (const spoilt of [text.slice(0, at), `${text.slice(0, at)}${instead}${text.slice(at + 1)}`]) {
			t.deepEqual(readAll(spoilt, readAll(text).known).reading, readWholeStatus(spoilt));
		}
	}), {numRuns: 200});
	for (const text of [
		'{"model":{"name":"a"},"machines":{"0":{},"0":{"juju-status":{"current":"down"}}},"applications":{}}',
		'{"model":{"name":"a"},"machines":{},"machines":{"1":{}},"applications":{}}',
		'{"model":{"name":"a"},"machines":{"b":{},"10":{},"2":{}},"applications":{}}',
		'{"model":{"name":"a"},"machines":{},"applications":{"x":{},"7":{}}}',
		'{"model":{"name":"a"},"machines":{},"applications":{"x":{"units":{"x/0":{}},"units":{}}}}',
		String.raw`{"model":{"name":"a"},"machines":{},"applications":{"\u0078":{"units":{"x/0":{}}}}}`,
		'{"model":{"name":"a"},"machines":{},"applications":{},"services":{"x":{}}}',
		'{"model":{"name":"a"},"machines":{},"applications":{}} more',
		'{}',
		'[]',
		'',
	]) {
		t.deepEqual(readAll(text).reading, readWholeStatus(text), `Differs: ${text}`);
	}
});

const large = (count: number, version: (index: number) => string): string => JSON.stringify({
	model: {name: 'fleet', type: 'iaas'},
	machines: Object.fromEntries(Array.from({length: count}, (_, index) => [String(index), {'juju-status': {current: 'started', version: version(index)}, 'dns-name': `10.0.0.${index}`}])),
	applications: {
		web: {
			charm: 'web',
			units: Object.fromEntries(Array.from({length: count}, (_, index) => [`web/${index}`, {
				'juju-status': {current: 'idle', version: version(index)}, machine: String(index), subordinates: {[`log/${index}`]: {'juju-status': {current: 'idle'}}},
			}])),
		},
		log: {charm: 'log', 'subordinate-to': ['web']},
	},
});

test('What has not changed stays the same objects, and only what has is read', t => {
	const before = readAll(large(50, () => '3.6.4'));
	const after = readAll(large(50, index => index === 7 ? '3.6.28' : '3.6.4'), before.known);
	const [old, next] = [valueOf(before), valueOf(after)];
	const differing = next.agents.filter((agent, index) => agent !== old.agents[index]).map(({name}) => name);
	t.deepEqual(differing, ['7', 'web/7', 'log/7']);
	t.is(next.applications[1], old.applications[1]);
	t.deepEqual(next.applications.map(({unitCount}) => unitCount), [50, 50]);
});

test('Others have their turn while a long answer is read, and seldom where little has changed', t => {
	const text = large(3000, () => '3.6.4');
	const first = readAll(text);
	t.true(first.turns >= text.length / 200_000, String(first.turns));
	t.true(readAll(large(3000, index => index === 5 ? '3.6.28' : '3.6.4'), first.known).turns < first.turns / 3);
});
