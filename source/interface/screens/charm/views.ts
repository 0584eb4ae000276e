import {
	charmRows,
	charmModels,
	applicationIn,
	blockersOf,
	commandOf,
	gapsOf,
	isAsking,
	notesOf,
	orderRows,
	orderWords,
	pendingOf,
	problemsOf,
	settingRowsOf,
	verdictsOf,
	type CharmRow,
} from '../../../state/charm/select-charms.js';
import {type CharmStage, type Wave} from '../../../state/charm/charm-stage.js';
import {fullPlaceName} from '../../../state/place-name.js';
import {statusOf} from '../../../state/selectors.js';
import {type State} from '../../../state/state.js';
import {charmViewWords} from '../../words/charm/views.js';
import {changeText, goalOf, startOf} from './change-text.js';
import {type ChooseView} from './choose.js';
import {type OrderView} from './order.js';
import {type PlanItemView, type PlanView} from './plan.js';
import {type ReviewView} from './review.js';

/** The stage while it is at one of its steps. */
type At<Step extends CharmStage['step']> = Extract<CharmStage, {readonly step: Step}>;

/** What the list of applications is drawn from. */
export const chooseView = (state: State, {cursor, model, ticked}: At<'choose'>): ChooseView => {
	const {at, failure, value} = statusOf(state, model);
	return {
		place: fullPlaceName(state, model),
		rows: value && charmRows(state, model),
		ticked,
		cursor,
		now: state.now,
		at,
		failure,
		hasOthers: charmModels(state).length > 1,
	};
};

const rowOf = (state: State, {model}: Wave, application: string): CharmRow | undefined =>
	charmRows(state, model).find(row => row.application === application);

const nowText = (row: CharmRow | undefined): string => (row ? charmViewWords.now({...row, units: row.unitCount}) : charmViewWords.notInStatus);

/** What the form of an order is drawn from. */
export const orderView = (state: State, stage: At<'order'>): OrderView => {
	const {cursor, index, wave} = stage;
	const application = wave.items[index]?.application ?? '';
	return {
		application,
		place: fullPlaceName(state, wave.model),
		now: nowText(rowOf(state, wave, application)),
		rows: orderRows(state, stage),
		cursor,
		problems: problemsOf(state, wave, index),
		command: commandOf(state, wave, index),
		pending: pendingOf(state, wave, index),
	};
};

/** What the review of an order is drawn from. */
export const reviewView = (state: State, {index, top, wave}: At<'review'>): ReviewView => {
	const item = wave.items[index];
	return {
		application: item?.application ?? '',
		order: orderWords(item?.order ?? {}),
		verdicts: verdictsOf(state, wave, index),
		ignored: item?.ignored ?? [],
		settings: settingRowsOf(state, wave, index),
		problems: problemsOf(state, wave, index),
		pending: pendingOf(state, wave, index),
		gaps: gapsOf(state, wave, index),
		notes: notesOf(state, wave, index),
		top,
	};
};

/** From which revision to which an item goes, as far as that can be known before. */
export const plannedChange = (state: State, wave: Wave, index: number): string => {
	const item = wave.items[index];
	if (!item) {
		return '';
	}

	const application = applicationIn(state, wave.model, item.application);
	const newer = rowOf(state, wave, item.application)?.newer?.revision;
	return changeText(startOf(item.before, application), goalOf(item.order, {application, newer}));
};

const planItem = (state: State, wave: Wave, index: number): readonly PlanItemView[] => {
	const item = wave.items[index];
	return item
		? [{
			application: item.application,
			change: plannedChange(state, wave, index),
			order: orderWords(item.order),
			command: commandOf(state, wave, index),
			outcome: item.outcome,
			verdicts: verdictsOf(state, wave, index),
			ignored: item.ignored,
			blockers: item.outcome === 'pending' ? blockersOf(state, wave, index) : [],
			isAsking: isAsking(state, wave, index),
		}]
		: [];
};

/** What the plan of a wave is drawn from. */
export const planView = (state: State, {cursor, wave}: At<'plan'>): PlanView => ({
	place: fullPlaceName(state, wave.model),
	items: wave.items.flatMap((_, index) => planItem(state, wave, index)),
	reasons: [...wave.reasons, ...wave.items.flatMap((_, index) => notesOf(state, wave, index))],
	cursor,
});
