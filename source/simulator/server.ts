import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import net from 'node:net';
import path from 'node:path';
import readline from 'node:readline';
import {setTimeout as delay} from 'node:timers/promises';
import {doesNameFiles, readFilesOf, type CharmReader} from './charm-reader.js';
import {type Cloud} from './cloud.js';
import {runCommandLine, type CommandResult} from './command-line.js';
import {
	type ClientAnswer,
	type ClientRequest,
	type ServerMessage,
} from './protocol.js';
import {findPrompt} from './questions.js';
import {openRemoteShell, type RemoteShell} from './remote-shell.js';

export type ServerOptions = {
	readonly cloud: Cloud;
	/** Where to listen; its folder is nobody else's. */
	readonly path: string;
	/** Simulated milliseconds to a real one. */
	readonly speed: number;
	/** Reads charms and settings that commands name. Where not given there are none. */
	readonly charmReader?: CharmReader;
};

export type SimulatorServer = {
	/** The time in the simulated cloud, milliseconds since 1970. */
	now(): number;
	/** Ends all commands and stops listening. */
	close(): Promise<void>;
};

/** Node's timers go no further. */
const longestWait = 2_000_000_000;

/** What one command needs. */
type Session = {
	readonly cloud: Cloud;
	readonly now: () => number;
	readonly charmReader: CharmReader | undefined;
	/** Waits simulated milliseconds; rejects when the client is gone. */
	readonly wait: (milliseconds: number) => Promise<void>;
	/** Asks the person, or whatever stands on stdin. */
	readonly ask: (message: Extract<ServerMessage, {type: 'ask'}>) => Promise<string | undefined>;
};

/** The client dials a silent controller: the same command is run again until it answers. */
const dial = async (session: Session, attempt: () => CommandResult): Promise<CommandResult> => {
	const result = attempt();
	await session.wait(result.takes === Infinity ? result.againAfter ?? Infinity : result.takes);
	return result.takes === Infinity ? dial(session, attempt) : result;
};

const withoutPrompt = (text: string, prompt: string | undefined): string =>
	prompt !== undefined && text.startsWith(prompt) ? text.slice(prompt.length) : text;

const leaves: ReadonlySet<string> = new Set(['exit', 'logout']);

/** Line by line, until the person leaves or is gone. */
const converse = async (session: Session, shell: RemoteShell, said: {readonly stdout: string; readonly stderr: string}): Promise<ServerMessage> => {
	const line = await session.ask({type: 'ask', stdout: `${said.stdout}${shell.prompt}`, stderr: said.stderr});
	if (line === undefined || leaves.has(line.trim())) {
		return {
			type: 'end', stdout: line === undefined ? '\n' : '', stderr: '', exitCode: 0, files: [],
		};
	}

	const answer = line.trim() === '' ? {stdout: '', stderr: ''} : shell.run(line, {now: session.now()});
	return converse(session, shell, answer);
};

const readFor = async ({cloud, charmReader: reader}: Session, {words, folder = '.'}: ClientRequest) => reader && doesNameFiles(words)
	? readFilesOf(cloud, words, {reader, resolve: file => path.resolve(folder, file)})
	: undefined;

const carryOut = async (session: Session, request: ClientRequest): Promise<ServerMessage> => {
	const {words, isTerminal} = request;
	const startedAt = session.now();
	const shell = isTerminal ? openRemoteShell(session.cloud, words, {now: startedAt, isTerminal}) : undefined;
	if (shell) {
		return converse(session, shell, {stdout: shell.greeting, stderr: ''});
	}

	const prompt = findPrompt(session.cloud, words, {now: startedAt, isTerminal});
	const stdin = prompt && await session.ask({type: 'ask', ...prompt});
	const files = await readFor(session, request);
	const result = await dial(session, () => runCommandLine(session.cloud, words, {
		now: session.now(), startedAt, isTerminal, files, ...(stdin !== undefined && {stdin}),
	}));
	return {
		type: 'end',
		stdout: result.transcript ?? withoutPrompt(result.stdout, prompt?.stdout),
		stderr: result.transcript === undefined ? withoutPrompt(result.stderr, prompt?.stderr) : '',
		exitCode: result.exitCode,
		files: result.files.map(({path: file, bytes}) => ({path: file, base64: Buffer.from(bytes).toString('base64')})),
	};
};

const sessionOf = (socket: net.Socket, lines: AsyncIterator<string>, {cloud, now, speed, charmReader}: ServedCloud): Session => {
	const gone = new AbortController();
	socket.once('close', () => {
		gone.abort();
	});
	return {
		cloud,
		now,
		charmReader,
		async wait(milliseconds) {
			await delay(Math.min(longestWait, milliseconds / speed), undefined, {signal: gone.signal});
		},
		async ask(message) {
			socket.write(toLine(message));
			const line = await lines.next();
			return line.done ? undefined : (JSON.parse(line.value) as ClientAnswer).text;
		},
	};
};

const toLine = (message: ServerMessage): string => `${JSON.stringify(message)}\n`;

type ServedCloud = Pick<Session, 'cloud' | 'now' | 'charmReader'> & {readonly speed: number};

const serve = async (socket: net.Socket, served: ServedCloud) => {
	const lines = readline.createInterface({input: socket})[Symbol.asyncIterator]();
	const line = await lines.next();
	if (line.done) {
		return;
	}

	const answer = await carryOut(sessionOf(socket, lines, served), JSON.parse(line.value) as ClientRequest);
	socket.end(toLine(answer));
};

/**
Serves a simulated cloud on a Unix socket, one connection for each command. Time passes in the cloud while nobody asks.

@throws Where the socket cannot be made.
*/
export const startServer = async ({cloud, path: socketPath, speed, charmReader}: ServerOptions): Promise<SimulatorServer> => {
	const origin = {clock: performance.now(), cloud: cloud.now};
	const now = (): number => origin.cloud + Math.round((performance.now() - origin.clock) * speed);
	const sockets = new Set<net.Socket>();
	const server = net.createServer(socket => {
		sockets.add(socket);
		socket.on('close', () => {
			sockets.delete(socket);
		});
		// A client that goes away is a command that was killed.
		socket.on('error', () => {
			socket.destroy();
		});
		serve(socket, {
			cloud, now, speed, charmReader,
		}).catch(() => {
			socket.destroy();
		});
	});
	server.listen(socketPath);
	await once(server, 'listening');
	return {
		now,
		async close() {
			for (const socket of sockets) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
};
