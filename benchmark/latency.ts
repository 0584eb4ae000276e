import {setTimeout as wait} from 'node:timers/promises';
import {shareAgents} from '../source/domain/share-status.js';
import {type ModelStatus} from '../source/domain/status.js';
import {createChildProcess} from '../source/juju/child-process.js';
import {systemClock} from '../source/runtime/clock.js';
import {createIntentRunner} from '../source/runtime/intent-runner.js';
import {createQuestionPlaces} from '../source/runtime/question-places.js';
import {workingStorage} from '../test/_helpers/open-runner.js';
import {settle} from './fake-streams.js';
import {medianOf, type Figure} from './figure.js';
import {makeLargeClient, makeAnswers, openLargeCloud} from './large-client.js';
import {observed, open} from './table-model.js';

const model = {controller: 'aws', name: 'admin/web'};

/** How long nothing else could happen, at most, since it was asked last. */
const watchBlocks = () => {
	let last = performance.now();
	let longest = 0;
	let isOver = false;
	const beat = (): void => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (!isOver) {
			setImmediate(beat);
		}
	};

	beat();
	return {
		take(): number {
			beat();
			const found = longest;
			longest = 0;
			return found;
		},
		stop() {
			isOver = true;
		},
	};
};

type Latency = {
	/** Each poll's longest block of the main thread. */
	readonly blocks: readonly number[];
	/** From a key to what it drew, while an answer came, was read and shown. */
	readonly keys: readonly number[];
	/** The same while nothing else happens. */
	readonly idle: readonly number[];
	readonly parse: number;
};

const measure = async (text: string, rounds: number): Promise<Latency> => {
	const {output, store, stdin, application} = open({columns: 80, rows: 24});
	const answers = makeAnswers(text, 6);
	const client = await makeLargeClient(openLargeCloud(), answers);
	const {signal} = new AbortController();
	const juju = createChildProcess({executable: client.executable});
	const runner = createIntentRunner({
		getState: () => store.getState(),
		process: juju,
		clock: systemClock,
		storage: workingStorage([]),
		terminal: {suspend: async action => action(), write: () => undefined},
		onExit: () => undefined,
	}, createQuestionPlaces(() => undefined));
	let last: ModelStatus | undefined;
	let count = 0;
	const poll = async (): Promise<void> => {
		const answer = await runner.run({type: 'read-status', model}, {
			process: juju, signal, isUrgent: true, dispatch: store.dispatch,
		});
		if (!answer.ok) {
			throw new Error(answer.failure.message);
		}

		last = shareAgents(last, answer.value as ModelStatus);
		count += 1;
		store.dispatch(observed(last, count));
	};

	/** Milliseconds from when a key was to be pressed until something is drawn. */
	const press = async (delay: number): Promise<number> => {
		const wanted = performance.now() + delay;
		await wait(delay);
		const {bytes} = output;
		stdin.push(count % 2 === 0 ? '\u{1B}[B' : '\u{1B}[A');
		for (const end = wanted + 2000; output.bytes === bytes && performance.now() < end;) {
			await new Promise(resolve => {
				setImmediate(resolve);
			});
		}

		return performance.now() - wanted;
	};

	const [blocks, keys, idle, parses]: [number[], number[], number[], number[]] = [[], [], [], []];
	try {
		await poll();
		await settle();
		for (let round = 0; round < rounds; round++) {
			output.written = '';
			await settle();
			idle.push(await press(0));
			await settle();
			const began = performance.now();
			JSON.parse(answers[round % answers.length] ?? '');
			parses.push(performance.now() - began);
			await settle();
			const watched = watchBlocks();
			const started = performance.now();
			const polled = poll();
			// At another moment each time, from the start of the client until all is shown.
			const [waited] = await Promise.all([press((round / rounds) * 60), polled]);
			keys.push(waited);
			await application.flush();
			blocks.push(watched.take());
			watched.stop();
			if (performance.now() - started > 20_000) {
				throw new Error('A poll took longer than 20 seconds.');
			}
		}
	} finally {
		application.unmount();
		await client.remove();
	}

	return {
		blocks: blocks.slice(3), keys: keys.slice(3), idle: idle.slice(3), parse: medianOf(parses),
	};
};

const worstOf = (values: readonly number[]): number => values.toSorted((left, right) => left - right)[Math.floor(values.length * 0.9)] ?? NaN;

/**
How long a key waits for its frame while an answer comes, is read, compared and shown, by the path of the real program: a client's process, the runtime, the store, Ink.
*/
export const measureLatency = async (text: string, {rounds, name}: {readonly rounds: number; readonly name: string}): Promise<readonly Figure[]> => {
	const {blocks, keys, idle, parse} = await measure(text, rounds);
	return [
		{
			name: `key to frame, ${name} agents`,
			value: medianOf(keys),
			unit: 'ms',
			goal: 30,
			detail: `while a poll is read; 9 of 10 within ${worstOf(keys).toFixed(1)} ms; ${medianOf(idle).toFixed(1)} ms where nothing is read`,
		},
		{
			name: `longest block, ${name} agents`,
			value: medianOf(blocks) / parse,
			unit: 'times',
			goal: 1.5,
			detail: `${medianOf(blocks).toFixed(1)} ms of a poll and its frame against ${parse.toFixed(1)} ms of JSON.parse`,
		},
	];
};
