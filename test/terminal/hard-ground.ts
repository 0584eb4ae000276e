import process from 'node:process';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';

const jumpingClock = fileURLToPath(new URL('../_helpers/jumping-clock.js', import.meta.url));

const hour = 3_600_000;

test.serial('a clock that is set by hours, forward or back, is no time that passed: nothing times out, nothing is silent', async t => {
	const home = await makeFolder(t);
	const words = ['watch', '--simulate', 'small', '--until-upgraded', '--timeout', '30m', '--format', 'json', '--interval', '2s'];
	const watch = async (jump: number) => execa(process.execPath, ['--import', jumpingClock, program, ...words], {
		env: {...freshEnvironment(home, '/usr/bin:/bin'), WIZARD_TEST_JUMP: String(jump)}, extendEnv: false, timeout: 60_000,
	});
	const ended = await Promise.all([10 * hour, -30 * hour].map(async jump => watch(jump)));
	for (const {stdout} of ended) {
		const events = stdout.trimEnd().split('\n').map(row => JSON.parse(row) as {readonly event: string; readonly at: string});
		const kinds = new Set(events.map(({event}) => event));
		t.true(kinds.has('complete'), stdout);
		t.deepEqual(['outage', 'stuck', 'timed-out'].filter(kind => kinds.has(kind)), []);
		const times = events.map(({at}) => Date.parse(at));
		t.true(Math.max(...times) - Math.min(...times) < 60_000, 'the time in the lines goes on evenly');
		t.deepEqual(times, times.toSorted((one, other) => one - other));
	}
});

/** All that was said of colours and weight, as the numbers of the sequences for it. */
const stylesIn = (text: string): readonly number[] => text.split('\u{1B}[')
	.flatMap(part => /^(?<numbers>[\d;]*)m/v.exec(part)?.groups?.['numbers']?.split(';') ?? [])
	.map(Number);

const between = (least: number, most: number) => (value: number): boolean => value >= least && value <= most;

/** Of the letters; 38 and 48 begin colours that only some terminals have. */
const isColour = (value: number): boolean => between(30, 37)(value) || between(90, 97)(value);
const isOther = (value: number): boolean => value === 38 || value === 48 || between(40, 47)(value) || between(100, 107)(value);

const terminals: ReadonlyArray<{readonly environment: Readonly<Record<string, string>>; readonly words?: readonly string[]; readonly hasColours: boolean}> = [
	{environment: {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, hasColours: true},
	{environment: {TERM: 'xterm-16color'}, hasColours: true},
	{environment: {TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '3'}, hasColours: false},
	{environment: {TERM: 'xterm-256color', FORCE_COLOR: '0'}, hasColours: false},
	{environment: {TERM: 'vt100', FORCE_COLOR: '1'}, hasColours: true},
	{environment: {FORCE_COLOR: '2'}, hasColours: true},
	{environment: {FORCE_COLOR: '3'}, hasColours: true},
	{environment: {FORCE_COLOR: '3'}, words: ['--no-color'], hasColours: false},
];

test.serial('colours are the sixteen of the terminal where there shall be any, never a background, and none where there shall be none; the mouse stays off', async t => {
	const written = await Promise.all(terminals.map(async ({environment, words = []}) => {
		const terminal = await openTerminal(t, {arguments: ['--simulate', 'small', ...words], environment});
		await terminal.until('SIMULATION', 30_000);
		await terminal.until('3.6.4', 30_000);
		await terminal.press('q');
		await terminal.exit(30_000);
		return terminal.written();
	}));
	for (const [index, {environment, words = [], hasColours}] of terminals.entries()) {
		const name = `${JSON.stringify(environment)} ${words.join(' ')}`;
		const text = written[index] ?? '';
		const styles = stylesIn(text);
		t.is(styles.some(value => isColour(value)), hasColours, name);
		t.deepEqual(styles.filter(value => isOther(value)), [], name);
		// The mouse stays the terminal's own: what is on the screen can be marked and copied.
		t.notRegex(text, /\?(?:9|100\d|1015|1016)h/v, name);
		t.true(text.includes('SIMULATION'), name);
	}
});
