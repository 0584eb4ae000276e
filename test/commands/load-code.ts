import fs from 'node:fs';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import test from 'ava';
import {codeFolder, loadCode, readCode} from '../../source/commands/load-code.js';
import {freshEnvironment, makeFolder, program} from '../_helpers/open-terminal.js';

test('gives back what the code gives back', async t => {
	t.deepEqual(await loadCode({code: 'const one = await Promise.resolve(1); return {one};', id: 'test', folder: undefined}), {one: 1});
});

test('the text of the program lies beside its first file, of the same release', async t => {
	const folder = await makeFolder(t);
	const refusal = {message: /missing or of another release/v};
	t.throws(() => readCode(folder, 'abc'), refusal);
	fs.writeFileSync(path.join(folder, 'program.txt'), 'abd\nreturn {};');
	const error = t.throws(() => readCode(folder, 'abc'), refusal);
	t.like(error, {advice: 'Install juju-upgrade-wizard again.', exitCode: 1});
	t.is(readCode(folder, 'abd'), 'return {};');
});

test('a fault in the code is a fault of who loads it', async t => {
	await t.throwsAsync(async () => loadCode({code: 'throw new Error("broken");', id: 'test', folder: undefined}), {message: 'broken'});
});

test('compiled code lies in the user\'s cache, and only the wizard asks for it', t => {
	t.is(codeFolder([], {XDG_CACHE_HOME: '/home/kim/cache'}), '/home/kim/cache/juju-upgrade-wizard');
	t.true(codeFolder(['--simulate'], {XDG_CACHE_HOME: 'relative'})?.endsWith(path.join('.cache', 'juju-upgrade-wizard')));
	t.is(codeFolder(['simulate', 'small'], {XDG_CACHE_HOME: '/home/kim/cache'}), undefined);
	t.is(codeFolder(['--help'], {XDG_CACHE_HOME: '/home/kim/cache'}), undefined);
	t.is(codeFolder(['train', 'parts'], {XDG_CACHE_HOME: '/home/kim/cache'}), '/home/kim/cache/juju-upgrade-wizard');
	t.is(codeFolder(['train', '--list'], {XDG_CACHE_HOME: '/home/kim/cache'}), undefined);
	t.is(codeFolder(['watch', '-m', 'web'], {XDG_CACHE_HOME: '/home/kim/cache'}, true), '/home/kim/cache/juju-upgrade-wizard');
	t.is(codeFolder(['watch', '-m', 'web'], {XDG_CACHE_HOME: '/home/kim/cache'}), undefined);
	for (const word of ['--plain', '--format=json', '-o', '--output', '--help']) {
		t.is(codeFolder(['watch', word], {XDG_CACHE_HOME: '/home/kim/cache'}, true), undefined, `It would be kept: ${word}`);
	}
});

test('what is kept is the user\'s own, and a damaged or foreign file is passed over', async t => {
	const home = await makeFolder(t);
	const folder = path.join(home, '.cache', 'juju-upgrade-wizard');
	const run = () => spawnSync(process.execPath, [program, '--agent-version', '3.6'], {encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin')});
	t.is(run().status, 2);
	const [name = ''] = fs.readdirSync(folder);
	const file = path.join(folder, name);
	t.is(fs.statSync(file).mode % 0o1000, 0o600);
	const kept = fs.readFileSync(file);
	t.is(run().status, 2);
	t.deepEqual(fs.readFileSync(file), kept);

	const damaged = kept.map((byte, index) => index === 5000 ? 255 - byte : byte);
	fs.writeFileSync(file, damaged);
	t.regex(run().stderr, /3\.6/v);
	t.notDeepEqual(fs.readFileSync(file), damaged);

	fs.chmodSync(file, 0o666);
	fs.writeFileSync(file, damaged);
	t.is(run().status, 2);
	t.is(fs.statSync(file).mode % 0o1000, 0o600);
});

test('a home that cannot be written to stops nothing', async t => {
	const home = path.join(await makeFolder(t), 'file');
	fs.writeFileSync(home, '');
	const {status, stderr} = spawnSync(process.execPath, [program, '--agent-version', '3.6'], {encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin')});
	t.is(status, 2);
	t.is(stderr.trimEnd().split('\n').length, 2);
});
