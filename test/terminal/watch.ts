import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test from 'ava';
import {createFakeClient} from '../_helpers/fake-client.js';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';
import {openSimulation} from '../_helpers/open-simulation.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, words: readonly string[], searchPath = '/usr/bin:/bin', options: readonly string[] = []) => spawnSync(process.execPath, [...options, program, ...words], {
	encoding: 'utf8', env: freshEnvironment(home, searchPath), cwd: home, timeout: 60_000,
});

/** Ink lays out with WebAssembly: whoever loads it makes a module of it. */
const noInk = 'WebAssembly.Module = WebAssembly.instantiate = WebAssembly.compile = () => { process.stderr.write("Ink was loaded\\n"); process.exit(99); };\n';

test.serial('until upgraded: one JSON object a line that the schema knows, no escape sequence, no Ink, code 0', async t => {
	const home = await makeFolder(t);
	const trap = path.join(home, 'trap.mjs');
	await fs.writeFile(trap, noInk);
	const {status, stdout, stderr} = run(home, ['watch', '--simulate', '--speed', '20', '--until-upgraded', '--format', 'json'], undefined, ['--import', trap]);
	t.is(status, 0, stderr);
	t.is(stderr, '');
	t.false(stdout.includes('\u{1B}'));
	const lines = stdout.trimEnd().split('\n');
	for (const line of lines) {
		t.deepEqual(validateDocument('watch', line), [], line);
	}

	t.is(lines.filter(line => line.includes('"event":"complete"')).length, 3);
	t.deepEqual(await fs.readdir(home), ['trap.mjs']);
});

test.serial('the trap for Ink works: the wizard falls into it', async t => {
	const home = await makeFolder(t);
	const trap = path.join(home, 'trap.mjs');
	await fs.writeFile(trap, noInk);
	const terminal = await openTerminal(t, {arguments: ['--simulate'], environment: {NODE_OPTIONS: `--import=${trap}`}});
	const {code} = await terminal.exit();
	t.is(code, 99);
});

test.serial('an upgrade that another program makes is followed line by line to its end', async t => {
	const bin = await openSimulation(t, ['small', '--speed', '200']);
	const home = await makeFolder(t);
	const searchPath = `${bin}:/usr/bin:/bin`;
	const child = spawn(process.execPath, [program, 'watch', '--until-upgraded', '-m', 'controller', '--agent-version', '3.6.28', '--interval', '200ms', '--timeout', '1m'], {
		cwd: home, env: freshEnvironment(home, searchPath), stdio: ['ignore', 'pipe', 'pipe'],
	});
	const ended = once(child, 'exit') as Promise<[number]>;
	let text = '';
	child.stdout.setEncoding('utf8');
	const begun = Promise.withResolvers<void>();
	child.stdout.on('data', (part: string) => {
		text += part;
		begun.resolve();
	});
	await begun.promise;
	t.regex(text, /0 of 2 agents at 3\.6\.28: 2 waiting\. Juju wants 3\.6\.4 of this model/v);
	const upgrade = spawnSync('juju', ['upgrade-controller', '-c', 'aws', '--agent-version', '3.6.28'], {encoding: 'utf8', env: freshEnvironment(home, `${bin}:${path.dirname(process.execPath)}:/usr/bin:/bin`)});
	t.is(upgrade.status, 0, upgrade.stderr);
	const [code] = await ended;
	t.is(code, 0);
	t.regex(text, /machine 0 from 3\.6\.4 to 3\.6\.28/v);
	t.regex(text, /Complete: 2 of 2 agents at 3\.6\.28/v);
});

test('the time is over: code 5, and the last line says why', async t => {
	const {status, stdout, stderr} = run(await makeFolder(t), ['watch', '--simulate', '--speed', '10', '-m', 'web', '--agent-version', '3.6.28', '--until-upgraded', '--timeout', '40s']);
	t.is(status, 5, stderr);
	t.regex(stdout.trimEnd().split('\n').at(-1) ?? '', /Not complete after 40s\. Juju still wants 3\.6\.4/v);
});

test('a controller or a model that does not exist, and a client that is missing, are code 3', async t => {
	const home = await makeFolder(t);
	for (const [words, said] of [[['--simulate', '-c', 'nowhere'], /"nowhere"/v], [['--simulate', '-m', 'wep'], /Perhaps web/v], [[], /juju/v]] as const) {
		const {status, stdout, stderr} = run(home, ['watch', ...words]);
		t.is(status, 3);
		t.is(stdout, '');
		t.regex(stderr, said);
	}
});

test('wrong use is code 2', async t => {
	const home = await makeFolder(t);
	for (const words of [['watch', '--format', 'markdown'], ['watch', 'web'], ['watch', '--timeout', '5'], ['verify', '--until-upgraded'], ['wach'], ['help', 'wach'], ['completion'], ['completion', 'csh']]) {
		t.is(run(home, words).status, 2, words.join(' '));
	}

	t.regex(run(home, ['wach']).stderr, /Perhaps watch\?/v);
	t.regex(run(home, ['help', 'watch']).stdout, /--until-upgraded/v);
	t.is(run(home, ['watch', '--help']).stdout, run(home, ['help', 'watch']).stdout);
});

test.serial('SIGINT ends it with 130 and SIGTERM with 143, without a word, also while a client is silent', async t => {
	const {executable, folder} = await createFakeClient(t, `
		import fs from 'node:fs';
		const [command] = process.argv.slice(2);
		if (command === 'version') {
			console.log('3.6.28-ubuntu-amd64');
		} else {
			fs.writeFileSync('asked', '');
			setInterval(() => undefined, 1000);
		}
	`);
	for (const [signal, expected] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
		const child = spawn(process.execPath, [program, 'watch', '--juju', executable], {cwd: folder, env: freshEnvironment(folder, '/usr/bin:/bin'), stdio: ['ignore', 'pipe', 'pipe']});
		const ended = once(child, 'exit') as Promise<[number]>;
		let errors = '';
		child.stderr.on('data', (part: Uint8Array) => {
			errors += new TextDecoder().decode(part);
		});
		while (child.exitCode === null && !existsSync(path.join(folder, 'asked'))) {
			await wait(30);
		}

		child.kill(signal);
		const [code] = await ended;
		t.is(code, expected);
		t.is(errors, '');
		await fs.rm(path.join(folder, 'asked'));
	}
});

test('a reader that goes away ends it quietly', async t => {
	const home = await makeFolder(t);
	const {stdout, stderr, status} = spawnSync('sh', ['-c', `'${process.execPath}' '${program}' watch --simulate --speed 50 --format json | head -n 1`], {
		encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 30_000,
	});
	t.is(status, 0);
	t.is(stderr, '');
	t.is(stdout.trimEnd().split('\n').length, 1);
	t.deepEqual(validateDocument('watch', stdout), []);
});

test.serial('on a terminal it shows the live tables alone, keeps nothing, and gives the terminal back', async t => {
	const terminal = await openTerminal(t, {arguments: ['watch', '--simulate']});
	await terminal.until(/▸ Watch {3}aws:controller {2}model 1 of 3/v);
	await terminal.until(/controller\/0 \* +3\.6\.4 +✔ idle/v);
	t.true(terminal.isOnAlternateScreen());
	await terminal.press('n');
	await terminal.until(/haproxy\/0/v);
	t.regex(terminal.screen().replaceAll('\n', ' '), /SIMULATION.*4 of 4 upgraded.*Watching changes nothing\. Status took.*q quit/v);
	await terminal.press('q');
	const {code} = await terminal.exit();
	t.is(code, 0);
	t.false(terminal.isOnAlternateScreen());
	t.regex(terminal.screen(), /^aws:admin\/controller: 2 of 2 agents at 3\.6\.4/v);
	t.false(existsSync(terminal.dataFolder));
});

test.serial('in its tables Ctrl-C is 130 and SIGTERM 143, also before a silent client has said anything', async t => {
	const {executable} = await createFakeClient(t, 'setInterval(() => undefined, 1000);');
	for (const [signal, expected] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
		const terminal = await openTerminal(t, {arguments: ['watch', '--juju', executable]});
		await terminal.until('for its version');
		await terminal.press(...(signal === 'SIGINT' ? ['\u{3}'] : []));
		if (signal === 'SIGTERM') {
			terminal.kill(signal);
		}

		const {code} = await terminal.exit();
		t.is(code, expected);
		t.false(terminal.isOnAlternateScreen());
	}
});

test.serial('on a terminal that cannot draw, and where a format is named, it writes lines, and Ctrl-C ends it with 130', async t => {
	for (const [words, environment, line] of [[[], {TERM: 'dumb'}, '4 of 4 agents at 3.6.4'], [['--format', 'json'], {}, '"upgraded":4']] as const) {
		const terminal = await openTerminal(t, {arguments: ['watch', '--simulate', '-m', 'web', ...words], columns: 200, environment});
		await terminal.until(line);
		t.false(terminal.written().includes('\u{1B}'));
		terminal.write('\u{3}');
		const {code} = await terminal.exit();
		t.is(code, 130);
	}
});

test.serial('a program that is told and hangs holds up the end for two seconds at most, and is ended', async t => {
	const file = path.join(await makeFolder(t), 'pid');
	const words = ['--notify', '/bin/sh', '--notify-argument=-c', '--notify-argument', `echo $$ > '${file}'; sleep 60; :`];
	const terminal = await openTerminal(t, {arguments: ['watch', '--simulate', '--speed', '50', '--until-upgraded', ...words]});
	await terminal.until(/1 of 1 complete|3 of 3 complete|agents at 3\.6\.4, complete/v);
	const begun = performance.now();
	const {code} = await terminal.exit();
	t.is(code, 0);
	t.true(performance.now() - begun < 4000);
	t.regex(terminal.screen().replaceAll(/\s+/gv, ' '), /The program of --notify had not ended when all else had, and was ended\./v);
	const pid = Number(await fs.readFile(file, 'utf8'));
	t.throws(() => process.kill(pid, 0), {code: 'ESRCH'});
});
