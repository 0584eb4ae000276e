import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {parseOptions} from '../../source/commands/options.js';
import {printPaths} from '../../source/commands/paths.js';

const linesOf = (...arguments_: readonly string[]): {readonly code: number; readonly lines: readonly string[]} => {
	let text = '';
	const code = printPaths(parseOptions(['paths', ...arguments_]), {
		write(part) {
			text += part;
		},
	});
	return {code, lines: text.split('\n')};
};

test('each place is a line of its own: its name, a tab, its path', t => {
	const {code, lines} = linesOf();
	t.is(code, 0);
	t.is(lines.at(-1), '');
	t.deepEqual(lines.slice(0, -1).map(line => line.split('\t', 1)[0]), ['runs', 'backups', 'locks', 'preferences']);
	t.true(lines.slice(0, -1).every(line => path.isAbsolute(line.split('\t', 2)[1] ?? '')));
	t.true(lines.includes(`backups\t${path.join(os.homedir(), 'juju-backups')}`) || process.env['JUJU_UPGRADE_WIZARD_DATA_DIRECTORY'] !== undefined);
});

test('another place for data is shown as it will be used', t => {
	t.true(linesOf('--data-directory', '/srv/data').lines.includes('runs\t/srv/data/runs'));
	t.true(linesOf('--data-directory', 'data').lines.includes(`runs\t${path.resolve('data', 'runs')}`));
});
