import {type ExecutionContext} from 'ava';
import {type InputClock} from '../../source/interface/input/key-reader.js';
import {renderApplication, type RunningApplication} from '../../source/interface/render-application.js';
import {createStore, type Store} from '../../source/runtime/store.js';
import {type Effect, type Message, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {createFakeTerminal, type FakeTerminal} from './fake-terminal.js';

/** What a key sends. Esc as newer terminals send it, whole: a lone escape character might be the beginning of anything. */
const keys: Readonly<Record<string, string>> = {
	up: '\u{1B}[A',
	down: '\u{1B}[B',
	right: '\u{1B}[C',
	left: '\u{1B}[D',
	'page-up': '\u{1B}[5~',
	'page-down': '\u{1B}[6~',
	home: '\u{1B}[H',
	end: '\u{1B}[F',
	enter: '\r',
	escape: '\u{1B}[27u',
	tab: '\t',
	backspace: '\u{7F}',
	space: ' ',
	'ctrl-c': '\u{3}',
	'ctrl-l': '\u{C}',
};

export type OpenScreen = {
	readonly terminal: FakeTerminal;
	readonly application: RunningApplication;
	readonly store: Store;
	readonly effects: readonly Effect[];
	readonly messages: readonly Message[];
	/** Presses keys, each in a read of its own after the screen has settled and any guard is over. Names, or characters. */
	readonly press: (...names: readonly string[]) => Promise<void>;
	/** Delivers text in one read, at once. */
	readonly send: (text: string) => Promise<void>;
	/** Lets time pass for the reader of keys. */
	readonly advance: (milliseconds: number) => Promise<void>;
	readonly dispatch: (message: Message) => Promise<void>;
	/** The rows of the screen. */
	readonly rows: () => Promise<readonly string[]>;
	/** The whole screen as one text. */
	readonly text: () => Promise<string>;
	/** Whether a text is on the screen. */
	readonly shows: (part: string) => Promise<boolean>;
	readonly resize: (columns: number, rows: number) => Promise<void>;
	/** Waits until all has been written. */
	readonly settle: () => Promise<void>;
};

const turn = async (): Promise<void> => new Promise(resolve => {
	setImmediate(resolve);
});

type TestClock = InputClock & {readonly advance: (milliseconds: number) => void};

const createTestClock = (): TestClock => {
	let now = 0;
	const timers = new Set<{readonly at: number; readonly callback: () => void}>();
	return {
		now: () => now,
		after(milliseconds, callback) {
			const timer = {at: now + milliseconds, callback};
			timers.add(timer);
			return () => {
				timers.delete(timer);
			};
		},
		advance(milliseconds) {
			now += milliseconds;
			const due = [...timers].filter(({at}) => at <= now);
			for (const timer of due) {
				timers.delete(timer);
				timer.callback();
			}
		},
	};
};

/**
Shows a state on a terminal in memory, with the real `update` behind it; effects are kept, not performed. Given back when the test ends.
*/
export const openScreen = async (t: ExecutionContext, initial: State, options: {
	readonly columns?: number;
	readonly rows?: number;
	readonly hasColours?: boolean;
} = {}): Promise<OpenScreen> => {
	const {columns = 80, rows = 24, hasColours} = options;
	const terminal = createFakeTerminal({columns, rows});
	const clock = createTestClock();
	const effects: Effect[] = [];
	const messages: Message[] = [];
	const store = createStore({
		initial: {...initial, size: {columns, rows}},
		update(state, message) {
			messages.push(message);
			return update(state, message);
		},
		perform(effect) {
			effects.push(effect);
		},
		onError(error) {
			throw error;
		},
	});
	const application = renderApplication({
		store, stdin: terminal.stdin, stdout: terminal.stdout, clock, hasColours,
	});
	t.teardown(async () => {
		application.unmount();
		await application.waitUntilExit();
	});

	const settle = async (): Promise<void> => {
		await turn();
		await application.flush();
	};

	const advance = async (milliseconds: number): Promise<void> => {
		clock.advance(milliseconds);
		await settle();
	};

	const send = async (text: string): Promise<void> => {
		terminal.send(text);
		await settle();
	};

	const text = async (): Promise<string> => {
		const lines = await terminal.rows();
		return lines.join('\n');
	};

	await settle();
	return {
		terminal,
		application,
		store,
		effects,
		messages,
		async press(...names) {
			for (const name of names) {
				await advance(1000);
				await send(keys[name] ?? name);
				await advance(1000);
			}
		},
		send,
		advance,
		async dispatch(message) {
			store.dispatch(message);
			await settle();
		},
		rows: terminal.rows,
		text,
		async shows(part) {
			const whole = await text();
			return whole.includes(part);
		},
		async resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			await settle();
		},
		settle,
	};
};
