import path from 'node:path';
import process from 'node:process';
import {writeFileSafely} from '../storage/write-file-safely.js';
import {applyPreferences} from './apply-preferences.js';
import {openQuestioner} from './ask-juju.js';
import {createClock, type Stopped, type Streams} from './headless.js';
import {makeCopiedCloud, readFaults} from './import-cloud.js';
import {makeCopyDocument, type CloudCopy} from './import-cloud-document.js';
import {findPaths} from './open-storage.js';
import {UsageError, type Options} from './options.js';
import {refuseWords} from './print-result.js';
import {readLiveCloud} from './rehearse-read.js';
import {listenToEnd} from './session-signals.js';
import {judgeOptions} from './wizard-options.js';

/** Milliseconds until a controller that does not tell all counts as silent. */
const defaultTimeLimit = 15 * 60_000;

type Surroundings = Streams & {
	readonly packageVersion: string;
	/** Whether the signals of this process end the reading. */
	readonly signals?: boolean;
	/** Whether a person sits in front of it. */
	readonly hasTerminal?: boolean;
	/** Opens the wizard on the copy. */
	readonly open?: (options: Options, packageVersion: string) => Promise<number>;
};

const openWizard = async (options: Options, packageVersion: string): Promise<number> => {
	const {runWizard} = await import('./wizard.js');
	return runWizard(options, packageVersion);
};

type Reading = {readonly controller: string | undefined; readonly signal: AbortSignal; readonly stderr: Streams['stderr']};

/** Asks until all is read or the time is over; in a simulated cloud time jumps from event to event. */
const readInTime = async (options: Options, {controller, signal, stderr}: Reading): Promise<CloudCopy | Stopped> => {
	const limit = options.timeout ?? defaultTimeLimit;
	const {clock, virtual} = createClock(options);
	const questioner = await openQuestioner(options, {controller, clock});
	const over = new AbortController();
	const done = new AbortController();
	const endInTime = async (): Promise<void> => {
		await clock.wait(limit, done.signal);
		if (!done.signal.aborted) {
			over.abort();
		}
	};

	const readOnce = async (): Promise<CloudCopy | Stopped> => {
		try {
			return await readLiveCloud(options, {
				wanted: controller,
				questioner,
				signal: AbortSignal.any([signal, over.signal]),
				tell(text) {
					stderr.write(`${text}\n`);
				},
			});
		} finally {
			done.abort();
		}
	};

	const reading = readOnce();
	void endInTime();
	await virtual?.advanceUntil(() => done.signal.aborted, limit + 60_000);
	const copy = await reading;
	return over.signal.aborted ? {kind: 'stopped', code: 5, summary: [`The controller did not tell everything within ${limit / 1000} seconds.`, 'Give it more time with --timeout.']} : copy;
};

/** Without faults: those are chosen anew, each time that the copy is used. */
const save = async (copy: CloudCopy, options: Options, {stderr}: Streams): Promise<void> => {
	if (options.output === undefined) {
		return;
	}

	const {scenario} = makeCopiedCloud(copy, {...options, faults: [], faultChoice: undefined});
	const file = path.resolve(options.output);
	await writeFileSafely(file, makeCopyDocument(scenario.create(options.seed, Date.now()), copy), 'The copy', '--output');
	stderr.write(`Written: ${file}\nUse it with --simulate --from-status ${file}\n`);
};

const refuse = ({format}: Options, hasScreen: boolean, output: string | undefined): void => {
	if (format !== undefined) {
		throw new UsageError('rehearse takes no --format.', 'Its copy of a cloud has one form only.');
	}

	if (!hasScreen && output === undefined) {
		throw new UsageError('rehearse needs a terminal for the wizard that it opens.', 'Run it in one, or keep the copy for later with -o FILE.');
	}
};

/**
Copies a controller and its models by asking alone, and opens the wizard on the simulated copy.

@returns The code of the wizard; 0 where the copy was only written down; 3 where it could not be read, 5 where that took too long.
@throws {UsageError} For options that cannot be, before anything is asked.
*/
export const runRehearse = async (given: Options, rest: readonly string[], surroundings: Surroundings): Promise<number> => {
	const {stderr, packageVersion, signals = false, open = openWizard} = surroundings;
	const hasScreen = surroundings.hasTerminal ?? (given.isPlain || (process.stdin.isTTY && process.stdout.isTTY));
	refuseWords('rehearse', rest);
	refuse(given, hasScreen, given.output);
	readFaults(given);
	const controller = await judgeOptions(given);
	const {options, problem} = await applyPreferences(given, findPaths(given).preferences);
	if (problem !== undefined) {
		stderr.write(`${problem}\n`);
	}

	const outside = listenToEnd(signals);
	let copy: CloudCopy | Stopped;
	try {
		copy = await Promise.race([outside.failed, readInTime(options, {controller, signal: outside.signal, stderr})]);
		if (outside.signal.aborted) {
			return outside.codeOf(5);
		}
	} finally {
		outside.forget();
	}

	if ('kind' in copy) {
		stderr.write(`${copy.summary.join('\n')}\n`);
		return copy.code;
	}

	const {scenario, notes} = makeCopiedCloud(copy, options);
	stderr.write(`${notes.join('\n')}\n`);
	await save(copy, options, surroundings);
	return hasScreen
		? open({
			...given, controller: undefined, models: [], juju: undefined, output: undefined, isReadOnly: false, simulate: '', copiedCloud: scenario,
		}, packageVersion)
		: 0;
};
