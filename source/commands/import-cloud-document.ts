import {type DisabledCommands} from '../domain/answer.js';
import {type ModelStatus} from '../domain/status.js';
import {formatJson} from '../output/format-json.js';
import {runCommandLine} from '../simulator/command-line.js';
import {type Cloud, type Controller, type Model} from '../simulator/cloud.js';
import {type ControllerFacts} from '../simulator/import/import-cloud.js';
import {readSavedStatus} from './diagnose-status.js';
import {UsageError} from './options.js';
import {withoutSecrets} from './print-result.js';

/** What a copied cloud is made of. */
export type CloudCopy = {
	readonly statuses: readonly ModelStatus[];
	readonly controller: ControllerFacts;
	/** Versions that its controller can get. */
	readonly published: readonly string[];
};

const schema = 'juju-upgrade-wizard/copy/1';

type Plain = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A status as the client of the copied cloud prints it: what the copy does not know is not in it. */
const statusOf = (cloud: Cloud, controller: Controller, model: Model): unknown => {
	const words = cloud.clientVersion.startsWith('1.') ? ['-e', controller.name] : ['-m', `${controller.name}:${model.owner}/${model.name}`];
	const {stdout} = runCommandLine(structuredClone(cloud), ['status', ...words, '--format', 'json', '--utc'], {now: cloud.now});
	return JSON.parse(stdout);
};

/**
A copied cloud, as `--from-status` reads it again. The controller's own model is in it only where it was copied, too.

@param cloud - Without faults of its own.
*/
export const makeCopyDocument = (cloud: Cloud, {statuses, published}: CloudCopy): string => {
	const [controller] = cloud.controllers;
	if (!controller) {
		throw new Error('The copied cloud has no controller.');
	}

	const models = statuses.length < controller.models.length ? controller.models.filter(({isController}) => !isController) : controller.models;
	return formatJson(withoutSecrets({
		schema,
		controller: controller.name,
		'client-version': cloud.clientVersion,
		'controller-version': controller.version,
		'controller-machines': controller.models.find(({isController}) => isController)?.machines.values().filter(({member}) => member !== undefined).toArray().length ?? 0,
		'database-version': controller.mongoVersion ?? null,
		published,
		models: models.map(model => ({
			name: model.name,
			owner: model.owner,
			'disabled-commands': model.disabled.map(({set, message}) => ({set, message})),
			status: statusOf(cloud, controller, model),
		})),
	}));
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const disabledOf = (value: unknown): DisabledCommands => (Array.isArray(value) ? value : []).filter(each => isRecord(each)).map(each => ({
	set: textOf(each['set']) ?? 'all', message: textOf(each['message']) ?? '',
}));

const byName = <Value>(models: readonly Plain[], valueOf: (model: Plain) => Value | undefined): Readonly<Record<string, Value>> => Object.fromEntries(models.flatMap(model => {
	const [name, value] = [textOf(model['name']), valueOf(model)];
	return name === undefined || value === undefined ? [] : [[name, value]];
}));

const factsOf = (document: Plain, models: readonly Plain[]): ControllerFacts => {
	const texts = {
		name: textOf(document['controller']), version: textOf(document['controller-version']), clientVersion: textOf(document['client-version']), databaseVersion: textOf(document['database-version']),
	};
	const count = document['controller-machines'];
	return {
		...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
		...(typeof count === 'number' && Number.isSafeInteger(count) && count > 0 && count < 100 && {memberCount: count}),
		owners: byName(models, model => textOf(model['owner'])),
		disabled: byName(models, model => disabledOf(model['disabled-commands'])),
	};
};

/** The file as a document of this program; undefined where it is none. */
const parseCopy = (text: string): Plain | undefined => {
	if (!text.slice(0, 200).includes('juju-upgrade-wizard/copy/')) {
		return undefined;
	}

	try {
		const document: unknown = JSON.parse(text);
		return isRecord(document) && typeof document['schema'] === 'string' ? document : undefined;
	} catch {
		return undefined;
	}
};

/**
Reads what `rehearse -o` has written.

@param label - What the file is called.
@returns Undefined where it is something else.
@throws {UsageError} Where it is from another version of this program, or damaged.
*/
export const readCopyDocument = async (text: string, label: string): Promise<CloudCopy | undefined> => {
	const document = parseCopy(text);
	if (!document) {
		return undefined;
	}

	if (document['schema'] !== schema) {
		throw new UsageError(`${label} is a copy of a cloud from another version of this program (${String(document['schema'])}).`, 'Make it again with rehearse -o.');
	}

	const models = (Array.isArray(document['models']) ? document['models'] : []).filter(model => isRecord(model));
	const saved = await Promise.all(models.map(async model => readSavedStatus(JSON.stringify(model['status'] ?? null))));
	const statuses = saved.map(each => each?.status).filter(status => status !== undefined);
	if (models.length === 0 || statuses.length < models.length) {
		throw new UsageError(`${label} is a copy of a cloud that was damaged: a status in it cannot be read.`, 'Make it again with rehearse -o.');
	}

	return {
		statuses,
		controller: factsOf(document, models),
		published: (Array.isArray(document['published']) ? document['published'] : []).filter(version => typeof version === 'string'),
	};
};
