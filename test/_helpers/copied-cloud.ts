import {readSavedStatus} from '../../source/commands/diagnose-status.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {advance} from '../../source/simulator/cluster.js';
import {runCommandLine} from '../../source/simulator/command-line.js';
import {type Cloud, type Controller, type Model} from '../../source/simulator/cloud.js';
import {importCloud, type CloudImport, type ImportedCloud} from '../../source/simulator/import/import-cloud.js';

/** 1 April 2026, 3 o'clock in UTC: after the moments in the recordings. */
export const copyTime = Date.UTC(2026, 3, 1, 3);

/**
Reads a text as `--from-status` does.

@throws Where it is no status.
*/
export const statusFrom = async (text: string): Promise<ModelStatus> => {
	const saved = await readSavedStatus(text);
	if (!saved) {
		throw new Error(`This is no status: ${text.slice(0, 200)}`);
	}

	return saved.status;
};

/**
Imports statuses, as they have to be.

@throws Where they cannot be one cloud.
*/
export const importWell = (statuses: readonly ModelStatus[], asked: Partial<CloudImport> = {}): ImportedCloud => {
	const imported = importCloud({
		statuses, seed: 1, startedAt: copyTime, ...asked,
	});
	if ('problem' in imported) {
		throw new Error(imported.problem);
	}

	return imported;
};

/** What a cloud's client says of a model now; undefined where it gets no answer. */
export const askStatus = async (cloud: Cloud, controller: Controller, model: Model): Promise<ModelStatus | undefined> => {
	const words = cloud.clientVersion.startsWith('1.') ? ['-e', controller.name] : ['-m', `${controller.name}:${model.owner}/${model.name}`];
	const {stdout} = runCommandLine(cloud, ['status', ...words, '--format', 'json', '--utc'], {now: cloud.now});
	const saved = await readSavedStatus(stdout);
	return saved?.status;
};

/** Of all models of a cloud's first controller, as far as they answer, after some time. */
export const askStatuses = async (cloud: Cloud, after = 0): Promise<readonly ModelStatus[]> => {
	advance(cloud, cloud.now + after);
	const [controller] = cloud.controllers;
	const statuses = controller ? await Promise.all(controller.models.map(async model => askStatus(cloud, controller, model))) : [];
	return statuses.filter(status => status !== undefined);
};

const inOrder = <Item>(items: readonly Item[] | undefined): readonly Item[] | undefined => items?.toSorted((left, right) => {
	const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
	return one < other ? -1 : Number(one > other);
});

/**
A status without what a copy is known to lose (see docs/rehearsal.md): the status of an application, which the simulation makes of its units, and the order of relations
and storage.
*/
export const comparable = (status: ModelStatus): unknown => ({
	...status,
	applications: status.applications.map(application => ({
		...application, status: undefined, relations: inOrder(application.relations),
	})),
	storage: inOrder(status.storage),
});
