import {inOwnKeys} from '../own-keys.js';
import {toAscii} from '../to-ascii.js';
import {type StorePort} from '../store-port.js';
import {type Sentence} from './speak-state.js';

/** Says lines, and knows how many and when. */
export type Voice = {
	readonly say: (...lines: readonly string[]) => void;
	/**
	Says what was not said yet.

	@returns How many sentences that were.
	*/
	readonly sayNew: (sentences: readonly Sentence[], said: Set<string>) => number;
	readonly count: () => number;
	/** When something was said last, by the state's clock. */
	readonly lastAt: () => number;
};

export const createVoice = ({getState}: StorePort, print: (text: string) => void): Voice => {
	let count = 0;
	let lastAt = 0;

	const say = (...lines: readonly string[]): void => {
		const state = getState();
		const {session, now} = state;
		for (const given of lines) {
			const line = inOwnKeys(state, given);
			print(`${session.isAscii ? toAscii(line) : line}\n`);
			count += 1;
			lastAt = now;
		}
	};

	return {
		say,
		sayNew(sentences, said) {
			const fresh = sentences.filter(({keys}) => keys.some(key => !said.has(key)));
			for (const {keys, text} of fresh) {
				for (const key of keys) {
					said.add(key);
				}

				say(text);
			}

			return fresh.length;
		},
		count: () => count,
		lastAt: () => lastAt,
	};
};
