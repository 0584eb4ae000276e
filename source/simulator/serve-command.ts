import {Buffer} from 'node:buffer';
import path from 'node:path';
import {doesNameFiles, readFilesOf} from './charm-reader.js';
import {advance} from './cluster.js';
import {runCommandLine, type CommandResult} from './command-line.js';
import {type Following, type OpenedSession} from './commands/command.js';
import {type Connection} from './connection.js';
import {runControl} from './control.js';
import {converse, runOneLine} from './converse.js';
import {type EndedCommand} from './ended-command.js';
import {type ClientRequest, type ServerMessage} from './protocol.js';
import {findPrompt} from './questions.js';
import {doesTakeTerminal, openRemoteShell} from './remote-shell.js';

type End = Extract<ServerMessage, {type: 'end'}>;

const isEndless = ({takes, againAfter}: CommandResult): boolean => takes === Infinity && againAfter === undefined;

/** The client dials a silent controller: the same command is run again until it answers. */
const dial = async (connection: Connection, attempt: () => CommandResult): Promise<CommandResult> => {
	const result = attempt();
	if (isEndless(result) && result.following) {
		return result;
	}

	if (result.takes === Infinity) {
		await connection.wait(result.againAfter ?? Infinity);
		return dial(connection, attempt);
	}

	await connection.waitForAnswer(result.takes);
	return result;
};

const withoutPrompt = (text: string, prompt: string | undefined): string =>
	prompt !== undefined && text.startsWith(prompt) ? text.slice(prompt.length) : text;

const readFor = async ({cloud, charmReader: reader}: Connection, {words, folder = '.'}: ClientRequest) => reader && doesNameFiles(words)
	? readFilesOf(cloud, words, {reader, resolve: file => path.resolve(folder, file)})
	: undefined;

/** Commands that may open a session. */
const opening: ReadonlySet<string> = new Set(['ssh', 'debug-hooks', 'debug-hook']);

/** What a command gets a person into. It is found out on a copy, since in the cloud itself such a command does what a person would do there. */
const findSession = async (connection: Connection, {words, isTerminal}: ClientRequest): Promise<OpenedSession | undefined> => {
	if (!isTerminal || words.every(word => !opening.has(word))) {
		return undefined;
	}

	const {cloud, time} = connection;
	const startedAt = time.now();
	const {session} = await dial(connection, () => runCommandLine(structuredClone(cloud), words, {now: time.now(), startedAt, isTerminal}));
	return session?.line === undefined || doesTakeTerminal(session.line) ? session : undefined;
};

/** Goes on until the client is ended. */
const goOn = async (connection: Connection, following: Following): Promise<never> => {
	await connection.wait(following.every, 'calmly');
	const now = connection.time.now();
	advance(connection.cloud, now);
	const stdout = following.next(now);
	if (stdout !== '') {
		connection.tell({type: 'print', stdout, stderr: ''});
	}

	return goOn(connection, following);
};

const run = async (connection: Connection, request: ClientRequest): Promise<End> => {
	const {cloud, time} = connection;
	const {words, isTerminal} = request;
	const startedAt = time.now();
	const prompt = findPrompt(cloud, words, {now: startedAt, isTerminal});
	const ask = async (): Promise<string | undefined> => {
		connection.tell({type: 'ask', stdout: prompt?.stdout ?? '', stderr: prompt?.stderr ?? ''});
		const {text} = await connection.hear();
		return text;
	};

	const stdin = prompt && await ask();
	const files = await readFor(connection, request);
	const result = await dial(connection, () => runCommandLine(cloud, words, {
		now: time.now(), startedAt, isTerminal, files, ...(stdin !== undefined && {stdin}),
	}));
	if (result.following) {
		connection.tell({type: 'print', stdout: result.stdout, stderr: result.stderr});
		return goOn(connection, result.following);
	}

	return {
		type: 'end',
		stdout: result.transcript ?? withoutPrompt(result.stdout, prompt?.stdout),
		stderr: result.transcript === undefined ? withoutPrompt(result.stderr, prompt?.stderr) : '',
		exitCode: result.exitCode,
		files: result.files.map(({path: file, bytes}) => ({path: file, base64: Buffer.from(bytes).toString('base64')})),
	};
};

const runJuju = async (connection: Connection, request: ClientRequest): Promise<End> => {
	const session = await findSession(connection, request);
	if (!session) {
		return run(connection, request);
	}

	const shell = openRemoteShell(connection.cloud, session);
	return session.line === undefined ? converse(connection, {shell, words: request.words}) : runOneLine(connection, shell, session.line);
};

/**
Does what one client asks for, to its end.

@returns What it is told last. Rejects where the client is gone before.
*/
export const carryOut = async (connection: Connection, request: ClientRequest): Promise<End> => {
	if (request.program === 'simulation') {
		return {type: 'end', files: [], ...runControl(connection, request.words)};
	}

	const {time, onCommand} = connection;
	const {words} = request;
	const at = time.now();
	const report = (ending: Pick<EndedCommand, 'exitCode' | 'stdout'>): void => {
		onCommand?.({at, words, ...ending});
	};

	try {
		const end = await runJuju(connection, request);
		report({exitCode: end.exitCode, stdout: end.stdout});
		return end;
	} catch (error) {
		report({exitCode: undefined});
		throw error;
	}
};
