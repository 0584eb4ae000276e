import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {parseOptions, UsageError} from '../../source/commands/options.js';
import {runPaths} from '../../source/commands/paths.js';
import {validateDocument} from '../_helpers/validate-document.js';

const textOf = async (...arguments_: readonly string[]): Promise<string> => {
	let text = '';
	const {positionals, ...options} = parseOptions(arguments_);
	await runPaths({...options, positionals}, positionals, {
		stdout: {
			write(part) {
				text += part;
			},
		},
		stderr: {write: () => undefined},
	});
	return text;
};

test('each place is a line of its own: its name, a tab, its path', async t => {
	const text = await textOf();
	const lines = text.split('\n');
	t.is(lines.at(-1), '');
	t.deepEqual(lines.slice(0, -1).map(line => line.split('\t', 1)[0]), ['runs', 'backups', 'locks', 'preferences', 'training', 'cache']);
	t.true(lines.slice(0, -1).every(line => path.isAbsolute(line.split('\t', 2)[1] ?? '')));
	t.true(lines.includes(`backups\t${path.join(os.homedir(), 'juju-backups')}`) || process.env['JUJU_UPGRADE_WIZARD_DATA_DIRECTORY'] !== undefined);
});

test('another place for data is shown as it will be used', async t => {
	const absolute = await textOf('--data-directory', '/srv/data');
	t.true(absolute.includes('runs\t/srv/data/runs\n'));
	const relative = await textOf('--data-directory', 'data');
	t.true(relative.includes(`runs\t${path.resolve('data', 'runs')}\n`));
});

test('the document has the same places', async t => {
	const text = await textOf('--format', 'json', '--data-directory', '/srv/data');
	t.deepEqual(validateDocument('paths', text), []);
	t.like(JSON.parse(text), {schema: 'juju-upgrade-wizard/paths/1', runs: '/srv/data/runs', backups: '/srv/data/backups'});
});

test('words behind it are refused', async t => {
	await t.throwsAsync(textOf('runs'), {instanceOf: UsageError});
});
