import test from 'ava';
import {createStore} from '../../source/runtime/store.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {
	type Effect,
	type Message,
	type Update,
	type State,
} from '../../source/state/state.js';
import {makeSession, testTime} from '../_helpers/make-state.js';

const initial = createInitialState({session: makeSession(), now: testTime, size: {columns: 80, rows: 24}});

const note = (text: string): Message => ({type: 'notified', text});

const copy = (text: string): Effect => ({type: 'copy', text});

/** Puts each text behind the ones before; `go X` also copies X. */
const update = (state: State, message: Message): Update => {
	if (message.type !== 'notified') {
		return {state, effects: []};
	}

	if (message.text === 'fault') {
		throw new Error('a fault of update');
	}

	const next = {...state, notice: `${state.notice ?? ''}${message.text};`};
	return {state: next, effects: message.text.startsWith('go ') ? [copy(message.text.slice(3))] : []};
};

const open = (perform: (effect: Effect, dispatch: (message: Message) => void) => void = () => undefined) => {
	const errors: unknown[] = [];
	const store = createStore({
		initial,
		update,
		perform,
		onError(error) {
			errors.push(error);
		},
	});
	return {store, errors};
};

test('a message changes the state and listeners hear once', t => {
	const {store} = open();
	let count = 0;
	const stop = store.subscribe(() => {
		count += 1;
	});
	store.dispatch(note('a'));
	t.is(store.getState().notice, 'a;');
	t.is(count, 1);
	stop();
	store.dispatch(note('b'));
	t.is(count, 1);
});

test('a message that changes nothing is not told', t => {
	const {store} = open();
	let count = 0;
	store.subscribe(() => {
		count += 1;
	});
	store.dispatch({type: 'started'});
	t.is(count, 0);
});

test('an effect that answers at once waits its turn, and listeners hear of both together', t => {
	const {store} = open((effect, dispatch) => {
		dispatch(note(effect.type === 'copy' ? effect.text : ''));
		// Still the state before the answer.
		t.is(store.getState().notice, 'go x;');
	});
	let count = 0;
	store.subscribe(() => {
		count += 1;
	});
	store.dispatch(note('go x'));
	t.is(store.getState().notice, 'go x;x;');
	t.is(count, 1);
});

test('an effect sees the state that came with it', t => {
	const seen: Array<string | undefined> = [];
	const {store} = open(() => {
		seen.push(store.getState().notice);
	});
	store.dispatch(note('go x'));
	t.deepEqual(seen, ['go x;']);
});

test('what a listener dispatches is taken and told', t => {
	const {store} = open();
	const heard: Array<string | undefined> = [];
	store.subscribe(() => {
		const {notice} = store.getState();
		heard.push(notice);
		if (notice === 'a;') {
			store.dispatch(note('b'));
		}
	});
	store.dispatch(note('a'));
	t.deepEqual(heard, ['a;', 'a;b;']);
});

test('nothing that throws loses the messages behind it', t => {
	const {store, errors} = open((_, dispatch) => {
		dispatch(note('fault'));
		dispatch(note('after'));
		throw new Error('a fault of an effect');
	});
	let count = 0;
	store.subscribe(() => {
		throw new Error('a fault of a listener');
	});
	store.subscribe(() => {
		count += 1;
	});
	store.dispatch(note('go x'));
	t.is(store.getState().notice, 'go x;after;');
	t.is(count, 1);
	t.deepEqual(errors.map(error => (error as Error).message), ['a fault of an effect', 'a fault of update', 'a fault of a listener']);
});
