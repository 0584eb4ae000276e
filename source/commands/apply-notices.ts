import process from 'node:process';
import {type Notice} from '../domain/notice.js';
import {createNotifier, type NoticeWays} from '../runtime/notify.js';
import {type Message} from '../state/state.js';
import {type ApplyEnd} from './apply-nudge.js';
import {findBell, noBell, noticeWaysOf} from './notice-ways.js';
import {type Options} from './options.js';

/** How a person is told of an upgrade without questions, and where the bell rings. */
export type ApplyNotices = {readonly ways: NoticeWays; readonly ring: (sequence: string) => void};

/**
The ways in which a person is told, as the command line asks for them; undefined where it does not. A bell that nobody would hear is said once.
*/
export const openApplyNotices = (options: Options, {stderr, say}: {
	readonly stderr: {readonly isTTY?: boolean; write(text: string): unknown};
	readonly say: (line: string) => void;
}): ApplyNotices | undefined => {
	const ways = noticeWaysOf(options, {environment: process.env, complain: say});
	const ring = findBell(stderr);
	if (ways?.hasBell === true && !ring) {
		say(noBell);
	}

	return ways && {ways: {...ways, hasBell: ways.hasBell && ring !== undefined}, ring: ring ?? (() => undefined)};
};

/** Who ends it with Ctrl-C sits before it. */
const byHand = new Set([7, 130]);

/**
What there is to tell of an end; undefined where whoever ended it knows, and where all is upgraded, which has been told then.
*/
export const noticeOfEnd = ({code, summary}: ApplyEnd, {at, controller}: {readonly at: number; readonly controller: string}): Notice | undefined => (code === 0 || byHand.has(code)
	? undefined
	: {
		event: 'stopped', at, controller, model: undefined, text: `apply has ended with code ${code}. ${summary.slice(0, 2).join(' ')}`,
	});

/** Says what the program of --notify complains of, where no screen does. */
export const hearNotified = (say: (line: string) => void): ((message: Message) => void) => message => {
	if (message.type === 'notified') {
		say(message.text);
	}
};

/**
Tells of an end that came before a session was opened.
*/
export const tellOfEarlyEnd = async ({ways, ring}: ApplyNotices, notice: Notice, say: (line: string) => void): Promise<void> => {
	const notifier = createNotifier(ways, ring);
	void notifier.tell(notice, hearNotified(say));
	await notifier.finish();
};
