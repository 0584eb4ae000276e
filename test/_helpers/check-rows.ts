export type Row = {
	/** Of the check. */
	readonly id: string;
	/** The scenario, and what else stands on the command line, where it does not pass. */
	readonly bad: string;
	readonly result: 'block' | 'warn';
	readonly title: RegExp;
	/** Where it passes: the small cloud, where not given. A journey: only after something was done. */
	readonly good?: string | 'journey';
};

/** Where each check does not pass, by scenario, and where it does. */
export const rows: readonly Row[] = [
	{
		id: 'controller-reachable', bad: 'controller-silent', result: 'block', title: /does not answer/v,
	},
	{
		id: 'controller-reachable', bad: 'login-expired', result: 'block', title: /not logged in/v,
	},
	{
		id: 'client-compatible', bad: 'client-too-old', result: 'block', title: /2\.x client does not suit a 3\.x controller/v,
	},
	{
		id: 'client-compatible', bad: 'client-behind', result: 'warn', title: /older than 3\.6/v,
	},
	{
		id: 'release-sound', bad: 'release-bad', result: 'block', title: /3\.6\.21 is a bad release/v,
	},
	{
		id: 'access-sufficient', bad: 'no-access', result: 'block', title: /"login", not "superuser"/v,
	},
	{
		id: 'model-alive', bad: 'unprepared -m archive', result: 'block', title: /being destroyed/v,
	},
	{
		id: 'credential-valid', bad: 'credential-invalid', result: 'block', title: /suspended/v,
	},
	{
		id: 'credential-valid', bad: 'unprepared -m edge', result: 'block', title: /suspended/v, good: 'unprepared -m web',
	},
	{
		id: 'database-supported', bad: 'dry-run-blocked', result: 'block', title: /MongoDB 4\.0\.28 is too old/v,
	},
	{
		id: 'disk-space', bad: 'small', result: 'warn', title: /not looked at/v, good: 'journey',
	},
	{
		id: 'database-snap-suited', bad: 'small', result: 'warn', title: /not looked at/v, good: 'journey',
	},
	{
		id: 'clocks-agree', bad: 'small', result: 'warn', title: /not looked at/v, good: 'journey',
	},
	{
		id: 'client-refresh-planned', bad: 'client-refresh', result: 'warn', title: /refreshes itself in/v,
	},
	{
		id: 'session-survives', bad: 'over-ssh', result: 'warn', title: /Over ssh/v,
	},
	{
		id: 'model-alive', bad: 'model-unlisted', result: 'warn', title: /not in the list/v,
	},
	{
		id: 'high-availability-complete', bad: 'ha-member-down', result: 'block', title: /2 of 3/v,
	},
	{
		id: 'high-availability-complete', bad: 'member-without-vote', result: 'block', title: /2 of 3/v, good: 'production',
	},
	{
		id: 'high-availability-complete', bad: 'even-members', result: 'warn', title: /even number/v,
	},
	{
		id: 'no-upgrade-running', bad: 'upgrade-running', result: 'block', title: /upgrade is under way/v,
	},
	{
		id: 'no-upgrade-running', bad: 'unprepared-4.0 -m lab', result: 'block', title: /being migrated/v, good: 'small-4.0',
	},
	{
		id: 'changes-enabled', bad: 'changes-disabled', result: 'block', title: /Changes are disabled/v,
	},
	{
		id: 'no-agent-down', bad: 'machine-down', result: 'block', title: /1 machine is down/v,
	},
	{
		id: 'no-unit-lost', bad: 'unprepared -m billing', result: 'block', title: /unit is lost/v,
	},
	{
		id: 'no-unit-in-error', bad: 'unit-error', result: 'block', title: /unit is in error/v,
	},
	{
		id: 'no-machine-pending', bad: 'unprepared -m stack', result: 'block', title: /1 machine is pending \(1\)/v,
	},
	{
		id: 'no-machine-pending', bad: 'unprepared-4.0 -m stack', result: 'warn', title: /1 machine is pending \(1\)/v, good: 'small-4.0',
	},
	{
		id: 'agents-at-model-version', bad: 'agents-too-old', result: 'block', title: /2 agents are not at/v,
	},
	{
		id: 'machine-upgrades-finished', bad: 'unprepared-2.9 -m stack', result: 'block', title: /half upgraded/v, good: 'small-2.9',
	},
	{
		id: 'bases-supported', bad: 'unprepared -m legacy', result: 'block', title: /2 machines have a base/v, good: 'unprepared-2.9 -m legacy',
	},
	{
		id: 'charms-from-charmhub', bad: 'unprepared -m legacy', result: 'block', title: /old charm store/v,
	},
	{
		id: 'charms-from-charmhub', bad: 'unprepared-2.9 -m legacy', result: 'warn', title: /old charm store/v, good: 'small-2.9',
	},
	{
		id: 'controller-charm-current', bad: 'unprepared', result: 'warn', title: /charm is behind/v,
	},
	{
		id: 'relations-across-models', bad: 'unprepared -m web', result: 'warn', title: /1 relation to another model is broken/v,
	},
	{
		id: 'relations-across-models', bad: 'migration-needed --agent-version 4.0.17', result: 'warn', title: /tie this model to others/v,
	},
	{
		id: 'migration-users', bad: 'migration-needed --agent-version 4.0.17', result: 'warn', title: /1 user must exist/v, good: 'small --agent-version 4.0.17',
	},
	{
		id: 'migration-secret-backends', bad: 'migration-needed --agent-version 4.0.17', result: 'warn', title: /Secret backend vault/v, good: 'small --agent-version 4.0.17',
	},
	{
		id: 'dry-run-accepted', bad: 'no-binaries --agent-version 3.6.28', result: 'block', title: /sees no upgrade to 3\.6\.28/v,
	},
	{
		id: 'dry-run-accepted', bad: 'other-stream --agent-version 3.6.28', result: 'block', title: /sees no upgrade to 3\.6\.28/v,
	},
	{
		id: 'stream-changes', bad: 'other-stream --agent-stream proposed', result: 'warn', title: /sets the agent stream of 3 models to proposed/v, good: 'other-stream --agent-stream released',
	},
	{
		id: 'blocker-machine-upgrade', bad: 'models-behind', result: 'block', title: /half upgraded/v,
	},
	{
		id: 'blocker-machine-base', bad: 'unprepared', result: 'block', title: /base that Juju does not support/v,
	},
	{
		id: 'blocker-windows-machine', bad: 'unprepared', result: 'block', title: /Windows/v,
	},
	{
		id: 'blocker-charm-store', bad: 'unprepared', result: 'block', title: /old charm store/v,
	},
	{
		id: 'blocker-lxd-version', bad: 'dry-run-blocked', result: 'block', title: /LXD is too old/v,
	},
	{
		id: 'blocker-database-node', bad: 'ha-member-down', result: 'block', title: /node of the database/v,
	},
	{
		id: 'blocker-database-version', bad: 'dry-run-blocked', result: 'block', title: /database is too old/v,
	},
	{
		id: 'blocker-migration', bad: 'unprepared-2.9', result: 'block', title: /being migrated/v, good: 'small-2.9',
	},
	{
		id: 'blocker-model-too-old', bad: 'dry-run-blocked', result: 'block', title: /too old for this step/v,
	},
	{
		id: 'blocker-minor-version', bad: 'dry-run-blocked', result: 'block', title: /another minor version/v,
	},
	{
		id: 'blocker-downgrade', bad: 'dry-run-blocked', result: 'block', title: /lower than what runs/v,
	},
	{
		id: 'blocker-unknown', bad: 'dry-run-blocked', result: 'block', title: /not known here/v,
	},
	{
		id: 'backup-made', bad: 'small', result: 'block', title: /No backup yet/v, good: 'journey',
	},
	{
		id: 'backup-made', bad: 'small-4.0', result: 'block', title: /cannot make a backup here/v, good: 'journey',
	},
	{
		id: 'migration-users', bad: 'migration-needed --agent-version 4.0.15', result: 'warn', title: /^1 user must exist/v, good: 'small --agent-version 4.0.15',
	},
	{
		id: 'migration-secret-backends', bad: 'migration-needed --agent-version 4.0.15', result: 'warn', title: /^Secret backend vault/v, good: 'small --agent-version 4.0.15',
	},
	{
		id: 'copies-made', bad: 'small', result: 'warn', title: /No copies of agent\.conf yet/v, good: 'journey',
	},
	{
		id: 'copies-made', bad: 'small-4.1', result: 'warn', title: /No copies of agent\.conf yet/v, good: 'kubernetes',
	},
];
