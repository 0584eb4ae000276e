import {Writable} from 'node:stream';
import test from 'ava';
import {holdFrames} from '../../source/interface/hold-frames.js';
import {holdResizes, resizeListeners} from '../../source/interface/hold-resizes.js';
import {setWaiting} from '../../source/interface/set-waiting.js';
import {createStore, type Store} from '../../source/runtime/store.js';
import {update} from '../../source/state/update.js';
import {makeWaitingState} from '../_helpers/make-state.js';

/** A line that takes nothing until it is told to, then all that waits. */
const createLine = () => {
	let isOpen = true;
	let waiting: (() => void) | undefined;
	const stream = new Writable({
		write(_chunk, _encoding, callback) {
			if (isOpen) {
				callback();
			} else {
				waiting = callback;
			}
		},
	});
	return {
		stream,
		stall() {
			isOpen = false;
		},
		async goOn() {
			isOpen = true;
			waiting?.();
			await new Promise<void>(resolve => {
				stream.write('', () => {
					resolve();
				});
			});
		},
	};
};

const makeStore = (): Store => createStore({
	initial: makeWaitingState(),
	update,
	perform() {
		// Nothing is done.
	},
});

const resize = (store: Store, columns: number): void => {
	store.dispatch({type: 'resized', columns, rows: 24});
};

test('while a frame is on its way no other one is drawn; then the newest is', async t => {
	const store = makeStore();
	const line = createLine();
	const frames = holdFrames(store, line.stream);
	const drawn: number[] = [];
	frames.store.subscribe(() => {
		drawn.push(frames.store.getState().size.columns);
		line.stream.write(`frame ${drawn.length}`);
	});
	resize(store, 90);
	t.deepEqual(drawn, [90]);

	line.stall();
	resize(store, 91);
	for (let columns = 100; columns < 200; columns++) {
		resize(store, columns);
	}

	t.deepEqual(drawn, [90, 91]);
	t.is(frames.store.getState().size.columns, 91);
	t.true(line.stream.writableLength < 20);
	// Keys find the state that is, not the one that is shown.
	t.is(store.getState().size.columns, 199);

	await line.goOn();
	t.deepEqual(drawn, [90, 91, 199]);
	resize(store, 80);
	t.deepEqual(drawn, [90, 91, 199, 80]);
	frames.stop();
	resize(store, 81);
	t.is(drawn.length, 4);
});

test('what has to wait for a frame waits until it has left, and not longer', async t => {
	const line = createLine();
	const {whenWritten} = holdFrames(makeStore(), line.stream);
	let count = 0;
	const tell = (): void => {
		count++;
	};

	whenWritten(tell);
	t.is(count, 1);
	line.stall();
	line.stream.write('a frame');
	whenWritten(tell);
	t.is(count, 1);
	await line.goOn();
	t.is(count, 2);
});

test('changes of size are drawn once the line is free, once for many of them', async t => {
	const line = createLine();
	const {whenWritten} = holdFrames(makeStore(), line.stream);
	const calls: string[] = [];
	const draw = (): void => {
		calls.push('draw');
		line.stream.write('a frame');
	};

	const fit = (): void => {
		calls.push('fit');
	};

	const {stream} = line;
	stream.on('resize', draw);
	t.deepEqual(resizeListeners(stream), [draw]);
	const stop = holdResizes(stream, {whenWritten, held: [draw, fit]});
	stream.emit('resize');
	t.deepEqual(calls, ['draw', 'fit']);

	line.stall();
	for (let count = 0; count < 100; count++) {
		stream.emit('resize');
	}

	t.deepEqual(calls, ['draw', 'fit', 'draw', 'fit']);
	t.true(stream.writableLength < 20);
	await line.goOn();
	t.deepEqual(calls, ['draw', 'fit', 'draw', 'fit', 'draw', 'fit']);

	line.stall();
	stream.emit('resize');
	stream.emit('resize');
	stop();
	const {length} = calls;
	await line.goOn();
	stream.emit('resize');
	t.is(calls.length, length, 'what was given back draws nothing');
	t.is(stream.listenerCount('resize'), 0);
});

test('only a terminal that Node has opened for itself is told not to be waited for', t => {
	const told: boolean[] = [];
	const setBlocking = (isBlocking: boolean): void => {
		told.push(isBlocking);
	};

	const tell = (handle: unknown): void => {
		setWaiting(Object.assign(new Writable(), {_handle: handle}), false);
	};

	tell({fd: 19, setBlocking});
	t.deepEqual(told, [false]);
	// This descriptor is the shell's, too.
	tell({fd: 1, setBlocking});
	tell({fd: 19});
	tell(undefined);
	setWaiting(new Writable(), false);
	t.deepEqual(told, [false]);
});

/** Time that stands still until it is told to go on. */
const createClock = () => {
	let now = 1000;
	const timers = new Set<{readonly at: number; readonly callback: () => void}>();
	return {
		now: () => now,
		after(milliseconds: number, callback: () => void) {
			const timer = {at: now + milliseconds, callback};
			timers.add(timer);
			return () => {
				timers.delete(timer);
			};
		},
		advance(milliseconds: number) {
			now += milliseconds;
			const due = [...timers].filter(({at}) => at <= now);
			for (const timer of due) {
				timers.delete(timer);
				timer.callback();
			}
		},
		count: () => timers.size,
	};
};

const openPaced = () => {
	const store = makeStore();
	const line = createLine();
	const clock = createClock();
	const frames = holdFrames(store, line.stream, {clock, milliseconds: 100});
	const drawn: number[] = [];
	frames.store.subscribe(() => {
		drawn.push(frames.store.getState().size.columns);
	});
	return {
		store, line, clock, frames, drawn,
	};
};

test('what happens by itself is shown once in an interval, the first at once and the newest at its end', t => {
	const {store, clock, drawn} = openPaced();
	for (const columns of [90, 91, 92]) {
		resize(store, columns);
	}

	t.deepEqual(drawn, [90]);
	clock.advance(99);
	t.deepEqual(drawn, [90]);
	clock.advance(1);
	t.deepEqual(drawn, [90, 92]);
	clock.advance(1000);
	t.deepEqual(drawn, [90, 92]);
	resize(store, 93);
	t.deepEqual(drawn, [90, 92, 93]);
});

test('what a key does is shown at once, with all that has happened before it', t => {
	const {store, clock, frames, drawn} = openPaced();
	resize(store, 90);
	resize(store, 91);
	frames.store.dispatch({type: 'resized', columns: 92, rows: 24});
	t.deepEqual(drawn, [90, 92]);
	t.is(clock.count(), 0, 'nothing is left to be shown later');
	resize(store, 93);
	t.deepEqual(drawn, [90, 92]);
	frames.showNow();
	frames.showNow();
	t.deepEqual(drawn, [90, 92, 93]);
});

test('a key on a busy line is shown when that is free', async t => {
	const {line, frames, drawn} = openPaced();
	line.stall();
	line.stream.write('a frame');
	frames.store.dispatch({type: 'resized', columns: 90, rows: 24});
	t.deepEqual(drawn, []);
	await line.goOn();
	t.deepEqual(drawn, [90]);
});

test('nothing is shown any more after the end', t => {
	const {store, clock, frames, drawn} = openPaced();
	resize(store, 90);
	resize(store, 91);
	frames.stop();
	clock.advance(1000);
	t.deepEqual(drawn, [90]);
});
