/*
What the simulated client and the server of a simulated cloud say to each other, over a Unix socket, one JSON document a line. The client opens a connection
for each command; a connection that the client closes is a command that was killed.
*/

/** The client's first line. */
export type ClientRequest = {
	readonly words: readonly string[];
	/** Whether a person sits in front of it. */
	readonly isTerminal: boolean;
	/** The client's working folder. */
	readonly folder?: string;
};

/** The client's further lines: what was typed, undefined at the end of stdin. */
export type ClientAnswer = {readonly text?: string};

/** A file that the client is to write, relative to its working folder. */
export type SentFile = {readonly path: string; readonly base64: string};

/** The server's lines. */
export type ServerMessage =
	/** Print this and send one line of stdin. */
	| {readonly type: 'ask'; readonly stdout: string; readonly stderr: string}
	| {readonly type: 'end'; readonly stdout: string; readonly stderr: string; readonly exitCode: number; readonly files: readonly SentFile[]};
