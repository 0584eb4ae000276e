/**
The port to a client: argument list in, streams and exit code out. Two adapters: a real client (`child-process.ts`) and the simulator
(`simulator/process.ts`). Everything between intent and text is the same code on both.
*/
export type ProcessRequest = {
	/** Without `juju` itself. */
	readonly arguments: readonly string[];
	/** Milliseconds; the process and its descendants are ended after it. */
	readonly timeLimit: number;
	readonly signal?: AbortSignal;
};

export type ProcessAnswer = {
	/**
	- `exited`: by itself, see `exitCode`.
	- `timed-out`, `aborted`, `too-large`: ended by us.
	- `killed`: by a signal from elsewhere.
	- `missing`: could not be started (no such file, not executable).
	- `read-only`: not started, because this session changes nothing.
	*/
	readonly outcome: 'exited' | 'timed-out' | 'aborted' | 'too-large' | 'killed' | 'missing' | 'read-only';
	readonly exitCode: number | undefined;
	readonly stdout: string;
	readonly stderr: string;
	/** Milliseconds. */
	readonly duration: number;
	/** What went wrong, for outcomes other than `exited`. */
	readonly reason?: string;
};

export type AttachAnswer = Pick<ProcessAnswer, 'outcome' | 'exitCode' | 'duration' | 'reason'> & {
	/** Where the adapter has no terminal to give (the simulator): what the child wrote, to be shown. */
	readonly transcript?: string;
};

export type JujuProcess = {
	/** How people know it: a path, or `simulator`. */
	readonly name: string;
	run(request: ProcessRequest): Promise<ProcessAnswer>;
	/** Hands the terminal to the client and takes it back when the client ends. The caller has suspended the interface. */
	attach(request: Omit<ProcessRequest, 'timeLimit'>): Promise<AttachAnswer>;
};
