import {type Cloud} from './cloud.js';
import {type LocalCharm, type SettingValue} from './charms/order.js';
import {charmNameOf} from './charms/charm-url.js';

/** Reads what a command names on the operator's machine. Whatever cannot be read is undefined. */
export type CharmReader = {
	/** A charm's folder, or a file of charmcraft. */
	readonly readCharm: (path: string) => Promise<LocalCharm | undefined>;
	/** A file with settings, by themselves or below the application's name. */
	readonly readConfig: (path: string, application: string) => Promise<Readonly<Record<string, SettingValue>> | undefined>;
	/** For resources; everything is there where not given. */
	readonly hasFile?: (path: string) => Promise<boolean>;
};

/** What was read for one command, by the path as it was typed. */
export type ReadFiles = {
	readonly charms: ReadonlyMap<string, LocalCharm>;
	readonly configs: ReadonlyMap<string, Readonly<Record<string, SettingValue>>>;
	/** Files that are not there. */
	readonly missing: ReadonlySet<string>;
};

const commands: ReadonlySet<string> = new Set(['refresh', 'upgrade-charm', 'config', 'set']);

const valuesOf = (words: readonly string[], ...names: readonly string[]): readonly string[] => words.flatMap((word, index) => {
	const name = names.find(each => word === each || word.startsWith(`${each}=`));
	const value = word === name ? words[index + 1] : word.slice((name?.length ?? 0) + 1);
	return name === undefined || value === undefined ? [] : [value];
});

/**
Where a charm lies in a repository of 1.25: in the folder of its series.
*/
export const repositoryPath = (repository: string, series: string, name: string): string => `${repository.replace(/\/$/v, '')}/${series}/${name}`;

const repositoryPaths = (cloud: Cloud, words: readonly string[]): readonly string[] => {
	const [repository] = valuesOf(words, '--repository');
	const local = valuesOf(words, '--switch').flatMap(each => each.startsWith('local:') ? [charmNameOf({charm: each})] : []);
	return repository === undefined
		? []
		: cloud.controllers.flatMap(({models}) => models).flatMap(({applications}) => applications.values().toArray())
			.filter(({name}) => words.includes(name))
			.flatMap(application => [charmNameOf(application), ...local].map(name => repositoryPath(repository, application.base.series, name)));
};

/**
Whether a command names anything that has to be read first.
*/
export const doesNameFiles = (words: readonly string[]): boolean =>
	words.some(word => commands.has(word)) && valuesOf(words, '--path', '--switch', '--repository', '--config', '--file', '--resource').length > 0;

const readAll = async <Value>(paths: readonly string[], read: (path: string) => Promise<Value | undefined>): Promise<ReadonlyMap<string, Value>> => {
	const found = await Promise.all([...new Set(paths)].map(async path => [path, await read(path)] as const));
	return new Map(found.flatMap(([path, value]) => value === undefined ? [] : [[path, value] as const]));
};

type ReadOptions = {
	readonly reader: CharmReader;
	/** From a path as typed to one that can be read. */
	readonly resolve?: (path: string) => string;
};

/**
Reads what a command names: commands themselves wait for nothing.
*/
export const readFilesOf = async (cloud: Cloud, words: readonly string[], {reader, resolve = path => path}: ReadOptions): Promise<ReadFiles> => {
	const names = new Set(cloud.controllers.flatMap(({models}) => models).flatMap(({applications}) => applications.keys().toArray()));
	const application = words.find(word => names.has(word)) ?? '';
	const switches = valuesOf(words, '--switch').filter(each => !/^(?:ch|cs|local):/v.test(each));
	const resources = valuesOf(words, '--resource').map(each => each.slice(each.indexOf('=') + 1));
	const [charms, configs, there] = await Promise.all([
		readAll([...valuesOf(words, '--path'), ...switches, ...repositoryPaths(cloud, words)], async path => reader.readCharm(resolve(path))),
		readAll(valuesOf(words, '--config', '--file'), async path => reader.readConfig(resolve(path), application)),
		readAll(resources, async path => (await reader.hasFile?.(resolve(path))) === false ? undefined : true),
	]);
	return {charms, configs, missing: new Set(resources.filter(path => !there.has(path)))};
};
