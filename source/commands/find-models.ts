import {
	type ControllerList,
	type ModelSummary,
	type RefusedFailure,
	type Refusal,
} from '../domain/answer.js';
import {type JujuVersion} from '../domain/version.js';
import {closestNames} from '../domain/closest-names.js';
import {type Questioner} from './ask-juju.js';
import {type Stopped} from './headless.js';
import {type Options} from './options.js';

export type FoundController = {
	readonly client: {readonly version: JujuVersion; readonly text: string};
	readonly controller: string;
};

/** Another answer would need another question: it is not asked again. */
const finalRefusals: ReadonlySet<Refusal['kind'] | undefined> = new Set<Refusal['kind'] | undefined>([
	'not-logged-in', 'missing-permission', 'no-such-model', 'no-such-controller', 'client-incompatible', 'unknown-option', 'wrong-command',
]);

/** Whether asking again can only give the same answer. */
export const isFinal = ({kind, refusal}: RefusedFailure): boolean =>
	kind === 'missing' || kind === 'unavailable' || kind === 'read-only' || (kind === 'refused' && finalRefusals.has(refusal?.kind));

/** Why nothing was asked any more, in sentences. */
export const stopWith = (code: number, ...summary: ReadonlyArray<string | undefined>): Stopped => ({
	kind: 'stopped', code, summary: summary.filter(text => text !== undefined),
});

export const stopForFailure = ({message, advice, evidence}: RefusedFailure): Stopped =>
	stopWith(3, message, advice, evidence === '' || message.includes(evidence) ? undefined : `Juju's words: ${evidence.split('\n', 1)[0] ?? ''}`);

/** What was perhaps meant, and all that there is. */
const offer = (wanted: string, names: readonly string[], option: string): string => {
	const near = closestNames(wanted, names);
	return near.length > 0
		? `Perhaps ${near.join(' or ')}? There are: ${names.join(', ')}. Give one of these with ${option}.`
		: `There are: ${names.join(', ')}. Give one of these with ${option}.`;
};

const chooseController = ({controllers, current}: ControllerList, wanted: string | undefined): string | Stopped => {
	const names = controllers.map(({name}) => name);
	if (wanted !== undefined) {
		return names.includes(wanted)
			? wanted
			: stopWith(3, `This client knows no controller "${wanted}".`, names.length === 0 ? 'It knows none at all: register one with juju first.' : offer(wanted, names, '-c'));
	}

	const chosen = current ?? (names.length === 1 ? names[0] : undefined);
	if (chosen !== undefined) {
		return chosen;
	}

	return names.length === 0
		? stopWith(3, 'This client knows no controller.', 'Register one with juju first, or try --simulate.')
		: stopWith(2, 'This client has no current controller.', `Name one with -c: ${names.join(', ')}.`);
};

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
		return controller;
	}

	questioner.know({client: client.value.version, controller: list.value.controllers.find(({name}) => name === controller)?.version});
	return {client: client.value, controller};
};

const isCalled = (wanted: string, {name, shortName}: ModelSummary): boolean => {
	const own = wanted.slice(wanted.indexOf(':') + 1);
	return own === name || own === shortName;
};

/**
The models that were asked for, all where none was named; the controller's own first, as an upgrade goes.
*/
export const chooseModels = (models: readonly ModelSummary[], {controller, wanted}: {readonly controller: string; readonly wanted: Options['models']}): readonly ModelSummary[] | Stopped => {
	const unknown = wanted.find(name => models.every(model => !isCalled(name, model)));
	if (unknown !== undefined) {
		return stopWith(
			3,
			`The controller ${controller} has no model "${unknown}" that you can see.`,
			models.length === 0 ? 'It has none.' : offer(unknown.slice(unknown.indexOf(':') + 1), models.map(({shortName}) => shortName), '-m'),
		);
	}

	const chosen = wanted.length === 0 ? models : models.filter(model => wanted.some(name => isCalled(name, model)));
	return chosen.length === 0
		? stopWith(3, `The controller ${controller} has no model that you can see.`, 'Log in as somebody who can, or name another controller with -c.')
		: chosen.toSorted((left, right) => Number(right.isController) - Number(left.isController));
};
