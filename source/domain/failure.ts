/**
Why a command of Juju did not give what was asked:

- `missing`: the client is not there (ENOENT), or is no `juju`.
- `timed-out`: our time limit ended it.
- `aborted`: we ended it.
- `refused`: Juju said no (exit code 1 or 2 with an `ERROR`).
- `unreachable`: the controller did not answer (connection refused, i/o timeout, unable to connect).
- `unreadable`: the answer is not what it should be (half a JSON, `{}`).
- `too-large`: more than 64 MiB.
- `unavailable`: this client or controller has no such command; nothing was run.
- `read-only`: nothing may be changed in this session; nothing was run.
- `crashed`: ended by a signal.
*/
export type FailureKind =
	| 'missing' | 'timed-out' | 'aborted' | 'refused' | 'unreachable' | 'unreadable' | 'too-large' | 'unavailable' | 'read-only' | 'crashed';

export type Failure = {
	readonly kind: FailureKind;
	/** What happened, one sentence for the operator. */
	readonly message: string;
	/** What to do, one sentence; undefined where only the evidence can say. */
	readonly advice: string | undefined;
	/** Juju's own words, made harmless, secrets masked: all lines of stderr. Empty where it said nothing. */
	readonly evidence: string;
	readonly exitCode: number | undefined;
};
