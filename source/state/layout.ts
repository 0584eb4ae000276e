import {type State} from './state.js';
import {silenceOfTable} from './watch-view.js';

/** Header, stages, rule above the body; rule, notice, footer below it. */
const frameRows = 6;

/** Lines of the perform screen that are not rows of its table: summary, blank, head, blank, counts. */
const tableFrameRows = 5;

/** Lines that the silence of a controller takes above the table. */
const silenceRows = 8;

/**
Rows of the body of the screen.
*/
export const bodyHeight = (state: State): number => Math.max(1, state.size.rows - frameRows - (state.training ? 1 : 0));

/**
Rows that the live table has for agents, given what stands above it.
*/
export const tableHeight = (state: State): number =>
	Math.max(1, bodyHeight(state) - tableFrameRows - (silenceOfTable(state) === undefined ? 0 : silenceRows));
