import fs from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import test from 'ava';
import {openCountedSimulation} from '../_helpers/open-counted-simulation.js';
import {makeFolder, openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';

type JournalLine = {readonly kind: string; readonly command?: readonly string[]; readonly intent?: {readonly type: string}; readonly value?: unknown};

/** What a person would press who wants to get on; undefined where there is only to wait. */
const keyFor = (screen: string): string | undefined => {
	const keys: ReadonlyArray<readonly [RegExp, string]> = [
		[/▸ Yes/v, '\r'],
		[/▸ No/v, 'y'],
		[/Enter goes on with|▸ Make a backup now|▸ ✘ .*No backup yet[\s\S]*1 check blocks/v, '\r'],
		[/Nothing blocks\. n shows the plan|The backup is whole\.|Checks +\d+ pass {2}\d+ warn$/mv, 'n'],
		[/⏎ (?:start|check|choose|leave|go on)\b/v, '\r'],
	];
	return keys.find(([pattern]) => pattern.test(screen))?.[1];
};

const readRecords = async (runs: string): Promise<readonly string[]> => {
	const folders: readonly string[] = await fs.readdir(runs).catch(() => []);
	const newest = folders.toSorted().at(-1);
	if (newest === undefined) {
		return [];
	}

	const text = await fs.readFile(path.join(runs, newest, 'journal.jsonl'), 'utf8').catch(() => '');
	return text.split('\n').filter(line => line !== '').flatMap(line => {
		try {
			const {kind, command = [], intent, value} = JSON.parse(line) as JournalLine;
			const {model = '', step = '', title = ''} = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
			const words = [kind, ...command.slice(1, 4), intent?.type, model, step, title].filter(word => typeof word === 'string' && word !== '');
			return [words.join(' ')];
		} catch {
			// Its end is not on the disk yet.
			return [];
		}
	});
};

/** Gets on until the journal has a record of a sort that no run was killed at, then kills; undefined where the program ended by itself. */
const playUntilNew = async (terminal: OpenTerminal, runs: string, known: Set<string>): Promise<readonly string[] | undefined> => {
	const ended = terminal.exit(240_000).then(({code}) => code);
	let code: number | undefined;
	void ended.then(value => {
		code = value;
	});
	let pressed = {screen: '', at: 0};
	for (const start = Date.now(); Date.now() - start < 60_000;) {
		const records = await readRecords(runs);
		const added = records.filter(record => !known.has(record) && !isPassed(record));
		if (added.length > 0 && code === undefined) {
			terminal.kill('SIGKILL');
			await ended;
			// On a busy machine the program gets some records further before it is dead.
			const last = await readRecords(runs);
			const fresh = last.filter(record => !known.has(record));
			for (const record of fresh) {
				known.add(record);
			}

			return fresh;
		}

		if (code !== undefined) {
			return undefined;
		}

		const screen = terminal.screen();
		const key = keyFor(screen);
		if (key !== undefined && (screen !== pressed.screen || Date.now() - pressed.at > 2500)) {
			pressed = {screen, at: Date.now()};
			await wait(350);
			terminal.write(key);
		}

		await wait(5);
	}

	throw new Error(`Nothing new was written down for 60 seconds.\n${terminal.screen()}`);
};

/** Records at which nothing is killed: of these two commands the end is what is wanted. */
const isPassed = (record: string): boolean => /^command-starting (?:create-backup|upgrade-model -m aws:admin\/db)/v.test(record);

test('killed at every sort of record of the journal, and between start and end of commands, and gone on with each time: each command is given once', async t => {
	t.timeout(600_000);
	const simulation = await openCountedSimulation(t, ['small', '--speed', '60']);
	const home = await makeFolder(t);
	const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
	const known = new Set<string>();
	const kills: string[] = [];
	let last = '';
	for (let round = 0; round < 80; round++) {
		const terminal = await openTerminal(t, {
			// Before the backup there is nothing to go on with.
			searchPath: simulation.searchPath, arguments: [...known].some(record => /^(?:plan-accepted|backup-proved)/v.test(record)) ? ['resume'] : [], environment: {HOME: home},
		});
		const added = await playUntilNew(terminal, runs, known);
		if (!added) {
			last = `${terminal.screen()}\n${terminal.written().slice(-600)}`;
			break;
		}

		kills.push(...added);
	}

	// A backup of which nobody has seen that it is whole is made again, but never once the upgrade has begun.
	const changes = await simulation.changes();
	const backups = changes.filter(line => line.startsWith('create-backup'));
	t.deepEqual(changes.slice(backups.length), ['upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db'], changes.join('\n'));
	t.true(backups.length > 0 && backups.length <= 3, changes.join('\n'));
	for (const kind of ['run-started', 'plan', 'answered-question', 'command-starting upgrade-controller', 'command-ended', 'waiting', 'progress', 'complete', 'verifying', 'verified', 'finished']) {
		t.true(kills.some(kill => kill.startsWith(kind)), `${kind} is in:\n${kills.join('\n')}\n${last}`);
	}
});
