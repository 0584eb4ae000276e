// The overlay `charm-help`: drawn by interface/screens/charm, its rows are `charmHelpOf`.
import {helpForUnit, type CharmHelp} from '../../domain/charm/charm-help.js';
import {type CharmUnit} from '../../domain/charm/charm-progress.js';
import {originOf} from '../../domain/charm/charm-names.js';
import {type Remedy} from '../../domain/check.js';
import {performRemedy} from '../../domain/make-remedy.js';
import {type Overlay} from '../overlay.js';
import {chooseRemedy, linesOf} from '../remedies.js';
import {
	notice,
	only,
	popOverlay,
	replaceTop,
	withEffects,
} from '../result.js';
import {clamp, moveOf} from '../scroll.js';
import {statusOf} from '../selectors.js';
import {type ActionId, type State, type Update} from '../state.js';
import {applicationIn} from './charm-rows.js';
import {controllerVersion} from './controller-version.js';
import {enterOrder} from './enter-charm.js';
import {askToRollBack} from './roll-back-actions.js';
import {toNewest} from './order-rows.js';
import {unitsShown} from './units.js';
import {withItem, type CharmAt} from './wave.js';

type HelpOverlay = Extract<Overlay, {name: 'charm-help'}>;

const performStage = ({stage}: State): CharmAt<'perform'> | undefined => stage.name === 'charm' && stage.step === 'perform' ? stage : undefined;

/** The unit that the overlay is about, as it is now; undefined where status does not name it any more. */
export const helpedUnit = (state: State, {tag}: HelpOverlay): CharmUnit | undefined => {
	const stage = performStage(state);
	return stage && unitsShown(state, stage).find(unit => unit.tag === tag);
};

/**
What can be done now about the unit of the overlay; empty where it is well again or gone.
*/
export const charmHelpOf = (state: State, overlay: HelpOverlay): readonly CharmHelp[] => {
	const stage = performStage(state);
	const unit = helpedUnit(state, overlay);
	const item = stage?.wave.items[stage.index];
	if (!stage || !item || !unit) {
		return [];
	}

	const {model} = stage.wave;
	const application = applicationIn(state, model, item.application);
	return helpForUnit({
		model,
		application: item.application,
		unit,
		machine: statusOf(state, model).value?.agents.find(({tag}) => tag === unit.tag)?.machine,
		applicationMessage: application?.status.message,
		isLocal: application !== undefined && originOf(application) === 'local',
		client: state.client?.version,
		controller: controllerVersion(state, model.controller),
	});
};

/** How a choice is undone; undefined where nothing undoes it. */
const undoOf = ({risk, intents}: CharmHelp): string | undefined => {
	const [first] = intents;
	switch (first?.type) {
		case 'open-shell':
		case 'debug-hooks': {
			return 'nothing to undo but what you change there';
		}

		case 'resolve': {
			return 'nothing to undo: what fails again leaves the unit as it is now';
		}

		case 'run-charm-advice': {
			return undefined;
		}

		default: {
			return risk === 'safe' || first === undefined ? 'nothing to undo' : undefined;
		}
	}
};

/** What a charm says is its own words; the question is asked in ours. */
const isOfCharm = ({intents}: CharmHelp): boolean => intents[0]?.type === 'run-charm-advice';

/** Choices that run commands go the way of all remedies: asked about, run, reported. */
export const helpRemedy = (state: State, help: CharmHelp): Remedy => {
	const undo = undoOf(help);
	return performRemedy(state.render, {
		id: `charm ${help.id}`,
		title: isOfCharm(help) ? 'Run what the charm asks for' : help.title,
		risk: help.risk,
		explanation: help.explanation,
		...(undo !== undefined && {undo}),
		...(help.phrase !== undefined && {phrase: help.phrase}),
	}, help.intents);
};

const openOrder = (state: State, stage: CharmAt<'perform'>, help: CharmHelp): Update => {
	const {wave, index} = stage;
	const item = wave.items[index];
	if (!item || help.opens?.type !== 'order') {
		return only(state);
	}

	if (stage.phase.type === 'running') {
		return notice(state, 'A command runs. Wait until it has ended.');
	}

	const order = {...toNewest(item.order), ...help.opens.order};
	return enterOrder(popOverlay(state), withItem(wave, index, {order, outcome: 'pending', isGoingBack: false}), {index});
};

const choose = (state: State, stage: CharmAt<'perform'>, help: CharmHelp): Update => {
	switch (help.opens?.type) {
		case 'order': {
			return openOrder(state, stage, help);
		}

		case 'roll-back': {
			return askToRollBack(popOverlay(state), stage, stage.index);
		}

		case undefined: {
			return help.intents.length === 0
				? withEffects({...popOverlay(state), notice: 'Watching. Nothing was run.'}, {type: 'poll-now'})
				: chooseRemedy(state, helpRemedy(state, help), undefined);
		}
	}
};

/**
Keys on what can be done about a unit.
*/
export const actOnCharmHelp = (state: State, overlay: HelpOverlay, action: ActionId): Update => {
	const stage = performStage(state);
	const choices = charmHelpOf(state, overlay);
	const last = Math.max(0, choices.length - 1);
	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only(replaceTop(state, {...overlay, cursor: clamp(overlay.cursor + move, 0, last)}));
	}

	const help = choices[clamp(overlay.cursor, 0, last)];
	switch (action) {
		case 'confirm': {
			return help && stage ? choose(state, stage, help) : notice(state, 'Nothing has to be done about it any more. Esc goes back.');
		}

		case 'copy': {
			const lines = help ? linesOf(state, helpRemedy(state, help)) : [];
			return lines.length === 0 ? notice(state, 'There is no command to copy.') : withEffects(state, {type: 'copy', text: lines.join('\n')});
		}

		case 'ask-again': {
			return withEffects({...state, notice: 'Asking again.'}, {type: 'poll-now'});
		}

		default: {
			return only(state);
		}
	}
};
