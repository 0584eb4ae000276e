import {type CharmUnit} from '../../domain/charm/charm-progress.js';
import {describeUnits} from '../../domain/charm/describe-units.js';
import {type CharmOrder} from '../../domain/charm/order.js';
import {type Risk} from '../../domain/intent.js';
import {countOf, listOf} from '../../domain/words.js';
import {openQuestion} from '../question.js';
import {notice, only} from '../result.js';
import {statusOf} from '../selectors.js';
import {type State, type Update} from '../state.js';
import {noteFacts} from './advice.js';
import {charmKey, knownAt} from './charm-facts.js';
import {applicationIn} from './charm-rows.js';
import {type Wave} from './charm-stage.js';
import {enterOrder} from './enter-charm.js';
import {forceSentences, isForced} from './force-sentences.js';
import {
	blockersOf,
	refreshIntent,
	settingRowsOf,
	verdictsOf,
} from './judge-item.js';
import {shownLine} from './shown-line.js';
import {withItem, type CharmAt} from './wave.js';

const settingsFact = (state: State, {model}: Wave, application: string): string => {
	const {value, at} = knownAt(state.charms.settings, charmKey(model, application));
	return value === undefined || at === undefined
		? 'Its settings could not be read: they cannot be compared afterwards, nor set again.'
		: 'Its revision and settings are written down first, so that it can be brought back to them.';
};

/** Units of an application that take no charm now. */
const erroredUnits = (state: State, {model}: Wave, application: string): readonly CharmUnit[] => {
	const status = statusOf(state, model).value;
	return status ? describeUnits(status, application).filter(({state: unit}) => unit === 'error' || unit === 'conflict') : [];
};

/** What is asked once a forced order was taken: a unit in conflict has no hook that failed. */
const askedThen = (units: readonly CharmUnit[]): string | undefined => {
	const failed = units.filter(({state}) => state === 'error').length;
	return failed === 0 ? undefined : `you are asked whether ${failed === 1 ? 'its failed hook' : 'their failed hooks'} shall run again`;
};

const errorFact = (state: State, wave: Wave, {application, order}: {readonly application: string; readonly order: CharmOrder}): readonly string[] => {
	const units = erroredUnits(state, wave, application);
	if (units.length === 0) {
		return [];
	}

	const isOne = units.length === 1;
	const what = `${countOf(units.length, 'unit')} of ${application} ${isOne ? 'is' : 'are'} in error: ${listOf(units.map(({name}) => name))}.`;
	const asked = askedThen(units);
	const then = order.forceUnits === true
		? `${isOne ? 'It gets' : 'They get'} the charm all the same${asked === undefined ? '' : `; then ${asked}`}.`
		: `${isOne ? 'It keeps its' : 'They keep their'} charm until that is resolved.`;
	return [`${what} ${then}`];
};

const settingFacts = (state: State, wave: Wave, index: number): readonly string[] => {
	const lost = settingRowsOf(state, wave, index).filter(({fate, wasSet}) => fate === 'dropped' && wasSet).map(({name}) => name);
	return lost.length === 0 ? [] : [`Settings that somebody had set and that are lost: ${listOf(lost, 6)}.`];
};

const verdictFacts = (state: State, wave: Wave, index: number): readonly string[] => verdictsOf(state, wave, index).flatMap(({id, result, evidence}) => {
	const isPassedOver = result === 'refused' && wave.items[index]?.ignored.includes(id) === true;
	return result === 'warn' || isPassedOver ? [isPassedOver ? `Passed over by you: ${evidence}` : evidence] : [];
});

/** The graver of what the order is and of what its command does. */
const riskOf = (state: State, wave: Wave, index: number): Risk => {
	const intent = refreshIntent(wave, index);
	const rendered = intent && state.render(intent);
	const isGrave = isForced(wave.items[index]?.order ?? {}) || (rendered?.kind === 'command' && rendered.risk === 'data-loss');
	return isGrave ? 'data-loss' : 'disruptive';
};

/** Why no question is asked now; undefined where one can be. */
const hindranceOf = (state: State, wave: Wave, index: number): string | undefined => {
	const application = wave.items[index]?.application ?? '';
	if (knownAt(state.charms.settings, charmKey(wave.model, application)).isAsking) {
		return 'Its settings are being read, to be written down before anything changes. A moment.';
	}

	const [blocker] = blockersOf(state, wave, index);
	if (blocker === undefined) {
		return undefined;
	}

	const now = applicationIn(state, wave.model, application);
	return now === undefined || now.life !== undefined ? `${blocker} n skips it.` : `${blocker} Esc, then o, changes the order.`;
};

/**
Asks whether the order of the item that is performed shall be given: by its name typed in full where it forces something.
*/
export const askForOrder = (state: State, {wave, index}: CharmAt<'perform'>): Update => {
	const item = wave.items[index];
	const intent = refreshIntent(wave, index);
	const shown = intent && shownLine(state, intent);
	if (!item || !shown) {
		return only(state);
	}

	const hindrance = hindranceOf(state, wave, index) ?? (shown.kind === 'unavailable' ? shown.reason : undefined);
	if (hindrance !== undefined || shown.kind === 'unavailable') {
		return notice(state, hindrance ?? '');
	}

	const {application, order} = item;
	const risk = riskOf(state, wave, index);
	return only(openQuestion(state, {
		purpose: {type: 'charm-refresh', index},
		title: isForced(order) ? `Force the charm of ${application}?` : `Change the charm of ${application}?`,
		commands: [shown.line],
		risk,
		yes: `Yes, change the charm of ${application}`,
		consequences: [
			...errorFact(state, wave, item),
			...forceSentences(order, state.client?.version),
			...settingFacts(state, wave, index),
			...verdictFacts(state, wave, index),
			...noteFacts(state, wave, index),
			settingsFact(state, wave, application),
		],
		models: [wave.model],
		phrase: risk === 'data-loss' ? application : undefined,
	}));
};

const withForce = (wave: Wave, index: number): Wave => withItem(wave, index, {order: {...wave.items[index]?.order, forceUnits: true}});

/** Whether forcing can bring another charm: the files of this machine may have changed, the newest may be another; a revision that is there is there. */
const canForce = ({wave, index}: CharmAt<'perform'>): boolean => {
	const {order, progress} = wave.items[index] ?? {};
	return order?.revision === undefined || progress?.revision !== order.revision;
};

/**
The way of a charm's author: the charm goes onto units in error as well, then their hooks run again. Without another revision to be had it goes to the order first.
*/
export const askToForce = (state: State, stage: CharmAt<'perform'>): Update => {
	const {wave, index} = stage;
	const item = wave.items[index];
	const forced = withForce(wave, index);
	const intent = refreshIntent(forced, index);
	const shown = intent && shownLine(state, intent);
	if (!item || !shown) {
		return only(state);
	}

	if (shown.kind === 'unavailable') {
		return notice(state, shown.reason);
	}

	if (!canForce(stage)) {
		const opened = enterOrder(state, withItem(forced, index, {outcome: 'pending'}), {index});
		return {
			...opened,
			state: {...opened.state, notice: `${item.application} has revision ${item.order.revision ?? ''} already. Name the repaired one; it is forced onto units in error.`},
		};
	}

	const {application} = item;
	const units = erroredUnits(state, wave, application);
	const asked = askedThen(units);
	return only(openQuestion(state, {
		purpose: {type: 'charm-force', index},
		title: `Force the charm of ${application} onto its units in error?`,
		commands: [shown.line],
		risk: 'data-loss',
		yes: `Yes, force the charm of ${application}`,
		consequences: [
			units.length === 0
				? `No unit of ${application} is in error now: nothing has to be forced.`
				: `In error: ${listOf(units.map(({name}) => name), 6)}.${asked === undefined ? '' : ` When Juju has taken the charm, ${asked}.`}`,
			...forceSentences({...item.order, forceUnits: true}, state.client?.version),
		],
		models: [wave.model],
		phrase: application,
	}));
};
