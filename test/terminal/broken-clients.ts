import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {makeFolder, openTerminal} from '../_helpers/open-terminal.js';

/** A `juju` that answers each command as its part of the script says. */
const writeClient = async (t: ExecutionContext, cases: string): Promise<string> => {
	const folder = await makeFolder(t);
	await fs.writeFile(path.join(folder, 'juju'), `#!/bin/sh\ncase "$1" in\n${cases}\nesac\n`, {mode: 0o755});
	return folder;
};

const version = 'version) echo 3.6.28-ubuntu-amd64;;';
const printJson = (value: unknown): string => `printf '%s' '${JSON.stringify(value)}'`;
const controllers = `controllers) ${printJson({
	controllers: {
		aws: {
			user: 'admin', access: 'superuser', 'recent-server': '10.0.0.5:17070', cloud: 'aws', 'agent-version': '3.6.4', 'controller-uuid': 'u', 'api-endpoints': [],
		},
	},
	'current-controller': 'aws',
})};;`;

const readPid = async (file: string): Promise<number> => {
	for (let round = 0; round < 400; round++) {
		try {
			const text = await fs.readFile(file, 'utf8');
			if (text.endsWith('\n')) {
				return Number(text);
			}
		} catch {
			// Not there yet.
		}

		await wait(25);
	}

	throw new Error(`${file} was never written.`);
};

const quit = async (terminal: Awaited<ReturnType<typeof openTerminal>>, code: number, t: ExecutionContext): Promise<void> => {
	await terminal.press('q');
	const ended = await terminal.exit();
	t.is(ended.code, code);
	t.false(terminal.isOnAlternateScreen());
	t.true(terminal.written().includes('\u{1B}[?25h'), 'the cursor is back');
};

test.serial('without a juju on PATH the wizard says so and offers the simulator', async t => {
	const terminal = await openTerminal(t);
	await terminal.until(/juju/v);
	await terminal.until(/[Ss]imulator/v);
	await quit(terminal, 3, t);
});

test.serial('from there Enter starts the simulator', async t => {
	const terminal = await openTerminal(t);
	await terminal.until(/[Ss]imulator/v);
	await terminal.press('\r');
	await terminal.until('SIMULATION');
	await terminal.until('3.6.4');
	await quit(terminal, 4, t);
});

test.serial('a juju that is something else is no client', async t => {
	const terminal = await openTerminal(t, {searchPath: await writeClient(t, '*) echo hello;;')});
	await terminal.until(/[Ss]imulator/v);
	await quit(terminal, 3, t);
});

test.serial('a client that answers {} with exit code 1 is shown with its own words', async t => {
	const terminal = await openTerminal(t, {searchPath: await writeClient(t, `${version}\n${controllers}\n*) echo '{}'; echo 'ERROR opening API connection: cannot reach it' >&2; exit 1;;`)});
	await terminal.until('aws');
	await terminal.until(/did not answer|no answer|not reach/iv);
	await terminal.press('\r');
	await terminal.until(/did not answer/v);
	await quit(terminal, 4, t);
});

test.serial('half a JSON is unreadable, not fatal', async t => {
	const terminal = await openTerminal(t, {searchPath: await writeClient(t, `${version}\n*) printf '%s' '{"controllers":{"aws":{"user":"adm';;`)});
	await terminal.until(/breaks off in the middle/v);
	await quit(terminal, 4, t);
});

test.serial('escape sequences of a client never reach the terminal', async t => {
	const evil = String.raw`controllers) printf '%s' '{"controllers":{"a\u001b]0;owned\u0007\u001b[31mws":{"user":"\u001b[2Jroot","agent-version":"3.6.4"}},"current-controller":""}';;`;
	const terminal = await openTerminal(t, {searchPath: await writeClient(t, `${version}\n${evil}\n*) echo 'ERROR \u{1B}]0;owned\u{7} no' >&2; exit 1;;`)});
	await terminal.until('3.6.4');
	await quit(terminal, 4, t);
	t.false(terminal.written().includes('\u{1B}]0;owned'));
	t.false(terminal.written().includes('\u{1B}[2Jroot'));
});

test.serial('a client that hangs is waited for with a clock, and leaves no child behind', async t => {
	const folder = await writeClient(t, `${version}\n*) echo $$ > "$(dirname "$0")/pid"; exec sleep 1000;;`);
	const terminal = await openTerminal(t, {searchPath: folder});
	await terminal.until(/Asking|asked|looking|Looking/v);
	const child = await readPid(path.join(folder, 'pid'));
	await quit(terminal, 4, t);
	t.throws(() => process.kill(child, 0), {code: 'ESRCH'});
});

test.serial('fifty megabytes of JSON do not end the program', async t => {
	const flood = [
		'controllers) printf \'{"controllers":{"aws":{"agent-version":"3.6.4","padding":"\'',
		String.raw`head -c 50000000 /dev/zero | tr '\0' x`,
		'printf \'"}},"current-controller":"aws"}\';;',
	].join('; ');
	const terminal = await openTerminal(t, {searchPath: await writeClient(t, `${version}\n${flood}\n*) exit 1;;`)});
	await terminal.until('3.6.4');
	await quit(terminal, 4, t);
});

test.serial('a client that vanishes in mid-run is said to be gone', async t => {
	const folder = await writeClient(t, `${version}\n${controllers}\n*) rm -f "$0"; exit 1;;`);
	const terminal = await openTerminal(t, {searchPath: folder});
	await terminal.until('aws');
	await terminal.until(/did not answer|no answer/iv);
	await terminal.press('r');
	await terminal.until(/juju/v);
	await quit(terminal, 4, t);
});
