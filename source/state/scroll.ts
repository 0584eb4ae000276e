import {type ActionId} from './state.js';

/**
The first row to show so that the cursor's row is in view; scrolls by half a page, since scrolling by one line rewrites every row.

@returns Index of the first row, within what the list allows.
*/
export const keepInView = ({cursor, top, height, count}: {
	readonly cursor: number;
	readonly top: number;
	readonly height: number;
	readonly count: number;
}): number => {
	const last = Math.max(0, count - height);
	const half = Math.max(1, Math.floor(height / 2));
	if (cursor < top) {
		return Math.max(0, Math.min(last, cursor - half + 1));
	}

	return cursor >= top + height ? Math.min(last, Math.max(0, cursor - half)) : Math.min(top, last);
};

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/**
How far an action moves a cursor or a text, in rows; infinitely far for the first and the last row. Undefined for what moves nothing.

@param page Rows of Page Up and Page Down.
*/
export const moveOf = (action: ActionId, page: number): number | undefined => {
	const moves: Partial<Record<ActionId, number>> = {
		up: -1, down: 1, 'page-up': -page, 'page-down': page, top: -Infinity, bottom: Infinity,
	};
	return moves[action];
};
