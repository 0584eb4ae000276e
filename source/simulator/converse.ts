import {advance} from './cluster.js';
import {type Connection} from './connection.js';
import {type ServerMessage} from './protocol.js';
import {type RemoteShell, type ShellStep} from './remote-shell.js';

type End = Extract<ServerMessage, {type: 'end'}>;

/** Milliseconds of the cloud between two looks at what grows. */
const lookEvery = 1000;

type Said = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

const nothing: Said = {stdout: '', stderr: '', exitCode: 0};

const endOf = ({stdout, stderr, exitCode}: Said): End => ({
	type: 'end', stdout, stderr, exitCode, files: [],
});

/** Prints what is new, until the person presses Ctrl-C or is gone. */
const follow = async (connection: Connection, next: () => string): Promise<Said> => {
	const interrupted = connection.hear();
	const hasEnded = await Promise.race([connection.wait(lookEvery, 'calmly').then(() => false), interrupted.then(() => true)]);
	if (hasEnded) {
		return {stdout: '\n', stderr: '', exitCode: 130};
	}

	advance(connection.cloud, connection.time.now());
	const stdout = next();
	if (stdout !== '') {
		connection.tell({
			type: 'print', stdout, stderr: '', isSession: true,
		});
	}

	return follow(connection, next);
};

/** Takes a line to its end: what it printed last, and whether the shell is left. */
const finish = async (connection: Connection, step: ShellStep): Promise<Said & {readonly hasLeft: boolean}> => {
	switch (step.type) {
		case 'edit': {
			const {path, text, stdout, stderr} = step;
			connection.tell({
				type: 'edit', path, text, stdout, stderr,
			});
			const answer = await connection.hear();
			connection.signal.throwIfAborted();
			advance(connection.cloud, connection.time.now());
			return finish(connection, step.save(answer.text));
		}

		case 'follow': {
			connection.tell({
				type: 'print', stdout: step.stdout, stderr: step.stderr, isSession: true,
			});
			return {...await follow(connection, step.next), hasLeft: false};
		}

		case 'answer': {
			return {...step, hasLeft: false};
		}

		case 'leave': {
			return {...step, hasLeft: true};
		}
	}
};

/** Runs one line and tells of it. */
const runLine = async (connection: Connection, shell: RemoteShell, {words, line}: {readonly words: readonly string[]; readonly line: string}): Promise<Said & {readonly hasLeft: boolean}> => {
	const {cloud, time, onCommand} = connection;
	const at = time.now();
	advance(cloud, at);
	const said = await finish(connection, shell.run(line));
	if (!said.hasLeft) {
		onCommand?.({
			at, words: [...words, line], exitCode: said.exitCode, stdout: said.stdout,
		});
	}

	return said;
};

type Conversation = {readonly shell: RemoteShell; readonly words: readonly string[]};

/**
The shell of a machine, line by line, until the person leaves or is gone. The last line is the session's own end.

@param words - The command that opened it.
*/
export const converse = async (connection: Connection, {shell, words}: Conversation): Promise<End> => {
	const step = async (said: Said): Promise<End> => {
		if (said.stderr !== '') {
			connection.tell({
				type: 'print', stdout: said.stdout, stderr: said.stderr, isSession: true,
			});
		}

		connection.tell({
			type: 'ask', stdout: `${said.stderr === '' ? said.stdout : ''}${shell.prompt()}`, stderr: '', isSession: true,
		});
		const {text: line, isInterrupt} = await connection.hear();
		connection.signal.throwIfAborted();
		if (isInterrupt === true || line?.trim() === '') {
			return step({...nothing, stdout: isInterrupt ? '\n' : ''});
		}

		const next = await runLine(connection, shell, {words, line: line ?? 'exit'});
		const stdout = line === undefined ? `\n${next.stdout}` : next.stdout;
		return next.hasLeft ? endOf({...next, stdout}) : step({...next, stdout});
	};

	return step({...nothing, stdout: shell.greeting});
};

/**
One line that was given to `ssh`, and takes the terminal.
*/
export const runOneLine = async (connection: Connection, shell: RemoteShell, line: string): Promise<End> => {
	advance(connection.cloud, connection.time.now());
	return endOf(await finish(connection, shell.run(line)));
};
