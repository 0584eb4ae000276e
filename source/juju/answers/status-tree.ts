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

const levelOf = (entities: UnknownRecord, parent: Agent | undefined, order: TreeReader['order']): Level => {
	const names = Object.keys(entities);
	return {
		entities, names: order ? order(names) : names, parent, next: 0,
	};
};

/** Without recursion, since the depth is up to the document; without an object for each entity, since there may be ten thousand twice a second. */
const readLevels = (first: Level, agents: Agent[], {inner, order, read}: TreeReader): void => {
	const levels = [first];
	for (let level: Level | undefined = first; level; level = levels.at(-1)) {
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
			levels.push(levelOf(held, agent, order));
		}
	}
};

/**
Reads entities that hold others of their kind, to any depth, each followed by what it holds.
*/
export const readTree = (roots: unknown, reader: TreeReader): readonly Agent[] => {
	const agents: Agent[] = [];
	if (isRecord(roots)) {
		readLevels(levelOf(roots, undefined, reader.order), agents, reader);
	}

	return agents;
};

/**
Reads one entity, followed by those that it holds.
*/
export const readBranch = (name: string, value: unknown, reader: TreeReader): readonly Agent[] => {
	const agent = reader.read(value, neutralise(name), undefined);
	const agents = [agent];
	const held = isRecord(value) ? value[reader.inner] : undefined;
	if (isRecord(held)) {
		readLevels(levelOf(held, agent, reader.order), agents, reader);
	}

	return agents;
};
