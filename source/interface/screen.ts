import {type State} from '../state/state.js';
import {type Area, type Line} from './line.js';

/** A screen is a pure function; it gives at most `area.rows` lines, each drawn in `area.columns` cells. */
export type Screen = (state: State, area: Area) => readonly Line[];
