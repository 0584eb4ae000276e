import test from 'ava';
import {createFrameKeeper} from '../../source/interface/keep-frames.js';
import {makeWaitingState} from '../_helpers/make-state.js';

test('a state that looks the same is the same frame, and one that does not is another', t => {
	const draw = createFrameKeeper();
	const state = makeWaitingState();
	const first = draw(state);
	t.is(draw({...state}), first);
	// Only the next screen says so: a key has to know which it answers.
	const other = draw({...state, surface: state.surface + 1});
	t.not(other, first);
	t.is(other.above, first.above);
	t.is(other.surface, state.surface + 1);
	const later = draw({...state, surface: state.surface + 1, now: state.now + 60_000});
	t.not(later, other);
	t.notDeepEqual(later.above, other.above);
	t.is(draw({...state, surface: state.surface + 1, size: {columns: 20, rows: 5}}).surface, undefined);
});
