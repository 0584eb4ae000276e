import test from 'ava';
import {type Intent} from '../../source/domain/intent.js';
import {createStatusMemory} from '../../source/juju/answers/status-memory.js';
import {runIntent} from '../../source/runtime/run-intent.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {createFakeProcess} from '../_helpers/fake-process.js';
import {testTime, webModel} from '../_helpers/make-state.js';
import {openRunner, renderForTest, workingStorage} from '../_helpers/open-runner.js';

const upgrade: Intent = {type: 'upgrade-model', model: webModel, version: '3.6.28'};
const effect = {type: 'ask', id: 'upgrade', intent: upgrade} as const;

test('a command that changes something starts when its entry is on the disk, and its end is on the disk before it is told', async t => {
	const started = Promise.withResolvers<undefined>();
	const ended = Promise.withResolvers<undefined>();
	const kinds: string[] = [];
	const {perform, process, of, settle} = openRunner({
		storage: {
			journal: {
				async append(kind) {
					kinds.push(kind);
					await (kind === 'command-starting' ? started : ended).promise;
				},
			},
		},
	});
	await perform(effect);
	t.deepEqual(kinds, ['command-starting']);
	t.is(process.calls.length, 0);
	started.resolve(undefined);
	await settle();
	t.is(process.calls.length, 1);
	process.calls[0]?.end({stdout: 'started upgrade to 3.6.28\n'});
	await settle();
	t.deepEqual(kinds, ['command-starting', 'command-ended']);
	t.is(of('answered').length, 0);
	ended.resolve(undefined);
	await settle();
	t.is(of('answered').length, 1);
});

test('a read is not written down', async t => {
	const {perform, events} = openRunner({process: createFakeProcess({answer: () => ({stdout: '3.6.4'})})});
	await perform({type: 'ask', id: 'version', intent: {type: 'read-agent-version', model: webModel}});
	t.deepEqual(events, []);
});

test('nothing runs where the journal cannot be written', async t => {
	const {perform, process, of} = openRunner({
		storage: {
			journal: {
				async append() {
					throw Object.assign(new Error('The journal of this run could not be written: the disk is full.'), {advice: 'Make room.'});
				},
			},
		},
	});
	await perform(effect);
	t.is(process.calls.length, 0);
	t.like(of('answered')[0]?.answer, {
		ok: false,
		failure: {
			kind: 'unavailable',
			message: 'The journal of this run could not be written, so nothing was run.',
			advice: 'Make room.',
			evidence: 'The journal of this run could not be written: the disk is full.',
		},
	});
});

test('a command whose end could not be written down is answered all the same, and the operator hears of it', async t => {
	const {perform, of} = openRunner({
		process: createFakeProcess({answer: () => ({stdout: 'started upgrade to 3.6.28\n'})}),
		storage: {
			journal: {
				async append(kind) {
					if (kind === 'command-ended') {
						throw new Error('The disk is full.');
					}
				},
			},
		},
	});
	await perform(effect);
	t.true(of('answered')[0]?.answer.ok);
	t.is(of('notified')[0]?.text, 'The command ran, but how it ended is not in the journal. The disk is full.');
});

test('the lock comes before the journal, and the journal before the command', async t => {
	const {perform, events, process} = openRunner();
	await perform(effect);
	t.deepEqual(events, ['claim aws', 'command-starting']);
	t.is(process.calls.length, 1);
});

test('nothing that changes runs without the lock; reads do', async t => {
	const {perform, process, of, events} = openRunner({
		storage: {
			async claim() {
				throw Object.assign(new Error('Another run of this program holds the lock on aws.'), {advice: 'Wait until it has ended.', exitCode: 8});
			},
		},
	});
	await perform(effect, {type: 'ask', id: 'version', intent: {type: 'read-agent-version', model: webModel}});
	t.deepEqual(process.calls.map(call => call.arguments[0]), ['read-agent-version']);
	t.deepEqual(events, []);
	t.like(of('answered')[0]?.answer, {
		ok: false, failure: {message: 'Another run of this program holds the lock on aws. Nothing was run.', advice: 'Wait until it has ended.'},
	});
});

test('a backup is made when there is a place for it, and not where there is none', async t => {
	const backup = {type: 'ask', id: 'backup', intent: {type: 'create-backup', controller: 'aws', file: '/backups/aws.tar.gz'}} as const;
	const good = openRunner({
		storage: {
			async prepareFile(file) {
				good.events.push(`prepared ${file}`);
			},
		},
	});
	await good.perform(backup);
	t.deepEqual(good.events, ['claim aws', 'prepared /backups/aws.tar.gz', 'command-starting']);
	const bad = openRunner({
		storage: {
			async prepareFile() {
				throw Object.assign(new Error('The disk is full.'), {advice: 'Make room.'});
			},
		},
	});
	await bad.perform(backup);
	t.is(bad.process.calls.length, 0);
	t.like(bad.of('answered')[0]?.answer, {ok: false, failure: {message: 'The disk is full. Nothing was run.', advice: 'Make room.'}});
});

test('a simulation needs no lock', async t => {
	const {perform, events} = openRunner({session: {mode: 'simulation'}});
	await perform(effect, {type: 'lock', controller: 'aws'});
	t.deepEqual(events, ['command-starting']);
});

test('a lock that another run holds is told as such, one that cannot be written is not', async t => {
	const held = openRunner({
		storage: {
			async claim() {
				throw Object.assign(new Error('Another run holds it.'), {advice: 'Wait.', exitCode: 8});
			},
		},
	});
	await held.perform({type: 'lock', controller: 'aws'});
	t.deepEqual(held.messages, [{
		type: 'lock-refused', summary: ['Another run holds it.', 'Wait.'], controller: 'aws', canBeTakenOver: false,
	}]);
	const full = openRunner({
		storage: {
			async claim() {
				throw Object.assign(new Error('The disk is full.'), {advice: 'Make room.', exitCode: 3});
			},
		},
	});
	await full.perform({type: 'lock', controller: 'aws'});
	t.deepEqual(full.messages, [{type: 'notified', text: 'The disk is full. Make room.'}]);
});

test('a lock that cannot be seen from here may be taken over where there is a person; taking it over can fail as well', async t => {
	const claim = async (): Promise<never> => {
		throw Object.assign(new Error('Another run holds it.'), {advice: 'Look.', exitCode: 8, canBeTakenOver: true});
	};

	const taken: string[] = [];
	const takeOver = async (controller: string): Promise<void> => {
		taken.push(controller);
	};

	const person = openRunner({storage: {claim}, ports: {takeOver}});
	await person.perform({type: 'lock', controller: 'aws'});
	t.like(person.messages[0], {type: 'lock-refused', controller: 'aws', canBeTakenOver: true});
	t.deepEqual(taken, []);
	await person.perform({type: 'lock', controller: 'aws', takesOver: true});
	t.deepEqual(taken, ['aws']);
	t.deepEqual(person.messages[1], {type: 'notified', text: 'The lock on aws is taken over; it is recorded.'});
	const script = openRunner({storage: {claim}});
	await script.perform({type: 'lock', controller: 'aws'});
	t.like(script.messages[0], {type: 'lock-refused', canBeTakenOver: false});
	const late = openRunner({storage: {claim}, ports: {takeOver: claim}});
	await late.perform({type: 'lock', controller: 'aws', takesOver: true});
	t.like(late.messages, [{type: 'lock-refused', canBeTakenOver: true}]);
});

test('secrets and control sequences of a command do not reach the log of commands', async t => {
	const {perform, of} = openRunner({process: createFakeProcess({answer: () => ({exitCode: 1, stderr: 'ERROR \u{1B}[2Jpassword: hunter2hunter2\n'})})});
	await perform({type: 'ask', id: 'version', intent: {type: 'read-agent-version', model: webModel}});
	const record = of('command-ended')[0]?.record;
	t.is(record?.stderr, 'ERROR password: ••••\n');
});

test('a fault inside of an adapter is an answer, not an end', async t => {
	const {perform, of} = openRunner({
		ports: {
			process: {
				name: 'juju',
				async run() {
					throw new Error('boom');
				},
				async attach() {
					throw new Error('boom');
				},
			},
		},
	});
	await perform({type: 'ask', id: 'version', intent: {type: 'read-agent-version', model: webModel}});
	t.like(of('answered')[0]?.answer, {ok: false, failure: {kind: 'crashed', evidence: 'boom'}});
	t.is(of('command-ended')[0]?.record.outcome, 'failed');
});

test('a long status is read in turns, a short one at once', async t => {
	const machines = Object.fromEntries(Array.from({length: 5000}, (_, index) => [String(index), {'juju-status': {current: 'started', version: '3.6.4', since: '2026-11-21 03:12:00Z'}}]));
	for (const [section, isLong] of [[machines, true], [{}, false]] as const) {
		let turns = 0;
		const clock = {
			...createVirtualClock(testTime),
			async giveTurn() {
				turns += 1;
			},
		};
		const answer = await runIntent({type: 'read-status', model: webModel}, {
			id: '1',
			process: createFakeProcess({answer: () => ({stdout: JSON.stringify({model: {name: 'web'}, machines: section, applications: {}})})}),
			render: renderForTest,
			client: undefined,
			controller: undefined,
			clock,
			memory: createStatusMemory(),
			signal: new AbortController().signal,
			journal: workingStorage([]).journal,
			suspend: async action => action(),
		});
		t.true(answer.ok);
		t.is(turns > 2, isLong, String(turns));
	}
});
