import {type ModelSummary, type RefusedFailure} from '../domain/answer.js';
import {chooseController, chooseModels as chooseAmong, explainFailure} from '../domain/choose-places.js';
import {type JujuVersion} from '../domain/version.js';
import {type Questioner} from './ask-juju.js';
import {type Stopped} from './headless.js';
import {type Options} from './options.js';

export {isFinal} from '../domain/choose-places.js';

export type FoundController = {
	readonly client: {readonly version: JujuVersion; readonly text: string};
	readonly controller: string;
};

/** Why nothing was asked any more, in sentences. */
export const stopWith = (code: number, ...summary: ReadonlyArray<string | undefined>): Stopped => ({
	kind: 'stopped', code, summary: summary.filter(text => text !== undefined),
});

export const stopForFailure = (failure: RefusedFailure): Stopped => stopWith(3, ...explainFailure(failure));

/**
Asks a client who it is and for the controller that is meant.

@param wanted The controller that was named; else the client's current one is meant.
*/
export const findController = async (questioner: Questioner, wanted: string | undefined, signal: AbortSignal): Promise<FoundController | Stopped> => {
	const client = await questioner.ask<'client-version'>({type: 'client-version'}, signal);
	if (!client.ok) {
		return stopForFailure(client.failure);
	}

	questioner.know({client: client.value.version, controller: undefined});
	const list = await questioner.ask<'list-controllers'>({type: 'list-controllers'}, signal);
	if (!list.ok) {
		return stopForFailure(list.failure);
	}

	const controller = chooseController(list.value, wanted);
	if (typeof controller !== 'string') {
		return stopWith(controller.code, ...controller.summary);
	}

	questioner.know({client: client.value.version, controller: list.value.controllers.find(({name}) => name === controller)?.version});
	return {client: client.value, controller};
};

/**
The models that were asked for, all where none was named; the controller's own first, as an upgrade goes.
*/
export const chooseModels = (models: readonly ModelSummary[], {controller, wanted}: {readonly controller: string; readonly wanted: Options['models']}): readonly ModelSummary[] | Stopped => {
	const chosen = chooseAmong(models, {controller, wanted});
	return 'code' in chosen ? stopWith(chosen.code, ...chosen.summary) : chosen;
};
