import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
} from '../_helpers/open-terminal.js';
import {validateDocument} from '../_helpers/validate-document.js';

const run = (home: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}) => spawnSync(process.execPath, [program, ...words], {
	encoding: 'utf8', env: {...freshEnvironment(home, '/usr/bin:/bin'), ...environment}, cwd: home, timeout: 30_000,
});

test.serial('a variable that cannot be is wrong use, for every command that reads it', async t => {
	const home = await makeFolder(t);
	for (const [name, value] of [['JUJU_UPGRADE_WIZARD_INTERVAL', 'soon'], ['JUJU_UPGRADE_WIZARD_ASCII', 'maybe'], ['JUJU_UPGRADE_WIZARD_COLOR', 'red']] as const) {
		const {status, stdout, stderr} = run(home, ['check', '--simulate'], {[name]: value});
		t.is(status, 2);
		t.is(stdout, '');
		t.true(stderr.includes(`"${value}" in ${name}`), stderr);
	}
});

test.serial('a broken configuration file is set aside with a message, and nothing else is lost', async t => {
	const home = await makeFolder(t);
	const {stdout: paths} = run(home, ['paths', '--format', 'json']);
	t.deepEqual(validateDocument('paths', paths), []);
	const {preferences: file} = JSON.parse(paths) as {readonly preferences: string};
	await fs.mkdir(path.dirname(file), {recursive: true});
	await fs.writeFile(file, '{"interval": ');
	const {status, stdout, stderr} = run(home, ['plan', '--simulate', '--format', 'json']);
	t.is(status, 0);
	t.deepEqual(validateDocument('plan', stdout), []);
	t.true(stderr.includes(`They were moved to ${file}.broken.`), stderr);
	t.is(await fs.readFile(`${file}.broken`, 'utf8'), '{"interval": ');
	t.is(run(home, ['plan', '--simulate']).stderr, '');
});

test.serial('a variable chooses the client, the command line another one', async t => {
	const home = await makeFolder(t);
	const [preset, given] = [path.join(home, 'preset'), path.join(home, 'given')];
	await Promise.all([preset, given].map(async file => fs.writeFile(file, '#!/bin/sh\n: >"$0.used"\nexit 1\n', {mode: 0o700})));
	const usedOnes = async (): Promise<readonly string[]> => {
		const names = await fs.readdir(home);
		return names.filter(name => name.endsWith('.used')).toSorted();
	};

	const first = run(home, ['check'], {JUJU_UPGRADE_WIZARD_JUJU: preset});
	t.is(first.status, 3);
	t.deepEqual(await usedOnes(), ['preset.used']);
	await fs.rm(`${preset}.used`);
	const second = run(home, ['check', '--juju', given], {JUJU_UPGRADE_WIZARD_JUJU: preset});
	t.is(second.status, 3);
	t.deepEqual(await usedOnes(), ['given.used']);
});

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
	// What reads the file comes with listeners of its own, which ended the program at once.
	test.serial(`with a configuration file, too, ${signal} ends the wizard in order`, async t => {
		const folder = await makeFolder(t);
		await fs.mkdir(path.join(folder, 'juju-upgrade-wizard'));
		await fs.writeFile(path.join(folder, 'juju-upgrade-wizard', 'preferences.json'), '{"interval": "2s"}');
		const terminal = await openTerminal(t, {arguments: ['--simulate', 'small'], environment: {XDG_CONFIG_HOME: folder}});
		await terminal.until(/aws\s+3\.6\.4/v);
		terminal.kill(signal);
		const {code} = await terminal.exit();
		t.is(code, signal === 'SIGTERM' ? 143 : 129);
		t.true(terminal.screen().includes(`Ended by ${signal}.`), terminal.screen());
	});
}
