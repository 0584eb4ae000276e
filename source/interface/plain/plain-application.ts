import {type StorePort} from '../store-port.js';
import {wrapText} from '../wrap-text.js';
import {textWidth} from '../text-width.js';
import {type InputClock} from '../input/input-clock.js';
import {createConversation} from './conversation.js';
import {createKeyLineReader, createPipeReader, type LineListener} from './line-reader.js';

/** Input and output; neither has to be a terminal. */
export type PlainStreams = {
	readonly stdin: NodeJS.ReadableStream & {readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown; unref?(): unknown; ref?(): unknown};
	readonly stdout: NodeJS.WritableStream & {readonly isTTY?: boolean; readonly columns?: number};
};

export type PlainApplication = {
	/** Hands the terminal over to a child while the callback runs, then says all again. */
	readonly suspend: <Result>(callback: () => Promise<Result>) => Promise<Result>;
	readonly unmount: () => void;
	/** A bell may ring; nothing else that is not text is written. */
	readonly write: (sequence: string) => void;
	/** Whether Ctrl-C comes as a signal: the terminal hands over whole lines. */
	readonly isCooked: boolean;
};

const bell = '\u{7}';
const clipboard = '\u{1B}]52;';

const systemInputClock: InputClock = {
	now: () => performance.now(),
	after(milliseconds, callback) {
		const timer = setTimeout(callback, milliseconds);
		return () => {
			clearTimeout(timer);
		};
	},
};

/** Words stay whole on a terminal that would break within them; a command stays as it is, to be copied. */
const fit = (text: string, columns: number | undefined): string => (columns === undefined || columns < 20
	? text
	: text.split('\n').map(line => (textWidth(line) <= columns || /^\s*(?:\d+\. )?juju\s/v.test(line) ? line : wrapText(line, columns).join('\n'))).join('\n'));

/**
The wizard as questions and answers, line by line: nothing is drawn again, and no escape sequence is written.

@param options.isCooked Whether a terminal keeps its own way of editing lines (TERM=dumb: Emacs, for one, has a line editor of its own).
@param options.clock For tests.
*/
export const startPlainApplication = ({store, stdin, stdout, isCooked, clock = systemInputClock}: PlainStreams & {
	readonly store: StorePort;
	readonly isCooked: boolean;
	readonly clock?: InputClock | undefined;
}): PlainApplication => {
	const isRaw = stdin.isTTY === true && stdin.setRawMode !== undefined && !isCooked;
	let isStopped = false;
	let isHidden = false;

	const write = (text: string): void => {
		if (!isStopped) {
			stdout.write(text);
		}
	};

	/** What is being typed stands behind what is told meanwhile. */
	const print = (text: string): void => {
		const draft = reader.draft();
		if (draft !== '' && !isHidden) {
			isHidden = true;
			write('\n');
			setImmediate(() => {
				isHidden = false;
				write(reader.draft());
			});
		}

		write(fit(text, stdout.isTTY === true ? stdout.columns : undefined));
	};

	const conversation = createConversation({store, clock, print});
	const listener: LineListener = {
		begin: conversation.begin,
		line: conversation.answer,
		interrupt() {
			store.dispatch({type: 'acted', action: 'interrupt'});
		},
		stop() {
			store.dispatch({type: 'acted', action: 'stop'});
		},
		end() {
			store.dispatch({type: 'ended', reason: 'stdin'});
		},
		echo(text) {
			if (!isHidden) {
				write(text);
			}
		},
	};
	const reader = isRaw ? createKeyLineReader(listener, textWidth) : createPipeReader(listener);

	const take = (chunk: Uint8Array | string): void => {
		reader.take(String(chunk));
	};

	// What the end of a terminal means is decided where signals are; a pipe may have ended before anybody listens to those.
	const end = (): void => {
		if (stdin.isTTY !== true) {
			listener.end();
		}
	};

	const ignore = (): void => undefined;

	const listen = (): void => {
		if (isRaw) {
			stdin.setRawMode?.(true);
		}

		stdin.on('data', take);
		stdin.resume();
		stdin.ref?.();
	};

	const pause = (): void => {
		stdin.off('data', take);
		stdin.pause();
		reader.clear();
		if (isRaw) {
			stdin.setRawMode?.(false);
		}
	};

	stdin.setEncoding('utf8');
	stdin.on('end', end);
	stdin.on('error', ignore);
	stdout.on('error', ignore);
	const forget = store.subscribe(conversation.changed);
	listen();
	conversation.changed();
	return {
		async suspend(callback) {
			pause();
			try {
				return await callback();
			} finally {
				if (!isStopped) {
					listen();
					conversation.again();
				}
			}
		},
		unmount() {
			if (isStopped) {
				return;
			}

			isStopped = true;
			forget();
			conversation.stop();
			stdin.off('end', end);
			pause();
			stdin.unref?.();
		},
		write(sequence) {
			if (sequence.includes(bell) && !sequence.startsWith(clipboard)) {
				write(bell);
			}
		},
		isCooked: stdin.isTTY === true && !isRaw,
	};
};
