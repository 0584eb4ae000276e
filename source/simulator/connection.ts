import type net from 'node:net';
import readline from 'node:readline';
import {setTimeout as delay} from 'node:timers/promises';
import {type CharmReader} from './charm-reader.js';
import {type Cloud} from './cloud.js';
import {type OnCommand} from './ended-command.js';
import {type ClientAnswer, type ClientRequest, type ServerMessage} from './protocol.js';
import {type AdjustableTime, type SimulatedTime} from './simulated-time.js';

/** What all clients of a served cloud have in common. */
export type ServedCloud = {
	readonly cloud: Cloud;
	readonly time: SimulatedTime;
	readonly charmReader: CharmReader | undefined;
	readonly onCommand: OnCommand | undefined;
	/** Its time can be changed, and faults brought in, from a second terminal. */
	readonly control: {readonly time: AdjustableTime | undefined} | undefined;
};

/** One client from its first line on. */
export type Connection = ServedCloud & {
	/** Waits simulated milliseconds, with `calmly` a fifth of a real second at least; rejects when the client is gone. */
	readonly wait: (milliseconds: number, manner?: 'calmly') => Promise<void>;
	/** The same for the time that an answer takes: where time stands still, the answer comes all the same. */
	readonly waitForAnswer: (milliseconds: number) => Promise<void>;
	/** Aborts when the client is gone. */
	readonly signal: AbortSignal;
	readonly tell: (message: ServerMessage) => void;
	/** The client's next line, however often it is asked for before that comes. Without text at the end of what it says. */
	readonly hear: () => Promise<ClientAnswer>;
};

/** Milliseconds of the machine's own clock between two looks, however fast time goes in the cloud. */
const leastPause = 200;

/** Milliseconds of the machine's own clock after which time that has not moved stands still. */
const stillAfter = 1000;

/** Fulfils when the time in the cloud stands still, or when the signal aborts. */
const standstill = async (time: SimulatedTime, signal: AbortSignal): Promise<void> => {
	const before = time.now();
	try {
		await delay(stillAfter, undefined, {signal});
	} catch {
		return;
	}

	if (time.now() !== before) {
		await standstill(time, signal);
	}
};

const toLine = (message: ServerMessage): string => `${JSON.stringify(message)}\n`;

/**
Reads a client's first line.

@returns Undefined where it says nothing.
*/
export const connect = async (socket: net.Socket, served: ServedCloud): Promise<{readonly request: ClientRequest; readonly connection: Connection} | undefined> => {
	const lines = readline.createInterface({input: socket})[Symbol.asyncIterator]();
	const gone = new AbortController();
	socket.once('close', () => {
		gone.abort();
	});
	const first = await lines.next();
	if (first.done) {
		return undefined;
	}

	let next: Promise<ClientAnswer> | undefined;
	const read = async (): Promise<ClientAnswer> => {
		const line = await lines.next();
		next = undefined;
		return line.done ? {} : JSON.parse(line.value) as ClientAnswer;
	};

	const connection: Connection = {
		...served,
		signal: gone.signal,
		async wait(milliseconds, manner) {
			await Promise.all([
				served.time.wait(milliseconds, gone.signal),
				...(manner === 'calmly' ? [delay(leastPause, undefined, {signal: gone.signal})] : []),
			]);
			gone.signal.throwIfAborted();
		},
		async waitForAnswer(milliseconds) {
			const done = new AbortController();
			const signal = AbortSignal.any([gone.signal, done.signal]);
			await Promise.race([served.time.wait(milliseconds, signal), standstill(served.time, signal)]);
			done.abort();
			gone.signal.throwIfAborted();
		},
		tell(message) {
			socket.write(toLine(message));
		},
		async hear() {
			next ??= read();
			return next;
		},
	};
	return {request: JSON.parse(first.value) as ClientRequest, connection};
};
