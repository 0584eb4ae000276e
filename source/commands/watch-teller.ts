import {type Notice} from '../domain/notice.js';
import {newsOfWatch, type WatchLook} from '../domain/watch-notices.js';
import {createNotifier} from '../runtime/notify.js';
import {type Message} from '../state/state.js';
import {findBell, noBell, noticeWaysOf} from './notice-ways.js';
import {type Options} from './options.js';
import {type WatchEnd} from './watch-models.js';

/** Tells a person of what happens who does not read the lines. */
export type WatchTeller = {
	look(seen: Pick<WatchLook, 'controller' | 'models' | 'whole' | 'now'>): void;
	/** How it ended; what is good was told before. */
	end(ended: WatchEnd & {readonly controller: string | undefined; readonly at: number}): void;
	/** Fulfils when no program is left that was told. */
	finish(): Promise<void>;
};

const deaf: WatchTeller = {look: () => undefined, end: () => undefined, finish: async () => undefined};

/**
Opens the ways in which a person is told of what `watch` sees where it writes lines. Where none was asked for, nothing is done.
*/
export const openWatchTeller = (options: Options, {stderr, environment}: {
	readonly stderr: {readonly isTTY?: boolean; write(text: string): unknown};
	readonly environment: Readonly<Record<string, string | undefined>>;
}): WatchTeller => {
	const say = (sentences: string): void => {
		stderr.write(`${sentences}\n`);
	};

	const ways = noticeWaysOf(options, {environment, complain: say});
	if (!ways) {
		return deaf;
	}

	const ring = findBell(stderr);
	if (ways.hasBell && !ring) {
		say(noBell);
	}

	const notifier = createNotifier({...ways, hasBell: ways.hasBell && ring !== undefined}, ring ?? (() => undefined));
	const told = new Set<string>();
	const hear = (message: Message): void => {
		if (message.type === 'notified') {
			say(message.text);
		}
	};

	const tell = (notice: Notice): void => {
		void notifier.tell(notice, hear);
	};

	return {
		look({controller, models, whole, now}) {
			const news = newsOfWatch({
				controller, models, whole, now, told, isUntilUpgraded: options.isUntilUpgraded, isSeen: false,
			});
			for (const {key, event, model, text} of news) {
				told.add(key);
				if (text !== '') {
					tell({
						event, at: now, controller, model, text,
					});
				}
			}
		},
		end({code, summary, controller, at}) {
			if (code === 0) {
				return;
			}

			const overTime = options.isUntilUpgraded ? 'watch has ended before all was upgraded: the time was over.' : 'watch has ended: the time was over.';
			tell({
				event: 'stopped', at, controller, model: undefined, text: code === 5 ? overTime : summary.slice(0, 2).join(' '),
			});
		},
		finish: async () => notifier.finish(),
	};
};
