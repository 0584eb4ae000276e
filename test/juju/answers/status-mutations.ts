import test from 'ava';
import fc from 'fast-check';
import {type Agent} from '../../../source/domain/agent.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {neutralise} from '../../../source/juju/neutralise.js';
import {ask, askWell} from './_ask.js';
import {
	isObject,
	readStatus,
	statusOfClients,
	type JsonObject,
} from './_statuses.js';

// By name: a counterexample shall not print the whole document.
const documents = new Map(statusOfClients.filter(({name}) => !name.includes('.local.')).map(({name, text}) => [name, text]));

const strange: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(null, true, '', 0, -1, [], {}, [null]),
	fc.constantFrom<unknown>({'status-error': 'gone'}, {'status-error': null}, '\u{1B}[31mred', {current: {}, since: 5, version: []}, {units: 'x', containers: 3}),
	fc.string({unit: 'binary'}),
	fc.jsonValue(),
);

type Mutation = {readonly path: readonly number[]; readonly action: 'delete' | 'replace' | 'duplicate'; readonly value: unknown};

const mutation: fc.Arbitrary<Mutation> = fc.record({
	path: fc.array(fc.nat(), {minLength: 1, maxLength: 7}),
	action: fc.constantFrom('delete', 'replace', 'duplicate'),
	value: strange,
});

const mutate = (document: unknown, {path, action, value}: Mutation): void => {
	let parent: JsonObject | undefined;
	let key = '';
	let node: unknown = document;
	for (const step of path) {
		if (!isObject(node) || Object.keys(node).length === 0) {
			break;
		}

		parent = node;
		const keys = Object.keys(node);
		key = keys[step % keys.length]!;
		node = node[key];
	}

	if (!parent) {
		return;
	}

	if (action === 'delete') {
		Reflect.deleteProperty(parent, key);
	} else if (action === 'replace') {
		parent[key] = structuredClone(value);
	} else {
		parent[`${key}\u{7}1`] = structuredClone(parent[key]);
	}
};

const textsOf = (value: unknown): readonly string[] => {
	if (typeof value === 'string') {
		return [value];
	}

	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(child => textsOf(child)) : [];
};

const conditions = new Set(['good', 'starting', 'busy', 'upgrading', 'down', 'lost', 'error', 'unknown']);

test('Mutated real answers never throw, and what they give is whole and harmless', t => {
	fc.assert(fc.property(fc.constantFrom(...documents.keys()), fc.array(mutation, {minLength: 1, maxLength: 12}), (file, mutations) => {
		const document: unknown = JSON.parse(documents.get(file) ?? '');
		for (const one of mutations) {
			mutate(document, one);
		}

		const answer = ask(readStatus, {stdout: JSON.stringify(document)});
		t.true(answer.ok || answer.failure.kind === 'unreadable');
		t.true(textsOf(answer).every(value => neutralise(value) === value));
		const agents = answer.ok ? (answer.value as ModelStatus).agents : [];
		t.true(agents.every(({condition, name, state, since}) =>
			conditions.has(condition) && typeof name === 'string' && typeof state === 'string' && (since === undefined || Number.isFinite(since))));
	}), {numRuns: 300});
});

test('A broken machine or application spoils only itself', t => {
	const names = documents.keys().filter(name => !/k8s|empty/v.test(name)).toArray();
	fc.assert(fc.property(fc.constantFrom(...names), fc.constantFrom('machines', 'applications'), fc.nat(), strange, (file, section, step, value) => {
		const text = documents.get(file) ?? '';
		const document = JSON.parse(text) as Record<string, JsonObject>;
		const before = askWell(t, readStatus, {stdout: text});
		const entities = Object.keys(document[section]!);
		if (entities.length === 0) {
			return;
		}

		const name = entities[step % entities.length]!;
		document[section]![name] = value;
		const after = askWell(t, readStatus, {stdout: JSON.stringify(document)});
		const spoilt = section === 'machines'
			? ({kind, machine}: Agent) => ['machine', 'container', 'controller'].includes(kind) && (machine === name || machine?.startsWith(`${name}/`))
			: ({application, principal}: Agent) => application === name || principal?.startsWith(`${name}/`);
		t.deepEqual(after.agents.filter(agent => !spoilt(agent) && before.agents.some(({name: known}) => known === agent.name)), before.agents.filter(agent => !spoilt(agent)));
		t.deepEqual(after.applications.map(application => application.name), before.applications.map(application => application.name));
	}), {numRuns: 100});
});
