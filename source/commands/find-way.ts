import {type State} from '../state/state.js';
import {wayTo, type WayHop} from '../state/way.js';

/**
The hops to a version that a controller cannot reach with one upgrade, those of its models among them.

@returns Undefined where one upgrade leads there, or nothing does.
*/
export const findWay = (state: State, wanted: string | undefined): readonly WayHop[] | undefined => {
	const hops = wanted === undefined ? undefined : wayTo(state, wanted)?.hops;
	return hops && hops.length > 0 ? hops : undefined;
};
