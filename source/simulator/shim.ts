import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import process from 'node:process';
import readline from 'node:readline';
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
};

const gone = 'ERROR the simulated cloud is not running any more: start it again with juju-upgrade-wizard simulate, and use the PATH line that it prints\n';

type Input = {
	/** The next line; undefined at the end. */
	readonly next: () => Promise<string | undefined>;
	readonly close: () => void;
};

/** Lines of stdin, which is not touched before the first is asked for: it may never end. */
const createInput = (stdin: ShimStreams['stdin']): Input => {
	let reader: {readonly lines: readline.Interface; readonly iterator: AsyncIterator<string>} | undefined;
	const open = () => {
		const lines = readline.createInterface({input: stdin});
		return {lines, iterator: lines[Symbol.asyncIterator]()};
	};

	return {
		async next() {
			reader ??= open();
			const line = await reader.iterator.next();
			return line.done ? undefined : line.value;
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

type Conversation = Omit<ShimStreams, 'stdin'> & {readonly socket: net.Socket; readonly input: Input};

const converse = async (request: ClientRequest, {socket, input, stdout, stderr}: Conversation): Promise<number | undefined> => {
	send(socket, request);
	for await (const message of receive(socket)) {
		stdout.write(message.stdout);
		stderr.write(message.stderr);
		if (message.type === 'end') {
			return await keepFiles(message.files, stderr) === 'kept' ? message.exitCode : 1;
		}

		const text = await input.next();
		send(socket, {...(text !== undefined && {text})});
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
	const isTerminal = streams.stdin.isTTY === true && streams.stdout.isTTY === true;
	const input = createInput(streams.stdin);
	const exitCode = await hasConnected(socket) ? await converse({words, isTerminal, folder: process.cwd()}, {...streams, socket, input}) : undefined;
	input.close();
	socket.destroy();
	if (exitCode === undefined) {
		streams.stderr.write(gone);
	}

	return exitCode ?? 1;
};
