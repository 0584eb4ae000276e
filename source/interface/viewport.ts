/** Rows of a list that are on the screen: from `start` up to, not including, `end`. */
export type Viewport = {readonly start: number; readonly end: number};

/**
The window of a list. `top` is kept where it shows the cursor; else the window moves by half a page, because scrolling line by line
writes every row again.
*/
export const windowOf = ({count, height, top, cursor}: {
	/** Rows of the whole list. */
	readonly count: number;
	/** Rows on the screen. */
	readonly height: number;
	readonly top: number;
	/** Undefined where a text is scrolled that has no cursor. */
	readonly cursor?: number | undefined;
}): Viewport => {
	const rows = Math.max(0, height);
	const last = Math.max(0, count - rows);
	const half = Math.floor(rows / 2);
	let start = Math.min(Math.max(0, top), last);
	if (cursor !== undefined && count > 0) {
		const row = Math.min(Math.max(0, cursor), count - 1);
		if (row < start || row >= start + rows) {
			start = Math.min(last, Math.max(0, row - half));
		}
	}

	return {start, end: Math.min(count, start + rows)};
};

/** `1–9 of 128`; empty for an empty list. */
export const describeWindow = ({start, end}: Viewport, count: number): string =>
	count === 0 ? '' : `${start + 1}–${end} of ${count}`;
