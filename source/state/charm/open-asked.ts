import {modelKey, type ModelReference} from '../../domain/intent.js';
import {closestNames} from '../../domain/closest-names.js';
import {countOf, listOf} from '../../domain/words.js';
import {fullPlaceName} from '../place-name.js';
import {only, chain} from '../result.js';
import {statusOf} from '../selectors.js';
import {type State, type Update} from '../state.js';
import {stopFor} from '../target-stage.js';
import {applicationIn} from './charm-rows.js';
import {type Wave} from './charm-stage.js';
import {enterOrder, enterReview, watchCharms} from './enter-charm.js';
import {isAsking, problemsOf} from './judge-item.js';
import {newItem} from './wave.js';

type Asked = NonNullable<State['session']['charm']>;

/** The models that can be meant: those of `-m`, else all. */
const modelsMeant = (state: State, controller: string): readonly ModelReference[] => {
	const wanted = state.session.models.map(name => name.slice(name.indexOf(':') + 1));
	return (state.models.value ?? [])
		.filter(({name, shortName}) => wanted.length === 0 || wanted.includes(name) || wanted.includes(shortName))
		.map(({name}) => ({controller, name}));
};

/** Answers missed in a row after which a model is not waited for any more, where others answer. */
const mostMissed = 3;

const isKnown = (state: State, model: ModelReference): boolean => statusOf(state, model).value !== undefined;

/** Whether nothing more of a model is to be waited for: Juju refuses, or it is silent while others speak. */
const isGivenUp = (state: State, model: ModelReference): boolean => {
	const {failure} = statusOf(state, model);
	return failure?.kind === 'refused' || failure?.kind === 'unavailable' || (state.observations[modelKey(model)]?.failedAnswers ?? 0) >= mostMissed;
};

const isRefused = (state: State, model: ModelReference): boolean => statusOf(state, model).failure?.kind === 'refused';

/** Whether it can be said now in which model an application is. */
const hasHeardAll = (state: State, models: readonly ModelReference[]): boolean =>
	models.every(model => isKnown(state, model) || isGivenUp(state, model)) && (models.some(model => isKnown(state, model)) || models.every(model => isRefused(state, model)));

/** A model with its controller; an environment of Juju 1 is its own. */
const placeOf = (state: State, model: ModelReference): string => {
	const place = fullPlaceName(state, model);
	return place.includes(':') ? `model ${place}` : place;
};

const noneText = (state: State, models: readonly ModelReference[], application: string): string => {
	const [first, second] = models;
	if (!first) {
		return `There is no model that you can see, and so no application "${application}".`;
	}

	return second ? `None of the ${countOf(models.length, 'model')} has an application "${application}".` : `The ${placeOf(state, first)} has no application "${application}".`;
};

const withoutApplication = (state: State, {application}: Asked, models: readonly ModelReference[]): Update => {
	const names = [...new Set(models.flatMap(model => statusOf(state, model).value?.applications.map(({name}) => name) ?? []))].toSorted();
	const unreadable = models.filter(model => !isKnown(state, model));
	const remote = models.find(model => statusOf(state, model).value?.remoteApplications.some(({name}) => name === application) === true);
	const close = closestNames(application, names);
	return stopFor(state, [
		noneText(state, models, application),
		...(remote ? [`In ${remote.name} it is offered by another model: name that one with -m.`] : []),
		...(unreadable.length === 0 ? [] : [`The status of ${listOf(unreadable.map(({name}) => name))} could not be read.`]),
		...(close.length > 0 ? [`Did you mean ${close.join(' or ')}?`] : []),
		names.length === 0 ? 'No application is known at all.' : `There ${names.length === 1 ? 'is' : 'are'}: ${listOf(names, 12)}.`,
	], 3);
};

const goTo = (state: State, {application, order}: Asked, model: ModelReference): Update => {
	if (applicationIn(state, model, application)?.life !== undefined) {
		return stopFor(state, [`${application} of the ${placeOf(state, model)} is being removed: its charm cannot be changed any more.`, 'Nothing was sent.'], 3);
	}

	const wave: Wave = {model, items: [newItem(application, order)], reasons: []};
	const problems = problemsOf(state, wave, 0);
	if (problems.length > 0) {
		return stopFor(state, [...problems, 'Nothing was sent.'], 2);
	}

	const isPlain = Object.keys(order).length === 0;
	return chain(
		watchCharms(state, model),
		current => isPlain ? enterOrder(current, wave, {index: 0}) : enterReview(current, wave, 0),
		current => only(current.stage.name === 'charm' ? {...current, stage: {...current.stage, back: undefined}} : current),
	);
};

/**
The models of the controller that was asked for are known: goes to the application that was named on the command line (`session.charm`) as soon as the statuses
say where it is, or ends the program with the reason.
*/
export const openAskedCharm = (state: State): Update => {
	const {stage, session: {charm}, exit} = state;
	if (!charm || exit !== undefined || stage.name !== 'target' || stage.step !== 'models' || state.models.value === undefined) {
		return only(state);
	}

	const models = modelsMeant(state, stage.controller);
	if (!hasHeardAll(state, models)) {
		return only(state);
	}

	const found = models.filter(model => applicationIn(state, model, charm.application) !== undefined);
	const [first, second] = found;
	if (!first) {
		return withoutApplication(state, charm, models);
	}

	return second
		? stopFor(state, [
			`${found.length} models have an application "${charm.application}": ${listOf(found.map(({name}) => name), 12)}.`,
			`Say which one with -m, such as -m ${first.name}.`,
		], 2)
		: goTo(state, charm, first);
};

/**
What was asked for on the command line cannot be ordered, as a file or a setting has shown: ends the program with the reason. What was ordered on the screen is
told there.
*/
export const stopForWrongOrder = (state: State): Update => {
	const {stage, session: {charm}, exit} = state;
	if (!charm || exit !== undefined || stage.name !== 'charm' || stage.step !== 'review') {
		return only(state);
	}

	const item = stage.wave.items[stage.index];
	const isAsAsked = item?.outcome === 'pending' && item.order === charm.order;
	if (!isAsAsked || isAsking(state, stage.wave, stage.index)) {
		return only(state);
	}

	const problems = problemsOf(state, stage.wave, stage.index);
	return problems.length === 0 ? only(state) : stopFor(state, [...problems, 'Nothing was sent.'], 2);
};
