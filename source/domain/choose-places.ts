import {
	type ControllerList,
	type ModelSummary,
	type RefusedFailure,
	type Refusal,
} from './answer.js';
import {closestNames} from './closest-names.js';

/** Why nothing can be asked any more: the exit code that fits, and sentences for people. */
export type NoPlace = {readonly code: number; readonly summary: readonly string[]};

/** Another answer would need another question: it is not asked again. */
const finalRefusals: ReadonlySet<Refusal['kind'] | undefined> = new Set<Refusal['kind'] | undefined>([
	'not-logged-in', 'missing-permission', 'no-such-model', 'no-such-controller', 'client-incompatible', 'unknown-option', 'wrong-command',
]);

/** Whether asking again can only give the same answer. */
export const isFinal = ({kind, refusal}: RefusedFailure): boolean =>
	kind === 'missing' || kind === 'unavailable' || kind === 'read-only' || (kind === 'refused' && finalRefusals.has(refusal?.kind));

/** A failure in sentences, with Juju's own words where they say more. */
export const explainFailure = ({message, advice, evidence}: RefusedFailure): readonly string[] => [
	message,
	advice,
	evidence === '' || message.includes(evidence) ? undefined : `Juju's words: ${evidence.split('\n', 1)[0] ?? ''}`,
].filter(text => text !== undefined);

/** What was perhaps meant, and all that there is. */
const offer = (wanted: string, names: readonly string[], option: string): string => {
	const near = closestNames(wanted, names);
	return near.length > 0
		? `Perhaps ${near.join(' or ')}? There are: ${names.join(', ')}. Give one of these with ${option}.`
		: `There are: ${names.join(', ')}. Give one of these with ${option}.`;
};

const stop = (code: number, ...summary: readonly string[]): NoPlace => ({code, summary});

/**
The controller that is meant: the one that was named, else the client's current one, else the only one.
*/
export const chooseController = ({controllers, current}: ControllerList, wanted: string | undefined): string | NoPlace => {
	const names = controllers.map(({name}) => name);
	if (wanted !== undefined) {
		return names.includes(wanted)
			? wanted
			: stop(3, `This client knows no controller "${wanted}".`, names.length === 0 ? 'It knows none at all: register one with juju first.' : offer(wanted, names, '-c'));
	}

	const chosen = current ?? (names.length === 1 ? names[0] : undefined);
	if (chosen !== undefined) {
		return chosen;
	}

	return names.length === 0
		? stop(3, 'This client knows no controller.', 'Register one with juju first, or try --simulate.')
		: stop(2, 'This client has no current controller.', `Name one with -c: ${names.join(', ')}.`);
};

const isCalled = (wanted: string, {name, shortName}: ModelSummary): boolean => {
	const own = wanted.slice(wanted.indexOf(':') + 1);
	return own === name || own === shortName;
};

/**
The models that were asked for, all where none was named; the controller's own first, as an upgrade goes.
*/
export const chooseModels = (models: readonly ModelSummary[], {controller, wanted}: {readonly controller: string; readonly wanted: readonly string[]}): readonly ModelSummary[] | NoPlace => {
	const unknown = wanted.find(name => models.every(model => !isCalled(name, model)));
	if (unknown !== undefined) {
		return stop(
			3,
			`The controller ${controller} has no model "${unknown}" that you can see.`,
			models.length === 0 ? 'It has none.' : offer(unknown.slice(unknown.indexOf(':') + 1), models.map(({shortName}) => shortName), '-m'),
		);
	}

	const chosen = wanted.length === 0 ? models : models.filter(model => wanted.some(name => isCalled(name, model)));
	return chosen.length === 0
		? stop(3, `The controller ${controller} has no model that you can see.`, 'Log in as somebody who can, or name another controller with -c.')
		: chosen.toSorted((left, right) => Number(right.isController) - Number(left.isController));
};
