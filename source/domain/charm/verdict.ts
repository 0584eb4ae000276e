/**
- `pass`: it fits.
- `refused`: Juju will refuse it, or take it and break something.
- `warn`: it can be done, and something is lost or has to be known.
- `unknown`: the source does not say enough; Juju's own answer decides.
*/
export type CharmVerdictResult = 'pass' | 'refused' | 'warn' | 'unknown';

/** One rule of compatibility, judged. */
export type CharmVerdict = {
	/** Stable, kebab-case: `subordinacy`, `relations-in-use`. */
	readonly id: string;
	readonly title: string;
	readonly result: CharmVerdictResult;
	/** What it was judged by: one sentence. */
	readonly evidence: string;
	/** What to do: one sentence; undefined where nothing is to be done. */
	readonly advice?: string | undefined;
};

/**
- `kept`: same name and type.
- `dropped`: no such setting any more, or of another type: its value is gone.
- `new`: takes its default.
- `set`: given with the order.
- `unknown`: what the new charm has cannot be known before.
*/
export type SettingFate = 'kept' | 'dropped' | 'new' | 'set' | 'unknown';

/** What becomes of one setting. */
export type SettingRow = {
	readonly name: string;
	readonly fate: SettingFate;
	/** Masked where its name is that of a secret; undefined where unset or not there. */
	readonly before: string | undefined;
	readonly after: string | undefined;
	/** Whether somebody had set it. */
	readonly wasSet: boolean;
	/** Why it is dropped, or what has to be known of it: one sentence. */
	readonly reason?: string | undefined;
};
