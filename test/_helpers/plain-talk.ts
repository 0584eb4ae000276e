import {createConversation} from '../../source/interface/plain/conversation.js';
import {createStore} from '../../source/runtime/store.js';
import {type Effect, type Message, type State} from '../../source/state/state.js';
import {update} from '../../source/state/update.js';

export type PlainTalk = {
	readonly state: () => State;
	/** What the effects so far were; none is carried out. */
	readonly effects: () => readonly Effect[];
	readonly send: (message: Message) => string;
	/** Types a line as a person does who has heard what was said; gives what is said to it. */
	readonly answer: (line: string) => string;
	readonly transcript: () => string;
	readonly stop: () => void;
};

/** The plain form in any state, without a cloud: nothing answers what it asks Juju. */
export const talkIn = (initial: State): PlainTalk => {
	const effects: Effect[] = [];
	const errors: unknown[] = [];
	const store = createStore({
		initial,
		update,
		perform(effect) {
			effects.push(effect);
		},
		onError(error) {
			errors.push(error);
		},
	});
	let now = 0;
	let transcript = '';
	let waiting: ReadonlyArray<() => void> = [];
	const conversation = createConversation({
		store,
		clock: {
			now: () => now,
			after(_, callback) {
				waiting = [...waiting, callback];
				return () => {
					waiting = waiting.filter(other => other !== callback);
				};
			},
		},
		print(text) {
			transcript += text;
		},
	});

	/** What is told a moment later. */
	const settle = (): void => {
		now += 2000;
		const due = waiting;
		waiting = [];
		for (const callback of due) {
			callback();
		}

		if (errors.length > 0) {
			throw new AggregateError(errors, errors.map(String).join('; '));
		}
	};

	const hear = (action: () => void): string => {
		const start = transcript.length;
		action();
		settle();
		return transcript.slice(start);
	};

	const stop = store.subscribe(conversation.changed);
	conversation.changed();
	settle();
	return {
		state: store.getState,
		effects: () => effects,
		send: message => hear(() => {
			store.dispatch(message);
		}),
		answer(line) {
			transcript += `> ${line}\n`;
			return hear(() => {
				conversation.answer({text: line, ...conversation.begin()});
			});
		},
		transcript: () => transcript,
		stop() {
			stop();
			conversation.stop();
		},
	};
};
