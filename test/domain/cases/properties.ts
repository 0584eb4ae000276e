import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';
import test from 'ava';
import fc from 'fast-check';
import {fromTag} from '../../../source/domain/agent.js';
import {type Finding, type Situation} from '../../../source/domain/case.js';
import {cases, findCase, matchCases} from '../../../source/domain/cases/index.js';
import {modelKey, type Intent} from '../../../source/domain/intent.js';
import {createStreamScanner} from '../../../source/domain/scan-stream.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {readAnswer} from '../../../source/juju/answers/index.js';
import {readStatusTable} from '../../../source/juju/answers/status-table.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {readExamples, situationOf} from '../../_helpers/case-example.js';
import {listFixtures, readFixture} from '../../_helpers/fixture.js';
import {makeSituation} from '../../_helpers/make-situation.js';
import {
	controllerModelReference,
	makeKnown,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';

const examples = readExamples().flatMap(entry => entry.examples);

const versions = ['2.9.52', '3.6.28', '4.0.15'] as const;

const recordedStatuses: readonly string[] = versions.flatMap(version => {
	const folder = `recordings/clients/${version}/status`;
	return listFixtures(folder).filter(file => file.endsWith('.json') && !file.includes('.local.')).map(file => readFixture(`${folder}/${file}`));
});

const recordedTables: readonly string[] = versions.flatMap(version => {
	const folder = `recordings/clients/${version}/status`;
	return listFixtures(folder).filter(file => file.endsWith('.txt')).map(file => readFixture(`${folder}/${file}`));
});

/** Texts that cases are recognised by: messages, errors, lines of logs. */
const logLines = examples.flatMap(({log}) => log ?? []);
const errors = examples.flatMap(({stderr}) => stderr ?? []);
const words = [...logLines, ...errors.flatMap(text => text.split('\n')), ...cases.flatMap(({signals}) => signals.map(signal => signal.words))];

/** Two texts cut and put together, one twice, parts left out, whatever else. */
const mutated = (texts: readonly string[]): fc.Arbitrary<string> => fc.oneof(
	fc.constantFrom(...texts),
	fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}))
		.map(([left, right, at, from]) => left.slice(0, Math.floor(left.length * at)) + right.slice(Math.floor(right.length * from))),
	fc.tuple(fc.constantFrom(...texts), fc.nat(200), fc.nat(40)).map(([text, start, length]) => text.slice(0, start) + text.slice(start + length)),
	fc.tuple(fc.constantFrom(...texts), fc.integer({min: 2, max: 5})).map(([text, count]) => text.repeat(count)),
	fc.tuple(fc.constantFrom(...texts), fc.string({unit: 'binary', maxLength: 12}), fc.nat(100)).map(([text, strange, at]) => text.slice(0, at) + strange + text.slice(at)),
);

type Mutation = {readonly path: readonly number[]; readonly action: 'delete' | 'replace' | 'duplicate' | 'say'; readonly value: unknown; readonly text: string};

const mutation: fc.Arbitrary<Mutation> = fc.record({
	path: fc.array(fc.nat(), {minLength: 1, maxLength: 7}),
	action: fc.constantFrom('delete', 'replace', 'duplicate', 'say', 'say'),
	value: fc.oneof(fc.constantFrom<unknown>(null, '', 0, [], {}, 'down', 'lost', 'error', {current: 'error', message: 'hook failed: "start"'}, {'status-error': 'gone'}), fc.jsonValue()),
	text: mutated(words),
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const keyAt = (node: Readonly<Record<string, unknown>>, step: number): string => Object.keys(node)[step % Object.keys(node).length] ?? '';

const mutate = (document: unknown, {path, action, value, text}: Mutation): void => {
	let parent: Record<string, unknown> | undefined;
	let key = '';
	let node: unknown = document;
	for (const step of path) {
		if (!isObject(node) || Object.keys(node).length === 0) {
			break;
		}

		parent = node;
		key = keyAt(node, step);
		node = node[key];
	}

	if (!parent) {
		return;
	}

	switch (action) {
		case 'delete': {
			Reflect.deleteProperty(parent, key);

			break;
		}

		case 'duplicate': {
			parent[`${key}1`] = structuredClone(parent[key]);

			break;
		}

		case 'say': {
			parent['message'] = text;

			break;
		}

		default: {
			parent[key] = structuredClone(value);
		}
	}
};

const said = (stdout: string) => ({
	outcome: 'exited' as const, exitCode: 0, stdout, stderr: '', duration: 10,
});

const readStatus = (text: string): ModelStatus | undefined => {
	const answer = readAnswer({type: 'read-status', model: webModel}, said(text), {client: undefined, controller: undefined});
	return answer.ok ? answer.value as ModelStatus : undefined;
};

const status: fc.Arbitrary<ModelStatus | undefined> = fc.oneof(
	fc.tuple(fc.constantFrom(...recordedStatuses), fc.array(mutation, {maxLength: 8})).map(([text, mutations]) => {
		const document: unknown = JSON.parse(text);
		for (const one of mutations) {
			mutate(document, one);
		}

		return readStatus(JSON.stringify(document));
	}),
	mutated(recordedTables).map(text => readStatus(JSON.stringify(readStatusTable(text) ?? {}))),
	fc.constantFrom(...examples).map(example => situationOf(example).statuses[modelKey(webModel)]?.value),
);

const intents: readonly Intent[] = [
	{type: 'upgrade-model', model: webModel, version: '3.6.28'},
	{type: 'upgrade-controller', controller: 'aws', version: '3.6.28'},
	{type: 'preview-controller-upgrade', controller: 'aws'},
	{type: 'create-backup', controller: 'aws', file: '/tmp/backup'},
];

const failure = fc.tuple(mutated(errors), fc.constantFrom(...intents)).map(([stderr, intent]): Situation['failures'] => {
	const answer = readAnswer(intent, {...said(''), exitCode: 1, stderr}, {client: undefined, controller: undefined});
	return answer.ok
		? []
		: [{
			command: `juju ${intent.type}`, failure: answer.failure, at: testTime, model: 'model' in intent ? intent.model : undefined, version: undefined,
		}];
});

const scan = (lines: readonly string[], pieceLength: number): Situation['logs'] => {
	const scanner = createStreamScanner(cases, {model: webModel, source: 'debug-log'}, text => text);
	const text = lines.join('\n');
	for (let at = 0; at < text.length; at += pieceLength) {
		scanner.feed(text.slice(at, at + pieceLength));
	}

	scanner.end();
	return scanner.matches();
};

const situation: fc.Arbitrary<Situation> = fc.record({
	web: status,
	controller: status,
	failures: fc.array(failure, {maxLength: 3}),
	lines: fc.array(mutated(logLines), {maxLength: 8}),
	version: fc.constantFrom('1.25.13', '2.5.8', '2.9.52', '3.6.28', '4.0.15', undefined),
	targetVersion: fc.constantFrom('3.6.28', undefined),
	withoutProgress: fc.constantFrom(undefined, 700_000),
	silentSince: fc.constantFrom(undefined, testTime - 3_600_000),
}).map(({web, controller, failures, lines, version, ...rest}) => {
	const juju = version === undefined ? undefined : parseVersion(version);
	return makeSituation({
		...rest,
		clientVersion: juju,
		controllerVersion: juju,
		render: createRenderer({client: juju, controller: juju, isKubernetes: false}),
		statuses: {
			...(web && {[modelKey(webModel)]: makeKnown(web)}),
			...(controller && {[modelKey(controllerModelReference)]: makeKnown(controller)}),
		},
		failures: failures.flat(),
		logs: scan(lines, 100),
	});
});

/** All that a situation says, as one text. */
const wholeText = ({statuses, failures, logs, controller, details, models}: Situation): string => JSON.stringify([statuses, failures, logs, controller, details, models]);

const asText = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Errors speak of `machine 2` and of `0/lxd/1`, statuses have tags. */
const isNamed = (name: string, text: string): boolean => (/^\d[\d\/a-z]*$/v.test(name)
	? new RegExp(String.raw`(?:machine |node |\b)"?${name.replaceAll('/', String.raw`\/`)}\b`, 'v').test(text)
	: text.includes(asText(name)));

const isThere = (subject: string, text: string): boolean =>
	subject === 'this cloud' || text.includes(asText(subject.replace(/^unit-/v, ''))) || isNamed(fromTag(subject).replace(/^application-/v, ''), text);

const explain = (finding: Finding, from: Situation): readonly unknown[] => {
	const found = findCase(finding.case);
	return [found?.meaning(finding, from), found?.jujuDoes(finding, from), ...(found?.remedies(finding, from) ?? [])];
};

test('over mutated statuses, logs and errors nothing throws, and no finding claims what is not there', t => {
	const seen = new Set<string>();
	fc.assert(fc.property(situation, from => {
		const text = wholeText(from);
		for (const finding of matchCases(from)) {
			seen.add(finding.case);
			const stray = finding.subjects.filter(subject => !isThere(subject, text));
			t.true(stray.length === 0 && finding.subjects.length > 0, `${finding.case}: ${stray.join(', ')}`);
			const model = finding.model?.name ?? controllerModelReference.name;
			t.true(model === controllerModelReference.name || text.includes(asText(model)), `${finding.case}: ${model}`);
			t.true(explain(finding, from).every(part => part !== undefined && part !== ''), finding.case);
		}
	}), {numRuns: 400});
	// The generator does reach the catalogue.
	t.true(seen.size > cases.length / 4, [...seen].join(', '));
});

/** The least time of a few runs, in milliseconds: what else this machine does only adds to it. */
const timeOf = (prepare: () => () => unknown): number => Math.min(...Array.from({length: 5}, () => {
	const run = prepare();
	// Of the processor: what else the machine does meanwhile does not count.
	const start = process.cpuUsage();
	run();
	const {user, system} = process.cpuUsage(start);
	return (user + system) / 1000;
}));

const base = JSON.parse(recordedStatuses.find(text => text.includes('hook failed')) ?? '{}') as {applications: Record<string, {units?: Record<string, unknown>}>};

/** A model of so many units, some of them bad in each way. */
const modelOf = (count: number): ModelStatus => {
	const units = Object.values(base.applications).flatMap(({units: own}) => Object.values(own ?? {}));
	const document = {
		...base,
		applications: {mysql: {...base.applications['mysql'], units: Object.fromEntries(Array.from({length: count}, (_, index) => [`mysql/${index}`, units[index % units.length]]))}},
	};
	const read = readStatus(JSON.stringify(document));
	if (!read) {
		throw new Error('The status of the test is none.');
	}

	return read;
};

const factor = 8;

/** Linear is 8; quadratic 64. */
const most = 28;

test.serial('time grows with a status as its agents do', t => {
	const timeWith = (count: number): number => timeOf(() => {
		const from = makeSituation({statuses: {[modelKey(webModel)]: makeKnown(modelOf(count))}});
		return () => matchCases(from);
	});
	timeWith(500);
	t.true(timeWith(1500 * factor) / Math.max(1, timeWith(1500)) < most);
});

test.serial('time grows with an error as its length does, whatever it repeats', t => {
	for (const text of ['machine-0, unit-mysql-0: ', '"admin/web":\n- ', 'charms(s): cs:ubuntu-1, ', ...new Set(errors.slice(0, 20))]) {
		const timeWith = (length: number): number => timeOf(() => {
			const answer = readAnswer({type: 'upgrade-model', model: webModel, version: '3.6.28'}, {...said(''), exitCode: 1, stderr: 'ERROR boom'}, {client: undefined, controller: undefined});
			const evidence = text.repeat(Math.ceil(length / text.length));
			const from = makeSituation({
				failures: answer.ok
					? []
					: [{
						command: 'juju', failure: {...answer.failure, evidence, message: evidence}, at: testTime, model: webModel, version: undefined,
					}],
			});
			return () => matchCases(from);
		});
		t.true(timeWith(20_000 * factor) / Math.max(1, timeWith(20_000)) < most);
	}
});

/** A piece of a log as long as what is read of a file at once; every 400th line says something of some case. */
const pieceOf = (index: number): string => {
	const lines = Array.from({length: 1600}, (_, row) => {
		const number = (index * 1600) + row;
		const isWord = number % 400 === 0;
		return isWord
			? `unit-mysql-${number}: ${(logLines[(number / 400) % logLines.length] ?? '').replace(/^\S+ /v, '')} ${number}`
			: `machine-${number % 50}: 2026-11-21 03:12:11 INFO juju.worker.upgrader upgrader.go:203 abort check blocked until version event received, number ${number} of the test`;
	});
	return `${lines.join('\n')}\n`;
};

const collectGarbage = (() => {
	v8.setFlagsFromString('--expose-gc');
	return vm.runInNewContext('gc') as () => void;
})();

const heapNow = (): number => {
	collectGarbage();
	return process.memoryUsage().heapUsed;
};

/** Bytes that are fed, in the mean; `LOG_MEGABYTES` makes it more. */
const megabytes = Number(process.env['LOG_MEGABYTES'] ?? 60);

test.serial('a log of any length is read in flat memory, and in time that grows as it does', t => {
	const scanner = createStreamScanner(cases, {model: undefined, source: 'debug-log'}, text => text);
	let fed = 0;
	let index = 0;
	const feedUntil = (size: number): number => {
		const start = performance.now();
		let making = 0;
		while (fed < size) {
			const begun = performance.now();
			const piece = pieceOf(index++);
			making += performance.now() - begun;
			fed += piece.length;
			scanner.feed(piece);
		}

		return performance.now() - start - making;
	};

	const whole = megabytes * 1_000_000;
	feedUntil(whole / 20);
	const first = feedUntil(whole / 10);
	const before = heapNow();
	const rest = feedUntil(whole);
	scanner.end();
	const after = heapNow();
	t.true(after / before < 1.2, `${before} → ${after}`);
	t.true(rest / Math.max(1, first) < 18 * 3, `${first} → ${rest}`);
	t.log(`${megabytes} MB: ${Math.round(first + rest)} ms, heap ${Math.round(before / 1e6)} → ${Math.round(after / 1e6)} MB`);
	t.true(scanner.lineCount() >= index * 1600);
	const matches = scanner.matches();
	t.true(matches.length > 3);
	t.true(matches.every(({lines, agents}) => lines.length <= 5 && agents.length <= 200 && lines.every(line => line.length <= 501)));
});

test('a line without an end is cut, and what follows it is read', t => {
	const scanner = createStreamScanner(cases, {model: undefined, source: 'debug-log'}, text => text);
	const line = logLines.find(text => scan([text], 1000).length > 0) ?? '';
	for (let count = 0; count < 400; count++) {
		scanner.feed('x'.repeat(100_000));
	}

	scanner.feed(`\n${line}\n${line}`);
	scanner.end();
	t.is(scanner.lineCount(), 3);
	t.is(scanner.matches()[0]?.count, 2);
});

test('where a log is cut between pieces does not matter', t => {
	fc.assert(fc.property(fc.array(mutated(logLines), {minLength: 1, maxLength: 10}), fc.integer({min: 1, max: 300}), (lines, length) => {
		t.deepEqual(scan(lines, length), scan(lines, 1_000_000));
	}), {numRuns: 50});
});
