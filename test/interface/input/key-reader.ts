import test from 'ava';
import {
	createKeyReader,
	questionGuard,
	sequenceWait,
	type KeyReader,
} from '../../../source/interface/input/key-reader.js';
import {type Message, type State} from '../../../source/state/state.js';
import {makeQuestion, makeScreens} from '../../_helpers/make-screens.js';
import {makeState, makeWaitingState} from '../../_helpers/make-state.js';

type Reading = {readonly reader: KeyReader; readonly messages: readonly Message[]; readonly advance: (milliseconds: number) => void};

/** A reader of keys for a state that never changes, already painted. */
const startReading = (state: State, limit?: number): Reading => {
	const messages: Message[] = [];
	const timers = new Map<() => void, number>();
	let now = 0;
	const reader = createKeyReader({
		store: {
			getState: () => state,
			subscribe: () => () => undefined,
			dispatch(message) {
				messages.push(message);
			},
		},
		clock: {
			now: () => now,
			after(milliseconds, callback) {
				timers.set(callback, now + milliseconds);
				return () => {
					timers.delete(callback);
				};
			},
		},
		limitOf: () => limit,
	});
	reader.painted(state.surface);
	return {
		reader,
		messages,
		advance(milliseconds) {
			now += milliseconds;
			const due = [...timers].filter(([, at]) => at <= now);
			for (const [callback] of due) {
				timers.delete(callback);
				callback();
			}
		},
	};
};

const question = makeWaitingState({state: {overlays: [{name: 'question', question: makeQuestion()}]}});

test('a move says how far the text on top can be scrolled, other keys do not', t => {
	const {reader, messages} = startReading(makeScreens()['help'] ?? makeState(), 12);
	reader.take({input: '', key: {downArrow: true}});
	reader.take({input: '', key: {ctrl: true}});
	t.deepEqual(messages, [{type: 'acted', action: 'down', limit: 12}]);
	const table = startReading(makeWaitingState());
	table.reader.take({input: '', key: {downArrow: true}});
	t.deepEqual(table.messages, [{type: 'acted', action: 'down'}]);
});

test('letters are text in a text field, and backspace erases', t => {
	const {reader, messages} = startReading(makeScreens()['help'] ?? makeState());
	reader.take({input: 'q', key: {}});
	reader.take({input: '', key: {backspace: true}});
	t.deepEqual(messages, [{type: 'typed', text: 'q'}, {type: 'erased'}]);
});

test('Esc acts when nothing has followed it for a moment', t => {
	const {reader, messages, advance} = startReading(makeWaitingState());
	reader.take({input: '', key: {escape: true}});
	advance(sequenceWait - 1);
	t.deepEqual(messages, []);
	advance(1);
	t.deepEqual(messages, [{type: 'acted', action: 'back'}]);
});

test('what is held when reading stops never acts', t => {
	const {reader, messages, advance} = startReading(makeWaitingState());
	reader.take({input: '', key: {escape: true}});
	reader.stop();
	advance(1000);
	t.deepEqual(messages, []);
});

test('the guard of a question begins with its first paint, and another paint does not begin it anew', t => {
	const {reader, messages, advance} = startReading(question);
	advance(questionGuard - 1);
	t.false(reader.isRead());
	reader.painted(question.surface);
	advance(1);
	t.true(reader.isRead());
	reader.take({input: '', key: {return: true}});
	t.deepEqual(messages, [{type: 'acted', action: 'confirm'}]);
});

test('a frame that shows no surface makes it unread', t => {
	const {reader, messages, advance} = startReading(question);
	advance(1000);
	reader.painted(undefined);
	t.false(reader.isRead());
	reader.take({input: '', key: {return: true}});
	t.deepEqual(messages.map(({type}) => type), ['notified']);
});
