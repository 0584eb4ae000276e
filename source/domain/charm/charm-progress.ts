/**
Where one unit is on its way to its application's charm:

- `waiting`: runs the charm from before; its turn has not come.
- `executing`: a hook runs.
- `settling`: has the new charm; its workload is not settled yet (`maintenance`, `waiting`).
- `upgraded`: has the new charm, idle, workload settled.
- `held`: has the new charm or not, and its charm asks for something (`blocked`).
- `error`: a hook failed.
- `conflict`: the charm's files could not be put in place (`upgrade failed`).
- `lost`: no connection; nothing is known.
*/
export type CharmUnitState = 'waiting' | 'executing' | 'settling' | 'upgraded' | 'held' | 'error' | 'conflict' | 'lost';

export type CharmUnit = {
	/** `mysql/0` */
	readonly name: string;
	readonly tag: string;
	readonly isLeader: boolean;
	/** The charm that it still runs, as status names it; undefined once it has its application's. */
	readonly upgradingFrom: string | undefined;
	readonly state: CharmUnitState;
	/** The word and message of its workload or agent, whichever explains the state. */
	readonly word: string;
	readonly message: string | undefined;
	readonly since: number | undefined;
};

/** Folded over answers, as `Progress` is for agents. */
export type CharmProgress = {
	readonly application: string;
	/** What was ordered, as far as it is known beforehand. */
	readonly wanted: {
		readonly charm: string | undefined;
		readonly revision: number | undefined;
		readonly channel: string | undefined;
		/** The revision before, where the newest was ordered: it must not stay. Undefined where Juju said that it runs the newest already. */
		readonly otherThan: number | undefined;
		/** Where the charm has to come from, where that changes. */
		readonly origin?: 'charmhub' | 'charm-store' | 'local' | undefined;
	};
	/** What units were blocked with before the order, by name: such a unit is not waited for. */
	readonly blockedBefore?: Readonly<Record<string, string>> | undefined;
	/** How far the units were at their best, as a number that only grows. */
	readonly furthest?: number;
	readonly startedAt: number;
	readonly units: readonly CharmUnit[];
	/** The application's own, of the last answer. */
	readonly revision: number | undefined;
	readonly charm: string | undefined;
	readonly channel: string | undefined;
	readonly workloadVersion: string | undefined;
	readonly goodAnswers: number;
	readonly goodSince: number | undefined;
	readonly isComplete: boolean;
	readonly completedAt: number | undefined;
	/** Last time that a unit came further. */
	readonly lastChangeAt: number;
	readonly silentSince: number | undefined;
	readonly failedAnswers: number;
	readonly lastReason: string | undefined;
	/** Why it is not complete yet: one sentence; undefined when it is. */
	readonly waitingFor: string | undefined;
};
