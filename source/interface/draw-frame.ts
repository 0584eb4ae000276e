import {bodyHeight} from '../state/layout.js';
import {type State} from '../state/state.js';
import {drawFooter} from './footer.js';
import {drawHeader} from './header.js';
import {drawLesson} from './lesson-line.js';
import {type Line} from './line.js';
import {blank, line, span} from './make-line.js';
import {linesInOwnKeys} from './own-keys.js';
import {drawBody} from './screens/index.js';
import {startMenuRows} from './screens/start.js';
import {clipLine} from './screens/text-page.js';
import {drawStages} from './stages-line.js';
import {drawStatus} from './status-line.js';
import {symbols} from './symbols.js';
import {toAsciiLine} from './to-ascii.js';
import {drawFrameWords} from './words/draw-frame.js';

/** Below this a screen would hide what an answer needs. */
export const leastSize = {columns: 60, rows: 16} as const;

export const isTooSmall = ({columns, rows}: State['size']): boolean => columns < leastSize.columns || rows < leastSize.rows;

const rule = (key: string, columns: number): Line => line(key, span(symbols.rule.repeat(columns), 'quiet'));

const fill = (lines: readonly Line[], rows: number): readonly Line[] => [
	...lines.slice(0, rows),
	...Array.from({length: Math.max(0, rows - lines.length)}, (_, index) => blank(`empty-${index}`)),
];

/** One line; as much of it as there is room for. */
const smallFrame = ({columns, rows}: State['size']): readonly Line[] => {
	const least = `${leastSize.columns}x${leastSize.rows}`;
	const present = `${columns}x${rows}`;
	const needed = drawFrameWords.needed(least);
	const texts = [drawFrameWords.neededAndWayOut(least, present), drawFrameWords.neededAndPresent(least, present), `${needed}.`];
	return fill([line('small', texts.find(text => text.length <= columns) ?? needed)], Math.max(1, rows));
};

/** Whether the start menu, a component of its own, stands in the body. */
export const hasStartMenu = ({stage, overlays, size}: State): boolean =>
	stage.name === 'start' && stage.phase === 'no-client' && overlays.length === 0 && !isTooSmall(size);

/**
A whole frame in two parts, between which the start menu stands where there is one: as many lines as the terminal has rows, none wider than it.
*/
export type Frame = {readonly above: readonly Line[]; readonly below: readonly Line[]};

/**
Draws all that is seen of a state.
*/
export const drawFrame = (state: State): Frame => {
	const {size, session} = state;
	const finish = (lines: readonly Line[]): readonly Line[] => linesInOwnKeys(state, lines).map(row => {
		const clipped = clipLine(row, size.columns);
		return session.isAscii ? toAsciiLine(clipped) : clipped;
	});

	if (isTooSmall(size)) {
		return {above: finish(smallFrame(size)), below: []};
	}

	const rows = bodyHeight(state);
	const lesson = drawLesson(state, size.columns);
	const hasMenu = hasStartMenu(state);
	const body = drawBody(state, {columns: size.columns, rows: hasMenu ? rows - startMenuRows : rows});
	const lastLine = body.findLastIndex(({spans}) => spans.length > 0);
	const shown = hasMenu ? [...body.slice(0, lastLine + 1), blank('above-menu')] : fill(body, rows);
	return {
		above: finish([
			drawHeader(state, size.columns),
			drawStages(state.stage, size.columns, state.session.watch !== undefined),
			...(lesson ? [lesson] : []),
			rule('rule-above', size.columns),
			...shown,
		]),
		below: finish([
			...(hasMenu ? fill([], rows - shown.length - (startMenuRows - 1)) : []),
			rule('rule-below', size.columns),
			drawStatus(state, size.columns),
			drawFooter(state, size.columns),
		]),
	};
};
