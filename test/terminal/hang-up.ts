import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import pty from '@lydell/node-pty';
import test from 'ava';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';

const readWhenThere = async (file: string): Promise<string> => {
	for (let round = 0; round < 400; round++) {
		try {
			const text = await fs.readFile(file, 'utf8');
			if (text.endsWith('\n')) {
				return text.trim();
			}
		} catch {
			// Not there yet.
		}

		await wait(25);
	}

	throw new Error(`${file} was never written.`);
};

test.serial('a terminal that is closed ends the program with 129, and the run is written down', async t => {
	const home = await makeFolder(t);
	const file = path.join(home, 'code');
	const script = path.join(home, 'run.sh');
	// The shell outlives its terminal to tell how the program ended.
	await fs.writeFile(script, `trap : HUP\n"${process.execPath}" "${program}" --simulate small\necho $? > "${file}"\n`);
	const child = pty.spawn('/bin/sh', [script], {
		cols: 80, rows: 24, cwd: home, env: freshEnvironment(home, '/usr/bin:/bin'),
	});
	const {promise: shown, resolve} = Promise.withResolvers<void>();
	let written = '';
	child.onData(data => {
		written += data;
		if (written.includes('3.6.4')) {
			resolve();
		}
	});
	await shown;
	(child as unknown as {destroy(): void}).destroy();
	t.is(await readWhenThere(file), '129');
	const runs = path.join(home, '.local', 'state', 'juju-upgrade-wizard', 'runs');
	const [run = ''] = await fs.readdir(runs);
	t.regex(await fs.readFile(path.join(runs, run, 'journal.jsonl'), 'utf8'), /"code":129/v);
});
