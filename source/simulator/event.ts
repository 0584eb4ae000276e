type AgentReference = {readonly controller: string; readonly model: string; readonly agent: string};

/** Something that happens to the cloud; `agent` is a tag. */
export type SimulatedAction =
	/** The controller's agents look for the wanted version and its binaries. */
	| {readonly type: 'controller-considers'; readonly controller: string}
	/** The first controller agent is back; databases are upgraded. */
	| {readonly type: 'controller-returns'; readonly controller: string}
	| {readonly type: 'controller-finishes'; readonly controller: string}
	| {readonly type: 'controller-fails'; readonly controller: string; readonly isFinal: boolean}
	| {readonly type: 'controller-destroyed'; readonly controller: string}
	/** A model on its way to another controller takes its next step. */
	| {readonly type: 'migration-proceeds'; readonly controller: string; readonly model: string; readonly target: string; readonly phase: number}
	/** Looks for the wanted version and its binaries. */
	| ({readonly type: 'agent-considers'} & AgentReference)
	/** The process starts, at the version that its tools link points to. */
	| ({readonly type: 'agent-starts'} & AgentReference)
	/** A connection that was lost with the controller is made again. */
	| ({readonly type: 'agent-connects'} & AgentReference)
	/** Its presence is lost for a moment. */
	| ({readonly type: 'agent-flaps'} & AgentReference)
	/** `upgrading to X` ends. */
	| ({readonly type: 'agent-settles'} & AgentReference)
	/** A machine has power again. */
	| ({readonly type: 'machine-heals'} & AgentReference)
	/** A unit takes its application's charm, then runs `upgrade-charm`. */
	| ({readonly type: 'charm-arrives'} & AgentReference)
	| ({readonly type: 'charm-settles'} & AgentReference)
	/** `config-changed` ran, which follows it. */
	| ({readonly type: 'charm-configured'} & AgentReference)
	| ({readonly type: 'hook-runs'} & AgentReference)
	| ({readonly type: 'hook-ends'} & AgentReference);

export type SimulatedEvent = SimulatedAction & {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Order among those of one moment. */
	readonly number: number;
};
