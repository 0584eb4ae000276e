import test from 'ava';
import {shareAgents} from '../../source/domain/share-status.js';
import {widestTexts} from '../../source/domain/widest-texts.js';
import {executingUnits} from '../../source/domain/cases/executing-units.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const statusOf = (...states: readonly string[]) => makeStatus({agents: states.map((state, index) => makeAgent(`mysql/${index}`, {state}))});

test('names have room for the star of a leader', t => {
	t.deepEqual(widestTexts(statusOf('idle', 'executing').agents), {name: 9, state: 9});
	t.deepEqual(widestTexts([makeAgent('0', {state: 'down'})]), {name: 1, state: 4});
	t.deepEqual(widestTexts([]), {name: 0, state: 0});
});

test('a longer state of the next answer widens the column, a shorter one leaves it', t => {
	const first = statusOf('idle', 'idle');
	t.is(widestTexts(first.agents).state, 4);
	const second = shareAgents(first, statusOf('idle', 'allocating'));
	t.is(widestTexts(second.agents).state, 10);
	const third = shareAgents(second, statusOf('idle', 'idle'));
	t.is(widestTexts(third.agents).state, 10);
});

test('units that run hooks are counted anew where one begins or ends', t => {
	const first = statusOf('idle', 'idle');
	t.is(executingUnits(first.agents).executing.length, 0);
	const second = shareAgents(first, statusOf('idle', 'executing'));
	t.is(executingUnits(second.agents).executing.length, 1);
	const third = shareAgents(second, statusOf('lost', 'executing'));
	t.is(executingUnits(third.agents), executingUnits(second.agents));
	const fourth = shareAgents(third, statusOf('lost', 'idle'));
	t.is(executingUnits(fourth.agents).executing.length, 0);
});
