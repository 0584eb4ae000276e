/** A fault of the cloud: `armed` until its moment comes, then `active` until it is cured. */
export type FaultState = 'armed' | 'active' | 'cured';

/** One thing that is, or will be, wrong. `controller` and `model` are names, `agent` is a tag. */
export type Fault = {
	readonly id: string;
	state: FaultState;
} & (
	/** At the agent's next restart its agent.conf is damaged and the agent does not come back. */
	| {readonly type: 'agent-configuration'; readonly controller: string; readonly model: string; readonly agent: string}
	/** After the unit's agent restarts this hook fails, until its cause is repaired. */
	| {readonly type: 'hook-failed'; readonly controller: string; readonly model: string; readonly agent: string; readonly hook: string}
	/** The agent is connected and at work, and never takes its new version until its process is started anew. */
	| {readonly type: 'agent-hangs'; readonly controller: string; readonly model: string; readonly agent: string}
	/** The agent was stopped by hand and is behind. */
	| {readonly type: 'agent-stopped'; readonly controller: string; readonly model: string; readonly agent: string}
	/** The controller's upgrade fails for good. */
	| {readonly type: 'upgrade-failed'; readonly controller: string; readonly reason: string}
	/** Binaries are published but cannot be fetched. */
	| {readonly type: 'binaries-unreachable'; readonly controller: string}
	/** The controller never answers again after its upgrade started. */
	| {readonly type: 'controller-unreachable'; readonly controller: string}
	/** The instance is gone or without power. */
	| {readonly type: 'machine-down'; readonly controller: string; readonly model: string; readonly agent: string}
	/** The next archive does not come through whole; with `missing` the client ends well and writes no file. */
	| {readonly type: 'backup-harmed'; readonly controller: string; readonly harm: 'missing' | 'empty' | 'truncated'}
	/** The disk is too full for an upgrade. */
	| {readonly type: 'disk-full'; readonly controller: string; readonly model: string; readonly agent: string}
);
