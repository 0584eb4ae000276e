import path from 'node:path';
import {parseOptions} from '../../source/commands/options.js';
import {runReport} from '../../source/commands/report.js';
import {runRuns} from '../../source/commands/runs.js';
import {openRunStorage} from '../../source/storage/run-storage.js';
import {type HeadlessRun} from './headless-run.js';
import {reachPlan, upgradeEverything} from './journey-steps.js';
import {openJourney, type Journey} from './open-journey.js';

const start = Date.UTC(2026, 10, 21, 3);

/** Facts of a start of the program, as the command line writes them. */
export const startFacts = {
	program: '0.1.0', node: 'v24.0.0', arguments: ['--simulate', 'small'], 'read-only': false, user: 'ada', host: 'jump-1', pid: 4_194_305, birth: '',
};

/** Entries as they would be kept: of commands as they are, of all else under `value`. */
const flatKinds: ReadonlySet<string> = new Set(['command-starting', 'command-ended']);

/**
Keeps what a journey has recorded as a run on the disk, a second between entries, by what the program itself keeps it with.

@param options.exitCode Of the end; undefined where the program was cut off.
@param options.count So many entries are kept; all where it is not said.
@returns The run's folder.
*/
export const keepJourney = async (journey: Pick<Journey, 'journal'>, {dataDirectory, exitCode, count, at = start}: {
	readonly dataDirectory: string;
	readonly exitCode?: number;
	readonly count?: number;
	readonly at?: number;
}): Promise<string> => {
	let now = at;
	const storage = await openRunStorage({
		paths: {
			runs: path.join(dataDirectory, 'runs'), backups: path.join(dataDirectory, 'backups'), locks: path.join(dataDirectory, 'locks'), preferences: path.join(dataDirectory, 'preferences.json'), training: '',
		},
		now() {
			now += 1000;
			return now;
		},
		facts: startFacts,
	});
	const keep = async ({kind, facts}: ReturnType<Journey['journal']>[number]): Promise<void> => flatKinds.has(kind)
		? storage.journal.append(kind, facts as Readonly<Record<string, unknown>>)
		: storage.record(kind, facts);
	const entries = journey.journal().slice(0, count);
	// Written in the order of the calls.
	await Promise.all(entries.map(async entry => keep(entry)));
	if (exitCode !== undefined) {
		await storage.end(exitCode);
	}

	await storage.close();
	return storage.folder;
};

/** Plays a whole upgrade of a scenario, to its end. */
export const playUpgrade = async (scenario: string): Promise<Journey> => {
	const journey = await openJourney({scenario});
	await reachPlan(journey);
	await upgradeEverything(journey);
	await journey.act('confirm');
	await journey.stop();
	return journey;
};

/** Runs `runs` or `report` in this process as the command line would, and keeps what it writes. */
export const runEvidence = async (name: 'runs' | 'report', ...words: readonly string[]): Promise<HeadlessRun> => {
	const written = {stdout: '', stderr: ''};
	const options = parseOptions(words);
	const commands = {runs: runRuns, report: runReport};
	const code = await commands[name](options, options.positionals, {
		stdout: {
			write(text) {
				written.stdout += text;
			},
		},
		stderr: {
			write(text) {
				written.stderr += text;
			},
		},
	});
	return {code, ...written};
};
