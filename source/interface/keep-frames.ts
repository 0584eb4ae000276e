import {type State} from '../state/state.js';
import {
	drawFrame,
	hasStartMenu,
	isTooSmall,
	type Frame,
} from './draw-frame.js';
import {createLineKeeper} from './keep-lines.js';

/** All that is on the screen. */
export type DrawnFrame = Frame & {
	readonly hasMenu: boolean;
	readonly isAscii: boolean;
	/** Which surface it shows; none where the terminal is too small for any. */
	readonly surface: number | undefined;
};

const isSameFrame = (left: DrawnFrame, right: DrawnFrame): boolean =>
	left.above === right.above && left.below === right.below && left.hasMenu === right.hasMenu && left.isAscii === right.isAscii && left.surface === right.surface;

/**
Makes what draws states, and gives the same frame as long as they look the same: what nobody would see changes nothing, and costs nothing but this.
*/
export const createFrameKeeper = (): ((state: State) => DrawnFrame) => {
	const keepAbove = createLineKeeper();
	const keepBelow = createLineKeeper();
	let last: {readonly state: State; readonly frame: DrawnFrame} | undefined;
	return state => {
		if (last?.state === state) {
			return last.frame;
		}

		const {above, below} = drawFrame(state);
		const frame: DrawnFrame = {
			above: keepAbove(above), below: keepBelow(below), hasMenu: hasStartMenu(state), isAscii: state.session.isAscii, surface: isTooSmall(state.size) ? undefined : state.surface,
		};
		last = {state, frame: last && isSameFrame(last.frame, frame) ? last.frame : frame};
		return last.frame;
	};
};
