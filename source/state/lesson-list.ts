import {only} from './result.js';
import {clamp, moveOf} from './scroll.js';
import {
	type ActionId,
	type Stage,
	type State,
	type Update,
} from './state.js';

/** Keys of the list of lessons. */
export const actOnLessons = (state: State, stage: Extract<Stage, {name: 'lessons'}>, action: ActionId): Update => {
	const rows = state.session.lessons ?? [];
	const move = moveOf(action, 5);
	if (move !== undefined) {
		return only({...state, stage: {...stage, cursor: clamp(stage.cursor + move, 0, Math.max(0, rows.length - 1))}});
	}

	const row = rows[stage.cursor];
	return action === 'confirm' && row ? {state, effects: [{type: 'start-lesson', number: row.card.number}]} : only(state);
};

/** Where the cursor of the list begins: on the lesson that was just left, or the first behind it that is not solved; else the first that is not. */
export const firstOpenLesson = ({session}: Pick<State, 'session'>): number => {
	const rows = session.lessons ?? [];
	const isOpen = ({record}: (typeof rows)[number]): boolean => record?.solvedAt === undefined;
	const next = rows.findIndex((row, index) => index + 1 >= (session.lastLesson ?? 1) && isOpen(row));
	return Math.max(0, next === -1 ? rows.findIndex(row => isOpen(row)) : next);
};
