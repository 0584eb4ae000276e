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
	/** Which program of the second terminal it is; `juju` where not given. */
	readonly program?: 'juju' | 'simulation';
};

/** The client's further lines: what was typed, or what an edited file reads; no text at the end of stdin, and where an editor could not be used. */
export type ClientAnswer = {
	readonly text?: string;
	/** Ctrl-C in the shell of a machine. */
	readonly isInterrupt?: boolean;
};

/** A file that the client is to write, relative to its working folder. */
export type SentFile = {readonly path: string; readonly base64: string};

type Printed = {readonly stdout: string; readonly stderr: string};

/** The server's lines. Each is printed first. */
export type ServerMessage =
	/** Send one line of stdin. In a session Ctrl-C is sent on, and ends nothing. */
	| ({readonly type: 'ask'; readonly isSession?: boolean} & Printed)
	/** There is more to come. */
	| ({readonly type: 'print'; readonly isSession?: boolean} & Printed)
	/** Let the person edit this text, and send what it reads then. */
	| ({readonly type: 'edit'; readonly path: string; readonly text: string} & Printed)
	| ({readonly type: 'end'; readonly exitCode: number; readonly files: readonly SentFile[]} & Printed);
