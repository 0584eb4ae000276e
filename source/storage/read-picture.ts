import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {parseModelKey} from '../domain/intent.js';
import {type ModelStatus} from '../domain/status.js';

/** Statuses before an upgrade, as a run has kept them. */
export type KeptPicture = {
	/** Name of the run's folder. */
	readonly run: string;
	/** Key: model keys; milliseconds since 1970. */
	readonly models: Readonly<Record<string, {readonly status: ModelStatus; readonly at: number}>>;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isNamed = (value: unknown): boolean => isRecord(value) && typeof value['name'] === 'string';

/** What a comparison looks at has to be there: the file may be from another version of this program, or cut off. */
const isStatus = (value: unknown): value is ModelStatus => isRecord(value)
	&& Array.isArray(value['agents']) && value['agents'].every(agent => isNamed(agent) && isRecord(agent) && typeof agent['tag'] === 'string' && typeof agent['state'] === 'string' && typeof agent['condition'] === 'string')
	&& Array.isArray(value['applications']) && value['applications'].every(application => isNamed(application) && isRecord(application) && isRecord(application['status']))
	&& Array.isArray(value['offers']) && value['offers'].every(offer => isNamed(offer));

/** Undefined is not in JSON, and `null` is not in a status. */
const withoutNull = (_key: string, value: unknown): unknown => value === null ? undefined : value;

const readModels = (text: string, controller: string): KeptPicture['models'] | undefined => {
	const document: unknown = JSON.parse(text, withoutNull);
	if (!isRecord(document) || document['schema'] !== 'juju-upgrade-wizard/picture/1' || !isRecord(document['models'])) {
		return undefined;
	}

	const models = Object.entries(document['models']).flatMap(([key, value]) =>
		parseModelKey(key).controller === controller && isRecord(value) && typeof value['at'] === 'number' && isStatus(value['status'])
			? [[key, {status: value['status'], at: value['at']}] as const]
			: []);
	return models.length === 0 ? undefined : Object.fromEntries(models);
};

/** A run that played on the simulator says nothing of a cloud of the same name: its command line says so, or the record of what it was about. */
const wasSimulation = async (folder: string): Promise<boolean> => {
	try {
		const text = await readFile(path.join(folder, 'journal.jsonl'), 'utf8');
		const entry: unknown = JSON.parse(text.split('\n', 1)[0] ?? '');
		const isAsked = isRecord(entry) && Array.isArray(entry['arguments']) && entry['arguments'].some(word => typeof word === 'string' && word.startsWith('--simulate'));
		return isAsked || text.includes('"mode":"simulation"');
	} catch {
		return false;
	}
};

const readPictureOf = async (runs: string, run: string, controller: string): Promise<KeptPicture | undefined> => {
	const folder = path.join(runs, run);
	try {
		const models = readModels(await readFile(path.join(folder, 'picture-before.json'), 'utf8'), controller);
		return models === undefined || await wasSimulation(folder) ? undefined : {run, models};
	} catch {
		return undefined;
	}
};

const readFirst = async (runs: string, names: readonly string[], controller: string): Promise<KeptPicture | undefined> => {
	const [name, ...others] = names;
	return name === undefined ? undefined : (await readPictureOf(runs, name, controller)) ?? readFirst(runs, others, controller);
};

/** Folders are named after their time; behind those of the same second stands a number. */
const newestFirst = (left: string, right: string): number => right.localeCompare(left, 'en', {numeric: true});

/**
Reads the picture that the newest run of a controller has kept of its models before it changed anything. Never rejects: what cannot be read is no picture.

@param runs Folder of all runs.
@returns Undefined where no run has one.
*/
export const readNewestPicture = async (runs: string, controller: string): Promise<KeptPicture | undefined> => {
	try {
		const entries = await readdir(runs, {withFileTypes: true});
		const names = entries.filter(entry => entry.isDirectory()).map(({name}) => name).toSorted(newestFirst);
		return await readFirst(runs, names, controller);
	} catch {
		return undefined;
	}
};

/** Statuses that one run has kept from before its upgrade, whatever it ran on; undefined where there are none that can be read. */
export const readRunPicture = async (folder: string, controller: string): Promise<KeptPicture['models'] | undefined> => {
	try {
		return readModels(await readFile(path.join(folder, 'picture-before.json'), 'utf8'), controller);
	} catch {
		return undefined;
	}
};
