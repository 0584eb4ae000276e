import {
	type Application,
	type Base,
	type CharmRelease,
	type Controller,
	type DeclaredCharm,
	type Model,
} from '../cloud.js';

/** A charm on the operator's machine, as its files declare it. */
export type LocalCharm = DeclaredCharm & {
	readonly name?: string;
	readonly revision?: number;
	/** Such as `22.04`; any where not given. */
	readonly bases?: readonly string[];
};

export type SettingValue = string | number | boolean | undefined;

/** What a client asks of the controller. */
export type RefreshOrder = {
	readonly channel?: string | undefined;
	readonly revision?: number | undefined;
	/** Another charm of a store in place of the one that runs. */
	readonly charm?: {readonly name: string; readonly store: 'charmhub' | 'charmstore'} | undefined;
	readonly local?: LocalCharm | undefined;
	readonly base?: Base | undefined;
	/** Of a file, or one by one. */
	readonly settings?: Readonly<Record<string, SettingValue>> | undefined;
	/** Names only. */
	readonly storage?: readonly string[];
	readonly resources?: readonly string[];
	/** Names of spaces, and of endpoints that are bound to one. */
	readonly bindings?: {readonly spaces: readonly string[]; readonly endpoints: readonly string[]} | undefined;
	readonly forcesUnits?: boolean;
	/** Passes over limits of relations. */
	readonly forces?: boolean;
	readonly forcesBase?: boolean;
};

export type RefreshOutcome =
	| {
		readonly type: 'refreshed';
		readonly name: string;
		/** `ch:amd64/jammy/etcd-755` */
		readonly url: string;
		readonly origin: Application['origin'];
		readonly revision: number;
		readonly channel: string | undefined;
		/** Of the new charm, where it is known what it declares. */
		readonly endpoints?: {readonly kept: readonly string[]; readonly added: readonly string[]} | undefined;
	}
	/** `note`: the channel that it says is followed from now on, where another was asked for than before. */
	| {readonly type: 'unchanged'; readonly url: string; readonly channel: string | undefined; readonly note?: string}
	/** The store has nothing of that channel for that base; `releases` is what it has. */
	| {readonly type: 'not-released'; readonly url: string; readonly channel: string | undefined; readonly base: string; readonly releases: readonly CharmRelease[]}
	/** In Juju's words. */
	| {readonly type: 'refused'; readonly text: string};

export type CharmPlace = {readonly controller: Controller; readonly model: Model; readonly application: Application};
