import {PassThrough, Writable} from 'node:stream';
import {type InputClock} from '../../source/interface/input/input-clock.js';
import {startPlainApplication, type PlainApplication} from '../../source/interface/plain/plain-application.js';
import {type State} from '../../source/state/state.js';
import {openJourney, type Journey} from './open-journey.js';

export type PlainJourney = {
	readonly journey: Journey;
	readonly application: PlainApplication;
	/** All that was written, with what was typed behind `> `. */
	readonly transcript: () => string;
	/** What was written since the last answer. */
	readonly heard: () => string;
	/** Types a line as a person does who has heard what was said. */
	readonly answer: (...lines: readonly string[]) => Promise<void>;
	/** Writes at once. */
	readonly write: (text: string) => Promise<void>;
	/** Waits until something was written since the last answer. */
	readonly until: (wanted: RegExp | string, limit?: number) => Promise<void>;
	readonly untilState: (what: string, isReached: (state: State) => boolean) => Promise<void>;
	readonly end: () => Promise<void>;
	readonly stop: () => Promise<void>;
};

/** Milliseconds that a person listens at least. */
const listening = 2000;

/** The plain form on a journey that was begun. */
export const speakPlainly = (journey: Journey): PlainJourney => {
	const {store, clock} = journey;
	const stdin = new PassThrough();
	let written = '';
	let answeredAt = 0;
	const stdout = new Writable({
		write(chunk: Uint8Array, _encoding, done) {
			written += String(chunk);
			done();
		},
	});
	const inputClock: InputClock = {
		now: () => clock.now(),
		after(milliseconds, callback) {
			const abort = new AbortController();
			void (async () => {
				await clock.wait(milliseconds, abort.signal);
				if (!abort.signal.aborted) {
					callback();
				}
			})();

			return () => {
				abort.abort();
			};
		},
	};
	const application = startPlainApplication({
		store, stdin, stdout, isCooked: false, clock: inputClock,
	});
	const write = async (text: string): Promise<void> => {
		written += text.replaceAll(/^/gmv, '> ').replace(/> $/v, '');
		answeredAt = written.length;
		stdin.write(text);
		await journey.advance(0);
	};

	const heard = (): string => written.slice(answeredAt);
	return {
		journey,
		application,
		transcript: () => written,
		heard,
		async answer(...lines) {
			for (const line of lines) {
				await journey.advance(listening);
				await write(`${line}\n`);
			}
		},
		write,
		async until(wanted, limit = 3_600_000) {
			const isHeard = (): boolean => (typeof wanted === 'string' ? heard().includes(wanted) : wanted.test(heard()));
			if (!await clock.advanceUntil(isHeard, limit)) {
				throw new Error(`Never said: ${String(wanted)}\n${written.slice(-4000)}\n${journey.errors().map(String).join('\n')}`);
			}
		},
		untilState: journey.until,
		async end() {
			stdin.end();
			await journey.advance(0);
		},
		async stop() {
			application.unmount();
			await journey.stop();
		},
	};
};

/** The wizard in its plain form, on a simulated cloud and a clock that only moves when it is told to. */
export const openPlainJourney = async (options: Parameters<typeof openJourney>[0] = {}): Promise<PlainJourney> => speakPlainly(await openJourney(options));
