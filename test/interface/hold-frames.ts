import {Writable} from 'node:stream';
import test from 'ava';
import {holdFrames} from '../../source/interface/hold-frames.js';
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
