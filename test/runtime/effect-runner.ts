import test from 'ava';
import {type Intent} from '../../source/domain/intent.js';
import {type Effect} from '../../source/state/state.js';
import {createFakeProcess} from '../_helpers/fake-process.js';
import {
	databaseModel,
	makePlan,
	makeSession,
	webModel,
} from '../_helpers/make-state.js';
import {openRunner} from '../_helpers/open-runner.js';

const readVersion: Intent = {type: 'read-agent-version', model: webModel};
const upgrade: Intent = {type: 'upgrade-model', model: webModel, version: '3.6.28'};

const ask = (intent: Intent, id: string = intent.type): Effect => ({type: 'ask', id, intent});

test('a question is run, told to the log of commands, and answered under its id', async t => {
	const {perform, process, of, settle} = openRunner();
	await perform(ask(readVersion, 'question 1'));
	t.deepEqual(process.calls.map(call => call.arguments), [['read-agent-version', 'aws:admin/web']]);
	t.is(of('command-started').length, 1);
	t.is(of('command-ended').length, 0);
	process.calls[0]?.end({stdout: '3.6.4\n', duration: 40});
	await settle();
	t.like(of('answered')[0], {id: 'question 1', intent: readVersion, answer: {ok: true, value: {version: '3.6.4'}}});
	t.like(of('command-ended')[0]?.record, {
		id: of('command-started')[0]?.record.id, line: 'juju read-agent-version aws:admin/web', exitCode: 0, duration: 40, outcome: 'exited', stdout: '3.6.4\n',
	});
});

test('the same id is dropped while it runs, and may be asked again by whoever hears the answer', async t => {
	const again: Effect = ask(readVersion);
	let isAskedAgain = false;
	const {perform, process, of, settle} = openRunner({
		onMessage(message, performNow) {
			if (message.type !== 'answered' || isAskedAgain) {
				return;
			}

			isAskedAgain = true;
			performNow(again);
		},
	});
	await perform(again, again);
	t.is(process.calls.length, 1);
	process.calls[0]?.end({stdout: '3.6.4'});
	await settle();
	t.is(process.calls.length, 2);
	process.calls[1]?.end({stdout: '3.6.5'});
	await settle();
	t.is(of('answered').length, 2);
});

test('at most three reads run at once, one place is left for statuses, and what changes something does not wait for them', async t => {
	const {perform, process, settle} = openRunner();
	const reads = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => ask({type: 'show-controller', controller: name}, name));
	await perform(...reads, ask(upgrade));
	t.deepEqual(process.calls.map(call => call.arguments.at(1)), ['a', 'b', 'c', 'aws:admin/web']);
	process.calls[1]?.end();
	await settle();
	t.is(process.calls.at(-1)?.arguments.at(1), 'd');
	t.is(process.open().length, 4);
});

test('intents in order: each starts after the one before succeeded, and each is answered', async t => {
	const {perform, process, of, settle} = openRunner();
	const intents: readonly Intent[] = [
		{
			type: 'resolve', model: webModel, unit: 'mysql/0', retry: true,
		},
		{
			type: 'resolve', model: webModel, unit: 'mysql/1', retry: true,
		},
	];
	await perform({type: 'ask-in-order', id: 'remedy', intents});
	t.is(process.calls.length, 1);
	process.calls[0]?.end();
	await settle();
	t.is(process.calls.length, 2);
	t.is(of('answered').length, 1);
	process.calls[1]?.end();
	await settle();
	t.deepEqual(of('answered').map(({id, intent, answer}) => ({id, intent, ok: answer.ok})), intents.map(intent => ({id: 'remedy', intent, ok: true})));
});

test('intents in order: the first that fails is the last that runs', async t => {
	const {perform, process, of, settle} = openRunner();
	await perform({type: 'ask-in-order', id: 'remedy', intents: [upgrade, readVersion]});
	process.calls[0]?.end({exitCode: 1, stderr: 'ERROR upgrade in progress\n'});
	await settle();
	t.is(process.calls.length, 1);
	t.deepEqual(of('answered').map(({answer}) => answer.ok), [false]);
});

test('a command that this client has not is answered without a start', async t => {
	const {perform, process, of} = openRunner();
	await perform(ask({type: 'synchronise-binaries', controller: 'aws', version: '3.6.28'}));
	t.is(process.calls.length, 0);
	t.like(of('answered')[0]?.answer, {ok: false, failure: {kind: 'unavailable', message: 'This client has no such command.'}});
});

test('an interactive command gets the terminal, and what a client without one wrote is the answer', async t => {
	const {perform, process, of, settle, events, runner} = openRunner();
	await perform(ask({type: 'open-shell', model: webModel, machine: '2'}));
	t.is(process.calls[0]?.kind, 'attach');
	t.true(runner.isSuspended());
	t.deepEqual(events, ['suspended']);
	process.calls[0]?.end({transcript: 'restarted jujud-machine-2'});
	await settle();
	t.false(runner.isSuspended());
	t.deepEqual(events, ['suspended', 'resumed']);
	t.like(of('answered')[0]?.answer, {ok: true, value: {text: 'restarted jujud-machine-2'}});
});

test('two interactive commands do not share the terminal', async t => {
	const {perform, process, settle} = openRunner();
	await perform(ask({type: 'open-shell', model: webModel, machine: '2'}, 'one'), ask({type: 'open-shell', model: webModel, machine: '3'}, 'two'));
	t.is(process.calls.length, 1);
	process.calls[0]?.end();
	await settle();
	t.deepEqual(process.calls.map(call => call.arguments.at(-1)), ['2', '3']);
});

test('watched models are polled and their answers told, after the operator\'s own interval at least', async t => {
	const {perform, process, of, clock, settle} = openRunner({session: {interval: 30_000}});
	await perform({type: 'watch', models: [webModel, databaseModel], interval: 2000});
	t.deepEqual(process.calls.map(call => call.arguments), [['read-status', 'aws:admin/web'], ['read-status', 'aws:admin/db']]);
	process.calls[0]?.end({exitCode: 1, stderr: 'ERROR connection refused\n'});
	await settle();
	t.like(of('observed')[0], {model: webModel, answer: {ok: false}});
	await clock.advance(29_999);
	t.is(process.calls.length, 2);
	await clock.advance(1);
	t.is(process.calls.length, 3);
	await perform({type: 'watch', models: [], interval: undefined});
	t.is(process.open().length, 0);
});

test('a poll asked for now comes now', async t => {
	const {perform, process, clock} = openRunner({process: createFakeProcess({answer: () => ({stdout: '{}'})})});
	await perform({type: 'watch', models: [webModel], interval: 60_000});
	await clock.advance(1000);
	t.is(process.calls.length, 1);
	await perform({type: 'poll-now'});
	t.is(process.calls.length, 2);
});

test('the simulator takes the place of a client: what that had still to say is not told', async t => {
	const simulator = createFakeProcess({name: 'simulator'});
	const session = makeSession({mode: 'simulation', processName: 'simulator'});
	const {perform, process, of, settle} = openRunner({ports: {openSimulator: async () => ({process: simulator, session})}});
	await perform(ask(readVersion), {type: 'watch', models: [webModel], interval: undefined});
	t.is(process.open().length, 2);
	await perform({type: 'use-simulator'}, {type: 'use-simulator'});
	t.is(process.open().length, 0);
	t.deepEqual(of('session-changed').map(message => message.session), [session]);
	t.is(of('answered').length + of('observed').length, 0);
	await perform(ask(readVersion));
	simulator.calls[0]?.end({stdout: '3.6.4'});
	await settle();
	t.is(of('answered').length, 1);
});

test('a simulator that does not start is told', async t => {
	const {perform, of} = openRunner({
		ports: {
			async openSimulator() {
				throw new Error('No such scenario.');
			},
		},
	});
	await perform({type: 'use-simulator'});
	t.deepEqual(of('notified').map(({text}) => text), ['The simulator could not be started. No such scenario.']);
});

test('stop ends every child, comes back when none remains, and lets nothing start after it', async t => {
	const {perform, process, runner, settle} = openRunner({process: createFakeProcess({isDeafToAborts: true})});
	await perform(ask(readVersion), ask(upgrade), {type: 'watch', models: [webModel], interval: undefined});
	let isStopped = false;
	const stop = async (): Promise<void> => {
		await runner.stop();
		isStopped = true;
	};

	void stop();
	await settle();
	t.deepEqual(process.open().map(call => call.isAborted()), [true, true, true]);
	t.false(isStopped);
	for (const call of process.open()) {
		call.end({outcome: 'aborted'});
	}

	await settle();
	t.true(isStopped);
	await perform(ask(readVersion, 'late'), {type: 'poll-now'}, {type: 'watch', models: [databaseModel], interval: undefined});
	t.is(process.calls.length, 3);
});

test('what waited for a place when it was stopped is never started', async t => {
	const {perform, process, runner} = openRunner();
	await perform(...['a', 'b', 'c', 'd', 'e'].map(name => ask({type: 'show-controller', controller: name}, name)));
	await runner.stop();
	t.is(process.calls.length, 3);
});

test('a backup is proved, and the names in it are made harmless', async t => {
	const {perform, of} = openRunner({
		storage: {
			proveBackup: async file => ({
				kind: 'made',
				proof: {
					file, size: 3, sha256: 'abc', entries: ['dump\u{1B}[2J/oplog'], at: 0,
				},
			}),
		},
	});
	await perform({type: 'prove-backup', file: '/tmp/backup.tar.gz'});
	t.like(of('backup-proved')[0]?.backup, {kind: 'made', proof: {entries: ['dump/oplog']}});
});

test('a proof that fails by itself is a failed one', async t => {
	const {perform, of} = openRunner({
		storage: {
			async proveBackup() {
				throw new Error('too many open files');
			},
		},
	});
	await perform({type: 'prove-backup', file: '/tmp/backup.tar.gz'});
	t.deepEqual(of('backup-proved')[0]?.backup, {kind: 'failed', message: 'The backup could not be checked. Try again.', evidence: 'too many open files'});
});

test('a plan is saved, and where it cannot be the operator hears why', async t => {
	const good = openRunner();
	await good.perform({type: 'save-plan', plan: makePlan()});
	t.deepEqual(good.of('plan-saved')[0], {type: 'plan-saved', path: '/runs/1/plan.json', problem: undefined});
	const bad = openRunner({
		storage: {
			async savePlan() {
				throw Object.assign(new Error('The disk is full.'), {advice: 'Make room.'});
			},
		},
	});
	await bad.perform({type: 'save-plan', plan: makePlan()});
	t.deepEqual(bad.of('plan-saved')[0], {type: 'plan-saved', path: undefined, problem: 'The disk is full. Make room.'});
});

test('a record that cannot be written is told', async t => {
	const {perform, of} = openRunner({
		storage: {
			async record() {
				throw Object.assign(new Error('The disk is full.'), {advice: 'Make room.'});
			},
		},
	});
	await perform({type: 'record', kind: 'target', value: {}});
	t.deepEqual(of('notified').map(({text}) => text), ['The disk is full. Make room.']);
});

test('a text is copied through the terminal, but not one that terminals drop', async t => {
	const {perform, of, events} = openRunner();
	await perform({type: 'copy', text: 'juju status'}, {type: 'copy', text: 'x'.repeat(100_000)});
	t.deepEqual(of('copied').map(({isDone}) => isDone), [true, false]);
	t.deepEqual(events, ['wrote \u{1B}]52;c;anVqdSBzdGF0dXM=\u{7}']);
});

test('the end is passed on with its code and its words', async t => {
	const {perform, events} = openRunner();
	await perform({type: 'exit', code: 7, summary: ['Left.']});
	t.deepEqual(events, ['exit 7 Left.']);
});
