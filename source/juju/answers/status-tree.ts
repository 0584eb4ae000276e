import {type Agent} from '../../domain/agent.js';
import {neutralise} from '../neutralise.js';
import {isRecord, type UnknownRecord} from './record.js';

export type TreeReader = {
	/** The key under which an entity holds others of its kind. */
	readonly inner: 'containers' | 'subordinates';
	/** The order of the names of one level; as they stand in the document where not given. */
	readonly order?: (names: readonly string[]) => readonly string[];
	/** @param parent - The entity that holds it; undefined at the top. */
	readonly read: (value: unknown, name: string, parent: Agent | undefined) => Agent;
};

type Level = {readonly entities: UnknownRecord; readonly names: readonly string[]; readonly parent: Agent | undefined; next: number};

/**
Reads entities that hold others of their kind, to any depth, each followed by what it holds.

Without recursion, since the depth is up to the document; without an object for each entity, since there may be ten thousand twice a second.
*/
export const readTree = (roots: unknown, {inner, order, read}: TreeReader): readonly Agent[] => {
	const levelOf = (entities: UnknownRecord, parent: Agent | undefined): Level => {
		const names = Object.keys(entities);
		return {
			entities, names: order ? order(names) : names, parent, next: 0,
		};
	};

	const agents: Agent[] = [];
	const levels = isRecord(roots) ? [levelOf(roots, undefined)] : [];
	for (let level = levels.at(-1); level; level = levels.at(-1)) {
		const name = level.names[level.next++];
		if (name === undefined) {
			levels.pop();
			continue;
		}

		const value = level.entities[name];
		const agent = read(value, neutralise(name), level.parent);
		agents.push(agent);
		const held = isRecord(value) ? value[inner] : undefined;
		if (isRecord(held)) {
			levels.push(levelOf(held, agent));
		}
	}

	return agents;
};
