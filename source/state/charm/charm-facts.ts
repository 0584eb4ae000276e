import {unasked, type Known} from '../../domain/answer.js';
import {type CharmDefinition, type CharmInfo} from '../../domain/charm/definition.js';
import {type CharmSettings, type ConfigFile} from '../../domain/charm/settings.js';
import {modelKey, type ModelReference} from '../../domain/intent.js';

/** What is known of charms beyond status. */
export type CharmFacts = {
	/** Key: `charmKey`. */
	readonly settings: Readonly<Record<string, Known<CharmSettings>>>;
	readonly actions: Readonly<Record<string, Known<{readonly actions: readonly string[]}>>>;
	/** Key: `infoKey`. */
	readonly infos: Readonly<Record<string, Known<CharmInfo>>>;
	/** Charms on this machine. Key: path. */
	readonly definitions: Readonly<Record<string, Known<CharmDefinition>>>;
	/** Files for `--config`. Key: `configKey`. */
	readonly configFiles: Readonly<Record<string, Known<ConfigFile>>>;
};

export const noCharmFacts: CharmFacts = {
	settings: {}, actions: {}, infos: {}, definitions: {}, configFiles: {},
};

/** The key of an application of a model. */
export const charmKey = (model: ModelReference, application: string): string => `${modelKey(model)} ${application}`;

/** The key of what the store has of a charm. */
export const infoKey = (charm: string, channel: string | undefined): string => channel === undefined ? charm : `${charm} ${channel}`;

/** The key of a file for `--config`, which may hold settings of several applications. */
export const configKey = (path: string, application: string): string => `${application} ${path}`;

/** What is known under a key, `unasked` where nothing was ever asked. */
export const knownAt = <Value>(known: Readonly<Record<string, Known<Value>>>, key: string): Known<Value> => known[key] ?? unasked;
