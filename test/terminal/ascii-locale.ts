import {spawn} from 'node:child_process';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import test, {type ExecutionContext} from 'ava';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';

type Ended = {readonly stdout: string; readonly stderr: string};

/** Runs the program as a person with that locale does; what it ends with is another test's. */
const run = async (home: string, locale: string, words: readonly string[]): Promise<Ended> => {
	const child = spawn(process.execPath, [program, ...words], {
		env: {...freshEnvironment(home, '/usr/bin:/bin'), LANG: '', LC_ALL: locale}, cwd: home, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000,
	});
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return {stdout, stderr};
};

const ours = ['--simulate', 'small', '--ignore-check', 'backup-made'];

/** All commands that write words, and what each of them has to say in any locale. */
const results: ReadonlyArray<readonly [words: readonly string[], expected: RegExp]> = [
	[['check', ...ours], /^aws {2}3\.6\.4 > 3\.6\.28/mv],
	[['plan', ...ours], /^aws {2}3\.6\.4 > 3\.6\.28/mv],
	[['plan', '--simulate', 'first'], />/v],
	[['verify', '--simulate', 'small', '--timeout', '20s'], /upgraded/v],
	[['diagnose', '--simulate', 'stuck'], /looked at/v],
	[['watch', '--simulate', 'small', '--timeout', '8s'], /agents at/v],
	[['apply', '--plan', 'missing.json', '--yes'], /missing\.json/v],
	[['runs'], /small|aws|controller/v],
	[['report'], /no controller|aws|chosen/iv],
	[['report', '--hand-over'], /\S/v],
	[['paths'], /^locks\t/mv],
	[['train', '--list'], /patch-upgrade/v],
	[['rehearse'], /\S/v],
	[['help'], /commands/iv],
	[['help', 'apply'], /--accept/v],
	[['nonsense'], /There is no command/v],
];

const expectAscii = (t: ExecutionContext, what: string, written: string): void => {
	const found = written.split('\n').find(line => /\P{ASCII}/v.test(line));
	t.is(found, undefined, what);
};

test('in a locale without UTF-8 no command writes a sign that it lacks', async t => {
	t.timeout(120_000);
	const home = await makeFolder(t);
	// A run that is over, for the commands that look back.
	const plain = await run(home, 'C', ['--plain', '--simulate', 'small']);
	t.regex(plain.stdout, /The input ended/v);
	expectAscii(t, '--plain', plain.stdout + plain.stderr);
	const queue = [...results];
	const work = async (): Promise<void> => {
		for (let next = queue.shift(); next; next = queue.shift()) {
			const [words, expected] = next;
			const {stdout, stderr} = await run(home, 'POSIX', words);
			t.regex(stdout + stderr, expected, words.join(' '));
			expectAscii(t, words.join(' '), stdout + stderr);
		}
	};

	await Promise.all([work(), work()]);
});

test('in a locale with UTF-8 signs are written as they are, with --ascii not, and JSON is the same in both', async t => {
	const home = await makeFolder(t);
	const words = ['check', ...ours];
	const usual = await run(home, 'C.UTF-8', words);
	t.regex(usual.stdout, /^aws {2}3\.6\.4 → 3\.6\.28/mv);
	const asked = await run(home, 'C.UTF-8', [...words, '--ascii']);
	t.regex(asked.stdout, /^aws {2}3\.6\.4 > 3\.6\.28/mv);
	const document = await run(home, 'C', [...words, '--format', 'json']);
	t.like(JSON.parse(document.stdout), {'controller-version': '3.6.4', 'target-version': '3.6.28'});
});

for (const locale of ['C', 'POSIX', 'de_DE.ISO-8859-1']) {
	test(`with LC_ALL=${locale} screens and the plain form are drawn in ASCII by themselves`, async t => {
		for (const words of [['--simulate', 'small'], ['--plain', '--simulate', 'small']]) {
			const terminal = await openTerminal(t, {arguments: words, environment: {LC_ALL: locale}});
			await terminal.until('3.6.4');
			await terminal.until('superuser');
			expectAscii(t, words.join(' '), terminal.screen());
			terminal.kill('SIGTERM');
			const {code} = await terminal.exit();
			t.is(code, 143);
			expectAscii(t, `the end of ${words.join(' ')}`, terminal.written());
		}
	});
}
