import {render} from 'ink';
import {bodyHeight} from '../state/layout.js';
import {type State} from '../state/state.js';
import {Application, type ApplicationProps} from './components/application.js';
import {drawFrame, hasStartMenu} from './draw-frame.js';
import {createKeyReader, type InputClock} from './input/key-reader.js';
import {createLineKeeper} from './keep-lines.js';
import {holdFrames} from './hold-frames.js';
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

const createDrawer = (): ApplicationProps['draw'] => {
	const keepAbove = createLineKeeper();
	const keepBelow = createLineKeeper();
	return state => {
		const {above, below} = drawFrame(state);
		return {above: keepAbove(above), below: keepBelow(below), hasMenu: hasStartMenu(state)};
	};
};

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
	const reader = createKeyReader({store, clock, limitOf});
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
	const frames = holdFrames(store, stdout);
	const app = render(<Application
		store={frames.store}
		reader={reader}
		draw={createDrawer()}
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
		maxFps: 10,
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
	stdout.prependListener('resize', clear);
	stdout.on('resize', fitSize);
	stdin.on('error', ignore);
	stdout.on('error', ignore);

	const stop = (): void => {
		reader.stop();
		frames.stop();
		stdout.off('resize', clear);
		stdout.off('resize', fitSize);
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
			await app.waitUntilRenderFlush();
		},
	};
};
