import {describeUnits} from '../../domain/charm/describe-units.js';
import {authorLoop} from '../../domain/charm/force.js';
import {performRemedy} from '../../domain/make-remedy.js';
import {listOf} from '../../domain/words.js';
import {chooseRemedy} from '../remedies.js';
import {only} from '../result.js';
import {statusOf, topOverlay} from '../selectors.js';
import {type State, type Update} from '../state.js';

/**
The second step of a charm's author: after a forced order the failed hooks are to run again, with the new code. Asked about at once, but never over another question.
A unit in conflict has no failed hook: to it the forced charm is enough.
*/
export const offerResolved = (state: State): Update => {
	const {stage} = state;
	if (stage.name !== 'charm' || stage.step !== 'perform' || topOverlay(state)?.name === 'question') {
		return only(state);
	}

	const {wave: {model, items}, index} = stage;
	const item = items[index];
	const status = statusOf(state, model).value;
	const units = item && status ? describeUnits(status, item.application).filter(unit => unit.state === 'error').map(({name}) => name) : [];
	const step = item && authorLoop({
		model, application: item.application, order: item.order, units,
	}, state.client?.version).find(({id}) => id === 'resolved');
	if (!item || !step || units.length === 0) {
		return only(state);
	}

	return chooseRemedy(state, performRemedy(state.render, {
		id: `charm resolved ${item.application}`,
		title: step.title,
		risk: 'disruptive',
		explanation: step.explanation,
		cost: 'what the hook does half a second time, if it was not written for that',
		undo: 'nothing to undo: a hook that fails again leaves the unit in error, as now',
		success: `${listOf(units)} ${units.length === 1 ? 'is' : 'are'} not in error any more.`,
	}, step.intents), undefined);
};
