import {formatNotice, type Notice} from '../domain/notice.js';
import {neutralise} from '../juju/neutralise.js';
import {type Dispatch} from './store.js';

/** How a person is told who does not look at the screen; what is not asked for is left out. */
export type NoticeWays = {
	/** Whether the terminal rings. */
	readonly hasBell: boolean;
	/** Hands a document to the operator's program; says what went wrong. Never rejects. */
	readonly run?: (document: string) => Promise<string | undefined>;
};

const longestText = 200;

/**
The sequences that ring a terminal's bell and show a text on its desktop (OSC 9: iTerm2, Windows Terminal, ConEmu, WezTerm, foot, Ghostty, kitty). They draw nothing; terminals that do not know the second one drop it.
*/
export const noticeSequence = ({text}: Pick<Notice, 'text'>): string =>
	`\u{7}\u{1B}]9;Juju upgrade: ${neutralise(text).replaceAll(/\s+/gv, ' ').slice(0, longestText)}\u{1B}\\`;

/**
Tells of what happened: one notice after the other, so that a program hears of them in their order. A program that fails is told of once, and is run for the next one all the same.
*/
export const createNotifier = ({hasBell, run}: NoticeWays, write: (sequence: string) => void): ((notice: Notice, dispatch: Dispatch) => Promise<void>) => {
	let last: Promise<unknown> = Promise.resolve();
	let isToldOf = false;

	const runAfter = async (previous: Promise<unknown>, notice: Notice): Promise<string | undefined> => {
		await previous;
		return run?.(formatNotice(notice));
	};

	return async (notice, dispatch) => {
		if (hasBell) {
			write(noticeSequence(notice));
		}

		const running = runAfter(last, notice);
		last = running;
		const problem = await running;
		if (problem === undefined || isToldOf) {
			return;
		}

		isToldOf = true;
		dispatch({type: 'notified', text: `The program of --notify failed. ${problem} Nothing else is changed by that.`});
	};
};
