import fs from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {readJournal} from '../../source/storage/read-journal.js';
import {openCountedSimulation, type CountedSimulation} from '../_helpers/open-counted-simulation.js';
import {makeFolder, openTerminal, type OpenTerminal} from '../_helpers/open-terminal.js';
import {
	startLine,
	unless,
	type LineCase,
	type Owner,
	type Problems,
} from './case.js';
import {openServer} from './server.js';

const enter = '\r';

const sayYes = async (terminal: OpenTerminal, title: string): Promise<void> => {
	await terminal.press(enter);
	await terminal.until(title);
	await terminal.press('y');
	await terminal.until(/▸ Yes/v);
	await terminal.press(enter);
};

const reachPlan = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until(/aws\s+3\.6\.4/v);
	await terminal.press(enter);
	await terminal.until('3.6.28 is what Juju itself would choose');
	await terminal.press(enter);
	await terminal.until('No backup yet');
	await terminal.until(/\d\d pass {2}(?!.*runs)/v);
	await terminal.press(enter);
	await terminal.until('Make a backup now');
	await terminal.press(enter);
	await terminal.until('The backup is whole.');
	await terminal.press('n');
	await terminal.until(/no way back from here/v);
	await terminal.press(enter);
	await terminal.until('step 1 of 9');
};

const finish = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model web (4 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await sayYes(terminal, 'Upgrade model db (6 agents)?');
	await terminal.until('is upgraded.', 120_000);
	await terminal.press(enter);
	await terminal.until(/aws is upgraded from 3\.6\.4 to 3\.6\.28/v);
	await terminal.press(enter);
};

/** Folders of runs, the oldest first. */
const findRuns = async (home: string): Promise<readonly string[]> => {
	const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
	const names = await fs.readdir(runs);
	return names.toSorted().map(name => path.join(runs, name));
};

/** Lines of processes that live in a home: the program, and all that it started. */
const findProcesses = async (home: string): Promise<readonly string[]> => {
	const names = await fs.readdir('/proc');
	const lines = await Promise.all(names.filter(name => /^\d+$/v.test(name)).map(async id => {
		try {
			const environment = await fs.readFile(`/proc/${id}/environ`, 'utf8');
			const words = await fs.readFile(`/proc/${id}/cmdline`, 'utf8');
			return environment.split('\0').includes(`HOME=${home}`) ? [`${id} ${words.replaceAll('\0', ' ')}`] : [];
		} catch {
			// It has ended meanwhile.
			return [];
		}
	}));
	return lines.flat();
};

/** What is wrong after a connection was lost: the program has to end as a terminal that is closed ends it, alone, and with its journal whole. */
const judgeLeft = async (home: string): Promise<Problems> => {
	let left = await findProcesses(home);
	for (let round = 0; round < 200 && left.length > 0; round++) {
		await wait(50);
		left = await findProcesses(home);
	}

	const [run = ''] = await findRuns(home);
	const {entries, torn, damage} = await readJournal(run);
	const last = entries.at(-1);
	return [
		...unless(left.length === 0, `still there after the connection: ${left.join('; ')}`),
		...unless(torn === undefined && damage.length === 0, `the journal is not whole: ${JSON.stringify([torn, damage])}`),
		...unless(last?.kind === 'run-ended' && last.facts['exit-code'] === 129, `it did not end as a terminal that is closed ends it: ${JSON.stringify(last)}`),
	];
};

/** What is wrong at the end of all: the second run has to have seen each part upgraded, and nothing may have been given twice. */
const judgeEnd = async (home: string, simulation: CountedSimulation): Promise<Problems> => {
	const runs = await findRuns(home);
	const {entries, torn, damage} = await readJournal(runs.at(-1) ?? '');
	const changes = await simulation.changes();
	const left = await findProcesses(home);
	return [
		...unless(runs.length === 2, `${runs.length} runs`),
		...unless(left.length === 0, `still there at the end: ${left.join('; ')}`),
		...unless(torn === undefined && damage.length === 0, `the journal is not whole: ${JSON.stringify([torn, damage])}`),
		...unless(entries.some(({kind}) => kind === 'finished'), `no end of the upgrade in the journal: ${entries.map(({kind}) => kind).join(', ')}`),
		...unless(changes.join(', ') === [
			'create-backup -m aws:admin/controller', 'upgrade-controller -c aws', 'upgrade-model -m aws:admin/web', 'upgrade-model -m aws:admin/db',
		].join(', '), `what reached Juju: ${changes.join(', ')}`),
	];
};

/** First the line stands still, then it is gone: nothing is said to the other end before. */
const drop = async (terminal: OpenTerminal): Promise<void> => {
	terminal.kill('SIGSTOP');
	await wait(3000);
	terminal.kill('SIGKILL');
	await terminal.exit();
};

const openHome = async (owner: Owner) => {
	const connect = await openServer(owner);
	const simulation = await openCountedSimulation(owner, ['small', '--speed', '30']);
	const home = await makeFolder(owner);
	return {
		home,
		simulation,
		open: async (words: string, size: {readonly columns?: number; readonly rows?: number} = {}): Promise<OpenTerminal> => openTerminal(owner, {
			...size, shellLine: connect(startLine(home, words, {PATH: `${simulation.searchPath}:/usr/bin:/bin`, TERM: 'xterm-256color'})),
		}),
	};
};

const judge = async (owner: Owner): Promise<Problems> => {
	const {home, simulation, open} = await openHome(owner);
	const first = await open('');
	await reachPlan(first);
	await sayYes(first, 'Upgrade the controller?');
	await first.until('step 2 of 9');
	await drop(first);
	const problems = await judgeLeft(home);
	const second = await open('resume');
	await second.until('Going on with run');
	await second.until(/Enter goes on with: Wait until/v);
	await second.press(enter);
	await finish(second);
	const ended = await second.exit();
	return [
		...problems,
		...unless(ended.code === 0, `it ended with ${ended.code}`),
		...await judgeEnd(home, simulation),
	];
};

/** Types lines, each when what it answers was said. */
const converse = async (terminal: OpenTerminal, steps: ReadonlyArray<readonly [said: RegExp | string, answer: string]>): Promise<void> => {
	for (const [said, answer] of steps) {
		await terminal.until(said, 120_000);
		await terminal.press(`${answer}\r`);
	}
};

const judgePlain = async (owner: Owner): Promise<Problems> => {
	const {home, simulation, open} = await openHome(owner);
	const size = {columns: 100, rows: 50};
	const first = await open('--plain', size);
	await converse(first, [
		['access superuser', '1'],
		['is what Juju itself would choose', '0'],
		['Remedies for check 1', '1'],
		['Nothing blocks.', '0'],
		['Step 9:', '1'],
		['step 1 of 9', '1'],
		['Type yes or no', 'yes'],
	]);
	await first.until('step 2 of 9');
	await drop(first);
	const problems = await judgeLeft(home);
	const second = await open('resume --plain', size);
	await converse(second, [
		[/Going on with run[\s\S]*Your choice/v, '1'],
		['step 3 of 9', '1'],
		['step 4 of 9', '1'],
		[/model web[\s\S]*Type yes or no/v, 'yes'],
		['step 6 of 9', '1'],
		['step 7 of 9', '1'],
		[/model db[\s\S]*Type yes or no/v, 'yes'],
		['step 9 of 9', '1'],
		['aws is upgraded from 3.6.4 to 3.6.28', '1'],
	]);
	const ended = await second.exit();
	const escape = '\u{1B}';
	return [
		...problems,
		...unless(ended.code === 0, `it ended with ${ended.code}`),
		// Behind the first line of the program: what the shell wrote before is its own.
		...unless(!second.written().slice(second.written().indexOf('Juju upgrade wizard')).includes(escape), 'a sequence was sent'),
		...await judgeEnd(home, simulation),
	];
};

/** Over a real connection to this machine. */
export const connectionCases: readonly LineCase[] = [
	{name: 'a connection by ssh drops in mid-upgrade, and resume ends it', needs: ['sshd', 'ssh', 'ssh-keygen'], findProblems: judge},
	{name: 'a connection by ssh drops in mid-upgrade, and resume --plain ends it', needs: ['sshd', 'ssh', 'ssh-keygen'], findProblems: judgePlain},
];
