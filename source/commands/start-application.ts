import process from 'node:process';
import {type StorePort} from '../interface/store-port.js';
import {giveTerminalBack} from '../runtime/give-terminal-back.js';
import {type Options} from './options.js';

/** What shows a session to a person and takes their answers. */
export type SessionApplication = {
	/** Hands the terminal over to a child while the callback runs. */
	readonly suspend: <Result>(callback: () => Promise<Result>) => Promise<Result>;
	readonly unmount: () => void;
	/** Sequences that ring or copy. */
	readonly write: (sequence: string) => void;
	/** Puts the terminal into the state in which shells expect it, at once. */
	readonly giveBack: () => void;
	/** Whether Ctrl-C comes as a signal and means what the key means. */
	readonly hearsInterrupts: boolean;
};

const startPlain = async (store: StorePort): Promise<SessionApplication> => {
	const {startPlainApplication} = await import('../interface/plain/plain-application.js');
	const application = startPlainApplication({
		store, stdin: process.stdin, stdout: process.stdout, isCooked: process.env['TERM'] === 'dumb',
	});
	return {
		suspend: application.suspend,
		unmount: application.unmount,
		write: application.write,
		giveBack() {
			// No other screen was ever shown.
			giveTerminalBack({stdin: process.stdin, stdout: {}});
		},
		hearsInterrupts: application.isCooked,
	};
};

/**
Shows a session: on screens, which alone need Ink, or line by line.
*/
export const startApplication = async (store: StorePort, {isPlain, hasColors}: Options): Promise<SessionApplication> => {
	if (isPlain) {
		return startPlain(store);
	}

	const {renderApplication} = await import('../interface/render-application.js');
	const {suspend, unmount} = renderApplication({
		store, stdin: process.stdin, stdout: process.stdout, ...(!hasColors && {hasColours: false}),
	});
	return {
		suspend,
		unmount,
		write(sequence) {
			process.stdout.write(sequence);
		},
		giveBack() {
			giveTerminalBack(process);
		},
		hearsInterrupts: false,
	};
};
