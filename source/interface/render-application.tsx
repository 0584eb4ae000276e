import {render} from 'ink';
import {bodyHeight} from '../state/layout.js';
import {type State} from '../state/state.js';
import {Application, type ApplicationProps} from './components/application.js';
import {createKeyReader, type InputClock} from './input/key-reader.js';
import {createFrameKeeper} from './keep-frames.js';
import {holdFrames} from './hold-frames.js';
import {holdResizes, resizeListeners} from './hold-resizes.js';
import {furthestScroll} from './screens/index.js';
import {paintOn} from './paint/painter.js';
import {setWaiting} from './set-waiting.js';
import {type StorePort} from './store-port.js';

/** The terminal as Node gives it. */
export type Terminal = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

export type RunningApplication = {
	/** Fulfils when the screen has been given back. */
	readonly waitUntilExit: () => Promise<void>;
	/** Hands the terminal over to a child while the callback runs, then draws everything again. */
	readonly suspend: <Result>(callback: () => Promise<Result>) => Promise<Result>;
	readonly clear: () => void;
	/** Gives the screen back; what was on it is gone. */
	readonly unmount: () => void;
	/** Fulfils when all that the state says has been written. */
	readonly flush: () => Promise<void>;
};

const systemInputClock: InputClock = {
	now: () => performance.now(),
	after(milliseconds, callback) {
		const timer = setTimeout(callback, milliseconds);
		return () => {
			clearTimeout(timer);
		};
	},
};

/** Colours, characters, margins and cursor as we want them, whatever else has written to the terminal; and an empty screen. */
const emptyScreen = '\u{1B}[m\u{1B}(B\u{F}\u{1B}[r\u{1B}[?6l\u{1B}[?7h\u{1B}[?25l\u{1B}[?2004h\u{1B}[2J\u{1B}[H';

/** Some terminals say 0x0 before they know better. */
const sizeOf = ({columns, rows}: NodeJS.WriteStream): State['size'] => ({columns: columns > 0 ? columns : 80, rows: rows > 0 ? rows : 24});

/**
Ink stops listening when it hands the terminal over, but Node goes on reading: the child would lose every other key to us. A stream that is listened to by
`readable` takes no pause, and it notices a turn later that nobody listens any more.
*/
const stopReading = async (stdin: NodeJS.ReadStream): Promise<void> => {
	await new Promise(resolve => {
		setImmediate(resolve);
	});
	stdin.pause();
	await new Promise(resolve => {
		setImmediate(resolve);
	});
};

/** What happens by itself is shown ten times a second at most; what a key does, at once. */
const frameInterval = 100;

/**
Shows the wizard on a terminal until it is unmounted. The store is asked for its state and told of keys, sizes and the end of the input; nothing else is known of it.

@param options.hasColours Without it: what the terminal says, which honours NO_COLOR and TERM=dumb.
@param options.clock For tests.
*/
export const renderApplication = ({store, stdin, stdout, hasColours, clock = systemInputClock}: Terminal & {
	readonly store: StorePort;
	readonly hasColours?: boolean | undefined;
	readonly clock?: InputClock | undefined;
}): RunningApplication => {
	const limitOf = (state: State): number | undefined => furthestScroll(state, {columns: state.size.columns, rows: bodyHeight(state)});
	let committed: Parameters<ApplicationProps['onCommit']>[0] | undefined;
	let isSuspended = false;

	const fitSize = (): void => {
		const size = sizeOf(stdout);
		const known = store.getState().size;
		if (size.columns !== known.columns || size.rows !== known.rows) {
			store.dispatch({type: 'resized', ...size});
		}
	};

	fitSize();
	setWaiting(stdout, false);
	const frames = holdFrames(store, stdout, {clock, milliseconds: frameInterval});
	const reader = createKeyReader({store: {...store, dispatch: frames.store.dispatch}, clock, limitOf});
	let {redraws} = store.getState();
	frames.store.subscribe(() => {
		const wanted = frames.store.getState().redraws;
		if (wanted === redraws || isSuspended) {
			return;
		}

		redraws = wanted;
		stdout.write(emptyScreen);
		// As after a change of size: nothing is taken for drawn, and all is drawn.
		stdout.emit('resize');
	});
	const listenersBefore = resizeListeners(stdout);
	const app = render(<Application
		store={frames.store}
		reader={reader}
		draw={createFrameKeeper()}
		hasColours={hasColours ?? stdout.hasColors?.() ?? false}
		onCommit={next => {
			committed = next;
		}}
	/>, {
		stdin,
		stdout: paintOn(stdout),
		alternateScreen: true,
		// The painter compares cells; Ink would compare rows before it.
		incrementalRendering: false,
		// How often is decided by what holds the frames.
		maxFps: 120,
		exitOnCtrlC: false,
		patchConsole: true,
		interactive: true,
		isScreenReaderEnabled: false,
		onRender() {
			if (!committed) {
				return;
			}

			// On a slow line a person sees it later than it was drawn.
			const {surface} = committed;
			frames.whenWritten(() => {
				if (!isSuspended) {
					reader.painted(surface);
				}
			});
		},
	});

	const clear = (): void => {
		if (!isSuspended) {
			app.clear();
		}
	};

	// A terminal that is gone answers with errors, also after we have given it back; without a listener they would end the process at once. What
	// an end of the input or a lost terminal means is decided where signals are.
	const ignore = (): void => undefined;

	// Before Ink's own handler: on a resize it repaints the frame of the old size, and a diff against it lands in the wrong rows.
	const inkListeners = resizeListeners(stdout).filter(listener => !listenersBefore.includes(listener));
	const stopResizes = holdResizes(stdout, {whenWritten: frames.whenWritten, held: [clear, ...inkListeners, fitSize]});
	stdin.on('error', ignore);
	stdout.on('error', ignore);

	const stop = (): void => {
		reader.stop();
		frames.stop();
		stopResizes();
	};

	return {
		async waitUntilExit() {
			try {
				await app.waitUntilExit();
			} finally {
				stop();
			}
		},
		async suspend(callback) {
			if (!committed) {
				return callback();
			}

			let outcome: {readonly value: Awaited<ReturnType<typeof callback>>} | undefined;
			await committed.suspendTerminal(async () => {
				isSuspended = true;
				// What is typed for the child, and read only after it, was not meant for the screen that comes back.
				reader.painted(undefined);
				await stopReading(stdin);
				// A child writes as usual, and after us.
				setWaiting(stdout, true);
				await new Promise<void>(resolve => {
					frames.whenWritten(resolve);
				});
				try {
					outcome = {value: await callback()};
				} finally {
					isSuspended = false;
					setWaiting(stdout, false);
				}
			});
			if (!outcome) {
				throw new Error('The terminal could not be handed over.');
			}

			return outcome.value;
		},
		clear,
		unmount() {
			stop();
			app.unmount();
		},
		async flush() {
			frames.showNow();
			await app.waitUntilRenderFlush();
		},
	};
};
