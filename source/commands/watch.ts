import {type WatchedEvent} from '../domain/watched-event.js';
import {formatWatchJson, formatWatchText, type WatchedPlace} from '../output/watch-lines.js';
import {createAdjustableClock} from '../runtime/adjustable-clock.js';
import {systemClock} from '../runtime/clock.js';
import {applyPreferences} from './apply-preferences.js';
import {openQuestioner, type Questioner} from './ask-juju.js';
import {findController} from './find-models.js';
import {type Streams} from './headless.js';
import {openLineWriter} from './line-writer.js';
import {findPaths} from './open-storage.js';
import {type Options} from './options.js';
import {chooseFormat, refuseWords, withoutSecrets} from './print-result.js';
import {listenToEnd} from './session-signals.js';
import {watchModels, type WatchEnd, type WatchParts} from './watch-models.js';
import {judgeOptions} from './wizard-options.js';

const formats: Readonly<Record<'text' | 'json', (place: WatchedPlace, events: readonly WatchedEvent[]) => string>> = {
	text: formatWatchText,
	json: (place, events) => events.map(event => formatWatchJson(place, event)).join(''),
};

/** Watches the controller that is meant as long as nothing ends it. */
const watchController = async (questioner: Questioner, {options, controller: wanted, signal, tell}: Pick<WatchParts, 'signal'> & {
	readonly options: Options;
	readonly controller: string | undefined;
	readonly tell: (place: WatchedPlace, events: readonly WatchedEvent[]) => void;
}): Promise<WatchEnd> => {
	const found = await findController(questioner, wanted, signal);
	if ('kind' in found) {
		return found;
	}

	const {controller} = found;
	return watchModels({
		questioner,
		controller,
		models: options.models,
		agentVersion: options.agentVersion,
		interval: options.interval,
		timeout: options.timeout,
		isUntilUpgraded: options.isUntilUpgraded,
		signal,
		tell(model, events, at) {
			tell({controller, model, at}, events);
		},
	});
};

/**
How the agents of a controller's models turn, a line for each change worth knowing and at least one a minute. Nothing is changed.

@returns 0 where all models are upgraded (`--until-upgraded`), 5 where the time was over, 3 where there is nothing to watch, else the code of the signal that ended it.
*/
export const runWatch = async (given: Options, rest: readonly string[], {stdout, stderr, signals = false}: Streams & {readonly signals?: boolean}): Promise<number> => {
	refuseWords('watch', rest);
	const format = formats[chooseFormat(given, 'watch', ['text', 'json'])];
	const controller = await judgeOptions(given);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	if (problem !== undefined) {
		stderr.write(`${problem}\n`);
	}

	const writer = openLineWriter(options.output, stdout);
	const outside = listenToEnd(signals);
	try {
		const questioner = await openQuestioner(options, {controller, clock: createAdjustableClock(systemClock)});
		const {code, summary} = await Promise.race([outside.failed, watchController(questioner, {
			options,
			controller,
			signal: outside.signal,
			tell(place, events) {
				try {
					writer.write(format(place, withoutSecrets(events)));
				} catch (error) {
					outside.fail(error);
				}
			},
		})]);
		// Who ended it by a signal knows that; who is gone reads nothing.
		if (!outside.signal.aborted && summary.length > 0) {
			stderr.write(`${summary.join('\n')}\n`);
		}

		return outside.codeOf(code);
	} finally {
		outside.forget();
		writer.close();
	}
};
