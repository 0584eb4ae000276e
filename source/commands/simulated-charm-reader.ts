import {access} from 'node:fs/promises';
import {type CharmDefinition} from '../domain/charm/definition.js';
import {type CharmReader} from '../simulator/charm-reader.js';
import {type LocalCharm} from '../simulator/charms/order.js';
import {readConfigFile} from '../storage/read-config-file.js';
import {readLocalCharm} from '../storage/read-local-charm.js';

/** `22.04` of `ubuntu@22.04`; a series stays as it is. */
const trackOf = (base: string): string => base.slice(base.indexOf('@') + 1);

const declare = (charm: CharmDefinition): LocalCharm => ({
	name: charm.name,
	isSubordinate: charm.isSubordinate === true,
	endpoints: (charm.endpoints ?? []).map(({scope, limit, ...endpoint}) => ({...endpoint, ...(scope !== undefined && {scope}), ...(limit !== undefined && {limit})})),
	storage: (charm.storage ?? []).map(({type, maximum, location, ...storage}) => ({
		...storage, type: type === 'block' ? 'block' as const : 'filesystem' as const, ...(maximum !== undefined && {maximum}), ...(location !== undefined && {location}),
	})),
	settings: Object.fromEntries((charm.options ?? []).map(({name, type, default: value}) => [
		name, {type: type === undefined || type === 'secret' ? 'string' as const : type, ...(value !== undefined && {default: value})},
	])),
	resources: (charm.resources ?? []).map(({name}) => name),
	...(charm.mode !== undefined && {mode: charm.mode}),
	...(charm.format !== undefined && {format: charm.format}),
	...(charm.bases && charm.bases.length > 0 && {bases: charm.bases.map(base => trackOf(base))}),
});

const orNothing = async <Value>(action: () => Promise<Value>): Promise<Value | undefined> => {
	try {
		return await action();
	} catch {
		return undefined;
	}
};

/**
Reads charms and settings on this machine for the simulator's `juju`, which is a client of this machine as a real one is.
*/
export const simulatedCharmReader: CharmReader = {
	async readCharm(path) {
		const charm = await orNothing(async () => readLocalCharm(path));
		return charm && declare(charm);
	},
	async readConfig(path, application) {
		const file = await orNothing(async () => readConfigFile(path, application));
		return file?.settings;
	},
	async hasFile(path) {
		const found = await orNothing(async () => {
			await access(path);
			return true;
		});
		return found === true;
	},
};
