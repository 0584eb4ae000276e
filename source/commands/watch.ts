import process from 'node:process';
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
import {UsageError, type Options} from './options.js';
import {chooseFormat, refuseWords, withoutSecrets} from './print-result.js';
import {listenToEnd} from './session-signals.js';
import {watchModels, type WatchEnd, type WatchParts} from './watch-models.js';
import {openWatchTeller, type WatchTeller} from './watch-teller.js';
import {judgeOptions} from './wizard-options.js';

const formats: Readonly<Record<'text' | 'json', (place: WatchedPlace, events: readonly WatchedEvent[]) => string>> = {
	text: formatWatchText,
	json: (place, events) => events.map(event => formatWatchJson(place, event)).join(''),
};

/** Watches the controller that is meant as long as nothing ends it. */
const watchController = async (questioner: Questioner, {options, controller: wanted, signal, tell, teller, note}: Required<Pick<WatchParts, 'signal' | 'note'>> & {
	readonly options: Options;
	readonly controller: string | undefined;
	readonly tell: (place: WatchedPlace, events: readonly WatchedEvent[]) => void;
	readonly teller: WatchTeller;
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
		note,
		look(models, whole, at) {
			teller.look({
				controller, models, whole, now: at,
			});
		},
	});
};

/** Whether a screen is meant, and can be: a person sits at a terminal, and wants no other form of the result. */
const hasScreen = ({format, output, isPlain}: Options): boolean =>
	!isPlain && process.stdout.isTTY && process.stdin.isTTY && format === undefined && output === undefined && process.env['TERM'] !== 'dumb';

const refuseRecording = ({record, format, output, isPlain}: Options): void => {
	if (record !== undefined) {
		throw new UsageError(
			'--record records a screen, and here watch writes lines.',
			isPlain || format !== undefined || output !== undefined
				? 'Leave out --format, --output and --plain to have the screen, or --record.'
				: 'The screen needs a terminal for input and output; lines are kept with -o FILE.',
		);
	}
};

/** A line for each change worth knowing, and at least one a minute. */
const writeLines = async (options: Options, {controller, streams: {stdout, stderr, signals = false}}: {
	readonly controller: string | undefined;
	readonly streams: Streams & {readonly signals?: boolean};
}): Promise<number> => {
	const format = formats[chooseFormat(options, 'watch', ['text', 'json'])];
	const writer = openLineWriter(options.output, stdout);
	const outside = listenToEnd(signals);
	const teller = openWatchTeller(options, {stderr, environment: process.env});
	try {
		const questioner = await openQuestioner(options, {controller, clock: createAdjustableClock(systemClock)});
		const {code, summary} = await Promise.race([outside.failed, watchController(questioner, {
			options,
			controller,
			signal: outside.signal,
			teller,
			note(text) {
				stderr.write(`${text}\n`);
			},
			tell(place, events) {
				try {
					writer.write(format(place, withoutSecrets(events)));
				} catch (error) {
					outside.fail(error);
				}
			},
		})]);
		// Who ended it by a signal knows that; who is gone reads nothing.
		if (!outside.signal.aborted) {
			teller.end({
				code, summary, controller, at: questioner.clock.now(),
			});
			stderr.write(summary.length > 0 ? `${summary.join('\n')}\n` : '');
		}

		await teller.finish();
		return outside.codeOf(code);
	} finally {
		outside.forget();
		writer.close();
	}
};

/**
How the agents of a controller's models turn. On a terminal the live tables; else a line for each change worth knowing and at least one a minute. Nothing is changed.

@returns 0 where all models are upgraded (`--until-upgraded`), and where the tables are left; 5 where the time was over, 3 where there is nothing to watch, 7 where the
tables are left before all is upgraded that was waited for, else the code of the signal that ended it.
*/
export const runWatch = async (given: Options, rest: readonly string[], streams: Streams & {readonly signals?: boolean}): Promise<number> => {
	refuseWords('watch', rest);
	chooseFormat(given, 'watch', ['text', 'json']);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	const isShown = hasScreen(options);
	if (!isShown) {
		refuseRecording(given);
	}

	const controller = await judgeOptions(given);
	if (isShown) {
		const {showWatch} = await import('./watch-screen.js');
		return showWatch(options, {controller, problem});
	}

	if (problem !== undefined) {
		streams.stderr.write(`${problem}\n`);
	}

	return writeLines(options, {controller, streams});
};
