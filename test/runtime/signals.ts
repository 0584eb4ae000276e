import {spawn} from 'node:child_process';
import nodeEvents, {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import readline from 'node:readline';
import test, {type ExecutionContext} from 'ava';
import {hangUpTime, listenToSignals, longestEnding} from '../../source/runtime/signals.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';

const program = fileURLToPath(new URL('../_helpers/signal-program.js', import.meta.url));

/** Starts the program; each line that it says is answered by the next act of the test. */
const runProgram = async (t: ExecutionContext, manner: string, acts: ReadonlyArray<NodeJS.Signals | 'end of input'>) => {
	const child = spawn(process.execPath, [program, manner], {stdio: ['pipe', 'pipe', 'inherit']});
	t.teardown(() => child.kill('SIGKILL'));
	const closed = once(child, 'close') as Promise<[number | undefined, NodeJS.Signals | undefined]>;
	const lines: string[] = [];
	const rest = [...acts];
	for await (const line of readline.createInterface({input: child.stdout})) {
		lines.push(line);
		const act = rest.shift();
		if (act === 'end of input') {
			child.stdin.end();
		} else if (act !== undefined) {
			child.kill(act);
		}
	}

	const [code, signal] = await closed;
	return {lines, code, signal};
};

for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
	test(`${signal} becomes a message, and the program ends in order with ${code}`, async t => {
		t.deepEqual(await runProgram(t, 'orderly', [signal]), {lines: ['ready', `ended ${signal}`], code, signal: null});
	});

	test(`a second ${signal} ends the program at once with ${code}`, async t => {
		t.deepEqual(await runProgram(t, 'stubborn', [signal, signal]), {lines: ['ready', `ended ${signal}`, `forced ${code}`], code, signal: null});
	});
}

test('the second signal may be another one; its code counts', async t => {
	t.deepEqual(await runProgram(t, 'stubborn', ['SIGHUP', 'SIGTERM']), {lines: ['ready', 'ended SIGHUP', 'forced 143'], code: 143, signal: null});
});

test('the end of the input becomes a message', async t => {
	t.deepEqual(await runProgram(t, 'orderly', ['end of input']), {lines: ['ready', 'ended stdin'], code: 4, signal: null});
});

test('a fault that nobody caught is told before the program ends', async t => {
	t.deepEqual(await runProgram(t, 'faulty', []), {lines: ['ready', 'fault boom'], code: 1, signal: null});
	t.deepEqual(await runProgram(t, 'rejecting', []), {lines: ['ready', 'fault no'], code: 1, signal: null});
});

const open = (isSuspended = false, isHungUp = false) => {
	const emitters = {process: new nodeEvents.EventEmitter(), stdin: new nodeEvents.EventEmitter(), stdout: new nodeEvents.EventEmitter()};
	const clock = createVirtualClock(0);
	const events: string[] = [];
	const stop = listenToSignals({
		...emitters,
		clock,
		isSuspended: () => isSuspended,
		isHungUp: () => isHungUp,
		dispatch(message) {
			events.push(message.type === 'ended' ? message.reason : message.type);
		},
		onForced(code) {
			events.push(`forced ${code}`);
		},
		onFault(error) {
			events.push(`fault ${String(error)}`);
		},
	});
	return {
		...emitters, clock, events, stop,
	};
};

test('while a client has the terminal, Ctrl-C and the end of the input are its own, other signals are not', async t => {
	const {process: source, stdin, events, clock} = open(true);
	source.emit('SIGINT');
	stdin.emit('end');
	await clock.advance(hangUpTime);
	t.deepEqual(events, []);
	source.emit('SIGTERM');
	t.deepEqual(events, ['SIGTERM']);
});

test('Ctrl-C that was taken ends nothing, the next one does', async t => {
	const source = new nodeEvents.EventEmitter();
	const events: string[] = [];
	const clock = createVirtualClock(0);
	const answers = [true, false];
	const stop = listenToSignals({
		process: source,
		stdin: new nodeEvents.EventEmitter(),
		stdout: new nodeEvents.EventEmitter(),
		clock,
		isSuspended: () => false,
		onInterrupt: () => answers.shift() ?? false,
		dispatch(message) {
			events.push(message.type === 'ended' ? message.reason : message.type);
		},
		onForced(code) {
			events.push(`forced ${code}`);
		},
		onFault() {
			events.push('fault');
		},
	});
	source.emit('SIGINT');
	await clock.advance(longestEnding * 2);
	t.deepEqual(events, []);
	source.emit('SIGINT');
	t.deepEqual(events, ['SIGINT']);
	stop();
});

test('a program that does not end in order is ended', async t => {
	const {process: source, clock, events} = open();
	source.emit('SIGTERM');
	await clock.advance(longestEnding - 1);
	t.deepEqual(events, ['SIGTERM']);
	await clock.advance(1);
	t.deepEqual(events, ['SIGTERM', 'forced 143']);
});

test('a program that ended in order is not ended again', async t => {
	const {process: source, stdout, clock, events, stop} = open();
	source.emit('SIGTERM');
	stop();
	await clock.advance(2 * longestEnding);
	source.emit('SIGTERM');
	stdout.emit('error', new Error('write EIO'));
	t.deepEqual(events, ['SIGTERM']);
	t.is(source.listenerCount('SIGTERM') + source.listenerCount('uncaughtException'), 0);
});

test('a terminal that hangs up says so in several ways, and is heard once', async t => {
	const {process: source, stdin, stdout, events, clock} = open();
	stdout.emit('error', new Error('write EIO'));
	stdin.emit('error', new Error('read EIO'));
	stdin.emit('close');
	source.emit('SIGHUP');
	await clock.advance(hangUpTime);
	t.deepEqual(events, ['SIGHUP']);
});

test('the signal of a terminal that hangs up counts more than the end of its input', async t => {
	const {process: source, stdin, events, clock} = open();
	stdin.emit('end');
	stdin.emit('close');
	source.emit('SIGHUP');
	await clock.advance(hangUpTime);
	t.deepEqual(events, ['SIGHUP']);
});

test('the end of the input alone ends the program', async t => {
	const {stdin, events, clock} = open();
	stdin.emit('end');
	stdin.emit('close');
	await clock.advance(hangUpTime);
	t.deepEqual(events, ['stdin']);
});

test('an input that ends with its terminal is a hang-up, though no signal came', async t => {
	const {stdin, events, clock} = open(false, true);
	stdin.emit('end');
	await clock.advance(hangUpTime);
	t.deepEqual(events, ['SIGHUP']);
});

test('a second fault ends the program', t => {
	const {process: source, events} = open();
	source.emit('uncaughtException', 'one');
	source.emit('unhandledRejection', 'two');
	t.deepEqual(events, ['fault one', 'forced 1']);
});
