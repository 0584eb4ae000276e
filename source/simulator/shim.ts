import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';
import readline from 'node:readline';
import {editText} from './edit-file.js';
import {
	type ClientAnswer,
	type ClientRequest,
	type SentFile,
	type ServerMessage,
} from './protocol.js';

/** What the simulated client has of the process that it is. */
export type ShimStreams = {
	readonly stdin: NodeJS.ReadableStream & {readonly isTTY?: boolean};
	readonly stdout: NodeJS.WritableStream & {readonly isTTY?: boolean};
	readonly stderr: NodeJS.WritableStream;
	/** Which program of the second terminal it is; `juju` where not given. */
	readonly program?: ClientRequest['program'];
	/** In which EDITOR and PATH are looked up; those of the process where not given. */
	readonly environment?: Readonly<Record<string, string | undefined>>;
};

const gone = 'ERROR the simulated cloud is not running any more: start it again with juju-upgrade-wizard simulate, and use the PATH line that it prints\n';

type Input = {
	/** The next line, however often it is asked for before that comes; undefined at the end. */
	readonly next: () => Promise<string | undefined>;
	/** Leaves stdin to somebody else for a while. */
	readonly pause: () => void;
	readonly resume: () => void;
	readonly close: () => void;
};

/** Lines of stdin, which is not touched before the first is asked for: it may never end. */
const createInput = (stdin: ShimStreams['stdin']): Input => {
	let reader: {readonly lines: readline.Interface; readonly iterator: AsyncIterator<string>} | undefined;
	let pending: Promise<string | undefined> | undefined;
	const open = () => {
		const lines = readline.createInterface({input: stdin});
		return {lines, iterator: lines[Symbol.asyncIterator]()};
	};

	const read = async () => {
		reader ??= open();
		const line = await reader.iterator.next();
		pending = undefined;
		return line.done ? undefined : line.value;
	};

	return {
		async next() {
			pending ??= read();
			return pending;
		},
		pause() {
			reader?.lines.pause();
		},
		resume() {
			reader?.lines.resume();
		},
		close() {
			reader?.lines.close();
		},
	};
};

const send = (socket: net.Socket, message: ClientRequest | ClientAnswer): void => {
	socket.write(`${JSON.stringify(message)}\n`);
};

// Until the server has no more to say; a connection that breaks is one on which nothing more is said.
async function * receive(socket: net.Socket): AsyncGenerator<ServerMessage> {
	try {
		for await (const line of readline.createInterface({input: socket})) {
			yield JSON.parse(line) as ServerMessage;
		}
	} catch {
		// Whoever reads sees that nothing came.
	}
}

const keepFiles = async (files: readonly SentFile[], stderr: ShimStreams['stderr']): Promise<'kept' | 'failed'> => {
	try {
		await Promise.all(files.map(async file => fs.writeFile(path.resolve(file.path), Buffer.from(file.base64, 'base64'))));
		return 'kept';
	} catch (error) {
		stderr.write(`ERROR ${error instanceof Error ? error.message : String(error)}\n`);
		return 'failed';
	}
};

/** Ctrl-C, from when a session begins: it ends what runs there, not this client. */
const createInterrupts = () => {
	let isListening = false;
	let take: (() => void) | undefined;
	const onSignal = (): void => {
		take?.();
	};

	return {
		/** What Ctrl-C does from now on. */
		listen(next: () => void) {
			take = next;
			if (isListening) {
				return;
			}

			isListening = true;
			process.on('SIGINT', onSignal);
		},
		close() {
			process.off('SIGINT', onSignal);
		},
	};
};

type Conversation = Omit<ShimStreams, 'stdin'> & {readonly socket: net.Socket; readonly input: Input; readonly interrupts: ReturnType<typeof createInterrupts>};

/** One line of stdin, or Ctrl-C in its place. */
const answerOf = async ({input, interrupts}: Conversation, isSession: boolean): Promise<ClientAnswer> => {
	const interrupted = Promise.withResolvers<ClientAnswer>();
	if (isSession) {
		interrupts.listen(() => {
			interrupted.resolve({isInterrupt: true});
		});
	}

	const typed = async (): Promise<ClientAnswer> => {
		const text = await input.next();
		return text === undefined ? {} : {text};
	};

	return Promise.race([typed(), interrupted.promise]);
};

const edit = async ({input, interrupts, stderr, environment = process.env}: Conversation, {path: name, text}: Extract<ServerMessage, {type: 'edit'}>): Promise<ClientAnswer> => {
	// Ctrl-C belongs to the editor.
	interrupts.listen(() => undefined);
	input.pause();
	const edited = await editText({name, text}, {environment});
	input.resume();
	if ('problem' in edited) {
		stderr.write(`${edited.problem}\n`);
		return {};
	}

	return edited;
};

/** Does what a message asks for beside its being printed. */
const answer = async (conversation: Conversation, message: Exclude<ServerMessage, {type: 'end'}>): Promise<void> => {
	const {socket, interrupts} = conversation;
	if (message.type === 'ask') {
		send(socket, await answerOf(conversation, message.isSession ?? false));
	} else if (message.type === 'edit') {
		send(socket, await edit(conversation, message));
	} else if (message.isSession) {
		interrupts.listen(() => {
			send(socket, {isInterrupt: true});
		});
	}
};

const converse = async (request: ClientRequest, conversation: Conversation): Promise<number | undefined> => {
	const {socket, stdout, stderr} = conversation;
	send(socket, request);
	for await (const message of receive(socket)) {
		stdout.write(message.stdout);
		stderr.write(message.stderr);
		if (message.type === 'end') {
			return await keepFiles(message.files, stderr) === 'kept' ? message.exitCode : 1;
		}

		await answer(conversation, message);
	}

	return undefined;
};

const hasConnected = async (socket: net.Socket): Promise<boolean> => {
	try {
		await once(socket, 'connect');
		return true;
	} catch {
		return false;
	}
};

/**
Runs one command on a simulated cloud that is served on a Unix socket: what `juju` does in a second terminal.

@returns The command's exit code; 1 where nobody serves.
*/
export const runShim = async (socketPath: string, words: readonly string[], streams: ShimStreams): Promise<number> => {
	const socket = net.connect(socketPath);
	const {program = 'juju'} = streams;
	const isTerminal = streams.stdin.isTTY === true && streams.stdout.isTTY === true;
	const [input, interrupts] = [createInput(streams.stdin), createInterrupts()];
	const exitCode = await hasConnected(socket)
		? await converse({
			words, isTerminal, folder: process.cwd(), program,
		}, {
			...streams, socket, input, interrupts,
		})
		: undefined;
	input.close();
	interrupts.close();
	socket.destroy();
	if (exitCode === undefined) {
		streams.stderr.write(gone);
	}

	return exitCode ?? 1;
};
