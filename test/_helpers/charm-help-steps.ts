import {type CharmHelp} from '../../source/domain/charm/charm-help.js';
import {type CharmUnit, type CharmUnitState} from '../../source/domain/charm/charm-progress.js';
import {type Question} from '../../source/state/overlay.js';
import {charmHelpOf} from '../../source/state/charm/help.js';
import {unitsShown} from '../../source/state/charm/units.js';
import {topOverlay} from '../../source/state/selectors.js';
import {atStep, consent} from './charm-journey.js';
import {readText} from './journey-steps.js';
import {type Journey} from './open-journey.js';

/** A unit of the application that is waited for, as it is shown. */
export const unitShown = (journey: Journey, name: string): CharmUnit => {
	const unit = unitsShown(journey.state(), atStep(journey, 'perform')).find(other => other.name === name);
	if (!unit) {
		throw new Error(`There is no unit ${name}.`);
	}

	return unit;
};

export const untilUnit = async (journey: Journey, name: string, wanted: CharmUnitState): Promise<void> => journey.until(
	`${name} is ${wanted}`,
	state => state.stage.name === 'charm' && state.stage.step === 'perform' && unitsShown(state, state.stage).some(unit => unit.name === name && unit.state === wanted),
	600_000,
);

/** Enter on a unit: opens what can be done about it. */
export const openHelp = async (journey: Journey, name: string): Promise<void> => {
	const index = unitsShown(journey.state(), atStep(journey, 'perform')).findIndex(unit => unit.name === name);
	await journey.act('top');
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
	if (topOverlay(journey.state())?.name !== 'charm-help') {
		throw new Error(`No help for ${name} but ${JSON.stringify(topOverlay(journey.state()))}.`);
	}
};

/** What can be done about the unit that is open. */
export const helpOffered = (journey: Journey): readonly CharmHelp[] => {
	const top = topOverlay(journey.state());
	if (top?.name !== 'charm-help') {
		throw new Error(`No help is open but ${JSON.stringify(top)}.`);
	}

	return charmHelpOf(journey.state(), top);
};

/** Enter on one of them. */
export const chooseHelp = async (journey: Journey, id: string): Promise<void> => {
	const choices = helpOffered(journey);
	const index = choices.findIndex(choice => choice.id === id || choice.id.startsWith(`${id} `));
	if (index === -1) {
		throw new Error(`There is no choice ${id} but ${choices.map(choice => choice.id).join(', ')}.`);
	}

	await journey.act('top');
	for (let step = 0; step < index; step++) {
		await journey.act('down');
	}

	await journey.act('confirm');
};

export const untilNothingRuns = async (journey: Journey): Promise<void> => journey.until('no command runs', ({running}) => Object.keys(running).length === 0);

/** Enter on one of them that asks, and yes to what it asks; gives the question back. */
export const applyHelp = async (journey: Journey, id: string): Promise<Question> => {
	await chooseHelp(journey, id);
	const question = await consent(journey);
	await untilNothingRuns(journey);
	return question;
};

export const closeAll = async (journey: Journey): Promise<void> => {
	while (journey.state().overlays.length > 0) {
		await journey.act('back');
	}
};

/** Closes the text that a choice has shown, and gives it back. */
export const readAll = async (journey: Journey): Promise<string> => {
	await journey.until('a text is shown', state => topOverlay(state)?.name === 'text');
	const lines = await readText(journey);
	return lines.join('\n');
};
