import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {execa} from 'execa';
import {dispatchCommand} from '../../source/commands/dispatch.js';
import {runSimulate} from '../../source/commands/simulate.js';
import {UsageError} from '../../source/commands/options.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

/** A program of its own with the two commands, since the real one is a bundle. */
const program = (commands: string): string => `
const [name, ...words] = process.argv.slice(2);
if (name === 'simulated-juju') {
	const {runSimulatedJuju} = await import(${JSON.stringify(`${commands}/simulated-juju.js`)});
	process.exitCode = await runSimulatedJuju(words, process);
} else {
	const {runSimulate} = await import(${JSON.stringify(`${commands}/simulate.js`)});
	process.exitCode = await runSimulate(process.argv.slice(2), process);
}
`;

type Simulation = {readonly child: ChildProcess; readonly printed: string; readonly bin: string; readonly folder: string};

const start = async (t: ExecutionContext, ...words: readonly string[]): Promise<Simulation> => {
	const temporary = await makeTemporaryFolder(t);
	const file = path.join(temporary, 'it\'s a program.mjs');
	await fs.writeFile(file, program(new URL('../../source/commands', import.meta.url).href));
	const child = spawn(process.execPath, [file, ...words], {env: {...process.env, TMPDIR: temporary}, stdio: ['ignore', 'pipe', 'inherit']});
	t.teardown(() => {
		child.kill('SIGKILL');
	});
	let printed = '';
	for await (const chunk of child.stdout) {
		printed += String(chunk);
		if (printed.includes('Ctrl-C')) {
			break;
		}
	}

	const bin = /^export PATH='(?<bin>[^']+)':"\$PATH"$/mv.exec(printed)?.groups?.['bin'] ?? '';
	return {
		child, printed, bin, folder: path.dirname(bin),
	};
};

const juju = async (bin: string, ...words: readonly string[]): Promise<string> => {
	const {stdout} = await execa('juju', words, {env: {PATH: `${bin}:${process.env['PATH'] ?? ''}`}, stdin: 'ignore'});
	return stdout;
};

const exists = async (file: string): Promise<'there' | 'gone'> => {
	try {
		await fs.access(file);
		return 'there';
	} catch {
		return 'gone';
	}
};

test('the PATH line puts a juju in a second terminal, which speaks to the simulated cloud', async t => {
	const {bin, printed} = await start(t, '--scenario', 'small', '--speed', '1000');
	t.regex(printed, /^A simulated cloud is running: A small cloud \(small, seed 1, speed 1000\)\.$/mv);
	t.regex(await juju(bin, 'version'), /^3\.6\.28-/v);
	await juju(bin, 'switch', 'aws:db');
	t.is(await juju(bin, 'switch'), 'aws:admin/db');
	const failure = await t.throwsAsync(juju(bin, 'status', '-m', 'aws:none', '--format', 'json'));
	t.like(failure, {exitCode: 1, stdout: '{}'});
});

test('beside juju there is a program for instructors, where they are let in', async t => {
	const [open, shut] = await Promise.all([start(t, '--control'), start(t)]);
	t.regex(open.printed, /^There, simulation brings faults in/mv);
	t.notRegex(shut.printed, /simulation brings/v);
	const simulation = async (bin: string, ...words: readonly string[]) => execa(path.join(bin, 'simulation'), words, {stdin: 'ignore'});
	t.like(await simulation(open.bin, 'inject', 'disk-full', 'web', '0'), {stdout: 'fault-1: disk-full, aws:web 0: active.'});
	const refused = await t.throwsAsync(simulation(shut.bin, 'list'));
	t.like(refused, {exitCode: 3, stdout: ''});
});

test('the folder is private, and gone after a signal whose number is the exit code', async t => {
	const {child, folder, bin} = await start(t);
	const modes = await Promise.all([folder, bin].map(async place => fs.stat(place)));
	t.deepEqual(modes.map(({mode}) => mode % 0o1000), [0o700, 0o700]);

	const ended = once(child, 'exit');
	child.kill('SIGTERM');
	t.deepEqual(await ended, [143, null]);
	t.is(await exists(folder), 'gone');
});

test('values that cannot be are refused with the ones that can', async t => {
	const streams = {stdout: new PassThrough(), stderr: new PassThrough()};
	const unknown = await t.throwsAsync(runSimulate(['--scenario', 'nonsense'], streams), {instanceOf: UsageError, message: 'There is no scenario "nonsense".'});
	t.regex(unknown.advice, /^Choose one of: small, production, /v);
	await t.throwsAsync(runSimulate(['--speed', '0'], streams), {instanceOf: UsageError, message: '"0" is no value for --speed.'});
	await t.throwsAsync(runSimulate(['--seed', 'x'], streams), {instanceOf: UsageError});
	await t.throwsAsync(runSimulate(['--nonsense'], streams), {instanceOf: UsageError});
	await t.throwsAsync(dispatchCommand(['check', '--control'], '1.0.0'), {instanceOf: UsageError, message: 'check takes no --control.'});
});
