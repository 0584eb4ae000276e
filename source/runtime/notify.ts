import {formatNotice, type Notice} from '../domain/notice.js';
import {countOf} from '../domain/words.js';
import {neutralise} from '../juju/neutralise.js';
import {type Dispatch} from './store.js';

/** How a person is told who does not look at the screen; what is not asked for is left out. */
export type NoticeWays = {
	/** Whether the terminal rings. */
	readonly hasBell: boolean;
	/** Hands a document to the operator's program; says what went wrong. Never rejects. When the signal aborts, it ends that program at once. */
	readonly run?: (document: string, signal: AbortSignal) => Promise<string | undefined>;
	/** Hears at the end of what was cut short by it: then no screen is left to say it. */
	readonly complain?: (sentences: string) => void;
};

export type Notifier = {
	/** Tells of what happened. Fulfils when the program has heard of it, or has failed to; never rejects. */
	tell(notice: Notice, dispatch: Dispatch): Promise<void>;
	/** The end of all: what is still to be told has a moment, then it is cut short. Fulfils when no program is left. */
	finish(): Promise<void>;
};

/** Milliseconds that all programs together may hold up the end; ending one takes at most another half a second. */
const lastMoment = 1500;

const longestText = 200;

/**
The sequences that ring a terminal's bell and show a text on its desktop (OSC 9: iTerm2, Windows Terminal, ConEmu, WezTerm, foot, Ghostty, kitty). They draw nothing; terminals that do not know the second one drop it.
*/
export const noticeSequence = ({text}: Pick<Notice, 'text'>): string =>
	`\u{7}\u{1B}]9;Juju upgrade: ${neutralise(text).replaceAll(/\s+/gv, ' ').slice(0, longestText)}\u{1B}\\`;

class ProgramNotifier implements Notifier {
	readonly #ways: NoticeWays;
	readonly #write: (sequence: string) => void;
	readonly #cut = new AbortController();
	#last: Promise<unknown> = Promise.resolve();
	#open = 0;
	#isToldOf = false;

	constructor(ways: NoticeWays, write: (sequence: string) => void) {
		this.#ways = ways;
		this.#write = write;
	}

	async #runAfter(previous: Promise<unknown>, notice: Notice): Promise<string | undefined> {
		await previous;
		return this.#cut.signal.aborted ? undefined : this.#ways.run?.(formatNotice(notice), this.#cut.signal);
	}

	async tell(notice: Notice, dispatch: Dispatch): Promise<void> {
		if (this.#ways.hasBell) {
			this.#write(noticeSequence(notice));
		}

		this.#open += 1;
		const running = this.#runAfter(this.#last, notice);
		this.#last = running;
		const problem = await running;
		this.#open -= 1;
		if (problem === undefined || this.#isToldOf || this.#cut.signal.aborted) {
			return;
		}

		this.#isToldOf = true;
		dispatch({type: 'notified', text: `The program of --notify failed. ${problem} Nothing else is changed by that.`});
	}

	async finish(): Promise<void> {
		if (this.#open === 0) {
			return;
		}

		// The program is a real one, also in a simulation: its time is that of the machine.
		const timer = setTimeout(() => {
			const count = this.#open;
			this.#cut.abort();
			const lost = count === 1 ? 'the last event' : `the last ${countOf(count, 'event')}`;
			this.#ways.complain?.(`The program of --notify had not ended when all else had, and was ended. It may not have heard of ${lost}.`);
		}, lastMoment);
		await this.#last;
		clearTimeout(timer);
	}
}

/**
Tells of what happened: one notice after the other, so that a program hears of them in their order. A program that fails is told of once, and is run for the next one all the same.

@param write Writes a sequence to the terminal that draws nothing.
*/
export const createNotifier = (ways: NoticeWays, write: (sequence: string) => void): Notifier => new ProgramNotifier(ways, write);
