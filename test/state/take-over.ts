import test from 'ava';
import {topOverlay} from '../../source/state/selectors.js';
import {type ActionId, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';
import {makeState} from '../_helpers/make-state.js';

const summary = ['Another run of this program holds the lock on aws (process 7 of ada on jump-2, since 2026-11-21T03:00:00.000Z).', 'Start again with --take-over.'];

const refuse = (canBeTakenOver: boolean) => update(makeState({stage: {name: 'prepare', cursor: 0}}), {
	type: 'lock-refused', summary, controller: 'aws', canBeTakenOver,
});

const type = (state: State, text: string): State => update(state, {type: 'typed', text}).state;

const act = (state: State, action: ActionId) => update(state, {type: 'acted', action});

test('a lock of a run that is seen to run ends the program with 8', t => {
	const {state, effects} = refuse(false);
	t.deepEqual(state.exit, {code: 8, summary});
	t.deepEqual(effects, [{type: 'exit', code: 8, summary}]);
	t.is(update(makeState(), {type: 'lock-refused', summary}).state.exit?.code, 8);
});

test('one that cannot be seen from here is asked about: who has it, what it costs, and the name to type', t => {
	const {state} = refuse(true);
	const top = topOverlay(state);
	t.is(state.exit, undefined);
	const question = top?.name === 'question' ? top.question : undefined;
	t.like(question, {title: 'Take over the lock on aws?', phrase: 'aws', commands: []});
	t.is(question?.consequences[0], summary[0]);
	t.regex(question?.consequences.join(' ') ?? '', /both runs change aws at once/v);
});

test('only the whole name takes it over; that is written down before', t => {
	const {state} = refuse(true);
	const wrong = act(type(state, 'aw'), 'confirm');
	t.deepEqual(wrong.effects, []);
	t.is(wrong.state.notice, 'That is not aws. Nothing was done.');
	const {state: after, effects} = act(type(state, 'aws'), 'confirm');
	t.is(topOverlay(after), undefined);
	t.deepEqual(effects.map(({type: kind}) => kind), ['record', 'lock']);
	t.deepEqual(effects.at(-1), {type: 'lock', controller: 'aws', takesOver: true});
	t.is(after.exit, undefined);
});

test('Esc takes nothing and ends the program with 8', t => {
	const {state, effects} = act(refuse(true).state, 'back');
	t.deepEqual(state.exit, {code: 8, summary});
	t.deepEqual(effects.map(({type: kind}) => kind), ['exit']);
});
