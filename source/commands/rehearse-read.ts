import {type ModelSummary} from '../domain/answer.js';
import {shortModelName} from '../domain/intent.js';
import {countOf} from '../domain/words.js';
import {type ModelStatus} from '../domain/status.js';
import {type ControllerFacts} from '../simulator/import/import-cloud.js';
import {type Questioner} from './ask-juju.js';
import {
	chooseModels,
	findController,
	stopForFailure,
	stopWith,
} from './find-models.js';
import {type Stopped} from './headless.js';
import {type CloudCopy} from './import-cloud-document.js';
import {type Options} from './options.js';

type Reading = {
	readonly questioner: Questioner;
	readonly controller: string;
	readonly signal: AbortSignal;
	/** Hears of each step, a line each. */
	readonly tell: (text: string) => void;
};

type ReadModel = {readonly status: ModelStatus; readonly model: ModelSummary; readonly disabled: ReadonlyArray<{readonly set: string; readonly message: string}>};

/** What cannot be read is left out of the copy, and said. */
const readModel = async ({questioner: {ask}, controller, signal, tell}: Reading, model: ModelSummary): Promise<ReadModel | undefined> => {
	const reference = {controller, name: model.name};
	const answer = await ask<'read-status'>({type: 'read-status', model: reference}, signal);
	if (!answer.ok) {
		tell(`${model.name}: left out. ${answer.failure.message}`);
		return undefined;
	}

	const disabled = await ask<'read-disabled-commands'>({type: 'read-disabled-commands', model: reference}, signal);
	tell(`${model.name}: ${countOf(answer.value.agents.length, 'agent')}`);
	return {status: answer.value, model, disabled: disabled.ok ? disabled.value : []};
};

/** One after the other: a controller has other things to do. */
const readModels = async (reading: Reading, [model, ...others]: readonly ModelSummary[]): Promise<readonly ReadModel[]> => {
	if (!model || reading.signal.aborted) {
		return [];
	}

	const read = await readModel(reading, model);
	return [...(read ? [read] : []), ...await readModels(reading, others)];
};

/** The controller's own model belongs to every copy; of two models of one name the first is taken. */
const wantedModels = (all: readonly ModelSummary[], chosen: readonly ModelSummary[], tell: Reading['tell']): readonly ModelSummary[] => {
	const own = all.filter(({isController}) => isController);
	const wanted = [...own, ...chosen.filter(({isController}) => !isController)];
	const taken = new Set<string>();
	return wanted.filter(({name, shortName}) => {
		const isFirst = !taken.has(shortName);
		taken.add(shortName);
		if (!isFirst) {
			tell(`${name}: left out. Another model is called ${shortName}, too.`);
		}

		return isFirst;
	});
};

const readFacts = async ({questioner: {ask}, controller, signal}: Reading): Promise<ControllerFacts | Stopped> => {
	const details = await ask<'show-controller'>({type: 'show-controller', controller}, signal);
	if (!details.ok) {
		return stopForFailure(details.failure);
	}

	const {version, members, databaseVersion} = details.value;
	return {
		name: controller,
		...(version !== undefined && {version}),
		...(members.length > 0 && {memberCount: members.length}),
		...(databaseVersion !== undefined && {databaseVersion}),
	};
};

/** What the controller itself would take, by a dry run; it knows of releases that this program does not. */
const readPublished = async ({questioner: {ask}, controller, signal}: Reading, {agentVersion}: Options): Promise<readonly string[]> => {
	const preview = await ask<'preview-controller-upgrade'>({type: 'preview-controller-upgrade', controller, ...(agentVersion !== undefined && {version: agentVersion})}, signal);
	return preview.ok && preview.value.bestVersion !== undefined ? [preview.value.bestVersion] : [];
};

const ownerOf = (name: string): string | undefined => (name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined);

/**
Reads all that a copy of a controller is made of from a client that only asks.

@param wanted The controller that was named.
*/
export const readLiveCloud = async (options: Options, {wanted, questioner, signal, tell}: Omit<Reading, 'controller'> & {readonly wanted: string | undefined}): Promise<CloudCopy | Stopped> => {
	const found = await findController(questioner, wanted, signal);
	if ('kind' in found) {
		return found;
	}

	const {controller, client} = found;
	const reading = {
		questioner, controller, signal, tell,
	};
	tell(`Reading ${controller} with the client ${client.version.text}. Nothing is changed.`);
	const facts = await readFacts(reading);
	if ('kind' in facts) {
		return facts;
	}

	const list = await questioner.ask<'list-models'>({type: 'list-models', controller}, signal);
	if (!list.ok) {
		return stopForFailure(list.failure);
	}

	const chosen = chooseModels(list.value.models, {controller, wanted: options.models});
	if ('kind' in chosen) {
		return chosen;
	}

	const read = await readModels(reading, wantedModels(list.value.models, chosen, tell));
	if (read.length === 0) {
		return stopWith(3, `No model of ${controller} told its status, so there is nothing to rehearse on.`, 'Look at the lines above; log in as somebody who can read the models.');
	}

	const named = read.map(({model, ...rest}) => ({...rest, name: shortModelName(model.name), owner: ownerOf(model.name)}));
	return {
		statuses: read.map(({status}) => status),
		controller: {
			...facts,
			clientVersion: client.version.text,
			owners: Object.fromEntries(named.flatMap(({name, owner}) => (owner === undefined ? [] : [[name, owner]]))),
			disabled: Object.fromEntries(named.map(({name, disabled}) => [name, disabled])),
		},
		published: await readPublished(reading, options),
	};
};
