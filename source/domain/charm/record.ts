import {type CharmSettings} from './settings.js';

/** An application before its charm was changed: what is compared afterwards, and gone back to. */
export type CharmRecord = {
	readonly application: string;
	/** As status names it: `mysql`, `cs:trusty/mysql-29`, `local:jammy/mine-3`. */
	readonly charm: string;
	readonly origin: string | undefined;
	readonly revision: number | undefined;
	readonly channel: string | undefined;
	readonly base: string | undefined;
	readonly workloadVersion: string | undefined;
	/** Undefined where they could not be read. */
	readonly settings: CharmSettings | undefined;
	/** Units that were blocked already, by name, with their message: nobody waits until those are well. */
	readonly blocked?: Readonly<Record<string, string>> | undefined;
	/** Milliseconds since 1970. */
	readonly at: number;
};
