import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {askProgram, attachProgram} from '../../source/juju/host-program.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const write = async (file: string, body: string): Promise<string> => {
	await fs.writeFile(file, `#!/bin/sh\n${body}\n`, {mode: 0o755});
	return file;
};

test('a program is asked with its arguments as they are, and answers harmlessly', async t => {
	const folder = await makeTemporaryFolder(t);
	const executable = await write(path.join(folder, 'asked'), String.raw`printf '%s|' "$@"; printf '\033[31mred\007 password=hunter2secret'`);
	const answer = await askProgram({
		executable, arguments: ['a b', '$(touch owned)'], timeLimit: 5000, environment: {PATH: '/usr/bin:/bin'},
	});
	t.is(answer, 'a b|$(touch owned)|red␇ password=••••');
});

test('a program that fails, hangs or is not there answers nothing', async t => {
	const folder = await makeTemporaryFolder(t);
	const ask = async (body: string) => askProgram({
		executable: await write(path.join(folder, 'asked'), body), arguments: [], timeLimit: 300, environment: {PATH: '/usr/bin:/bin'},
	});
	t.is(await ask('echo half; exit 1'), undefined);
	t.is(await ask('echo half; sleep 60'), undefined);
	t.is(await askProgram({
		executable: path.join(folder, 'nothing'), arguments: [], timeLimit: 300, environment: {},
	}), undefined);
});

test('a program that gets the terminal is found on PATH, and its exit code is told', async t => {
	const folder = await makeTemporaryFolder(t);
	await write(path.join(folder, 'sudo'), `echo "$*" > '${folder}/words'; exit 3`);
	const {signal} = new AbortController();
	const environment = {PATH: `${folder}:/usr/bin:/bin`};
	t.is(await attachProgram(['sudo', 'snap', 'refresh', 'juju'], {environment, signal}), 3);
	t.is(await fs.readFile(path.join(folder, 'words'), 'utf8'), 'snap refresh juju\n');
	await t.throwsAsync(attachProgram(['sudo-that-is-not-there'], {environment, signal}), {message: 'There is no sudo-that-is-not-there on PATH.'});
});
