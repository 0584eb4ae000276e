import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {commandNames} from '../../source/commands/command-help.js';
import {environmentRows, exitCodeRows} from '../../source/commands/help.js';
import {escapeRoff, manualPage} from '../../source/commands/manual-page.js';
import {optionRows} from '../../source/commands/options.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const page = manualPage('1.2.3');
const lines = page.split('\n');

test('the manual page has its parts in the order that is usual', t => {
	t.true(page.includes(String.raw`.TH "JUJU\-UPGRADE\-WIZARD" 1 "" "juju\-upgrade\-wizard 1.2.3" "User Commands"`));
	t.deepEqual(
		lines.filter(line => line.startsWith('.SH ')).map(line => line.slice('.SH "'.length, -1)),
		['Name', 'Synopsis', 'Description', 'Commands', 'Options', 'Environment', 'Files', 'Exit status', 'Examples', 'See also'],
	);
});

test('it holds every command, option, variable and exit code', t => {
	for (const name of commandNames()) {
		t.true(lines.some(line => line === `.SS "${name}"` || line.startsWith(`.SS "${name} `)), name);
	}

	for (const {name} of optionRows) {
		t.true(page.includes(String.raw`\fB\-\-${escapeRoff(name)}\fR`), name);
	}

	for (const [name] of [...environmentRows, ...exitCodeRows]) {
		t.true(lines.includes(String.raw`\fB${escapeRoff(String(name))}\fR`), String(name));
	}
});

test('only macros of man begin with a dot, and no text becomes one', t => {
	const macros = new Set(lines.filter(line => line.startsWith('.')).map(line => line.split(' ', 1)[0] ?? ''));
	const known = new Set([String.raw`.\"`, '.ad', '.fi', '.nf', '.nh', '.PP', '.SH', '.SS', '.TH', '.TP']);
	t.deepEqual([...macros].filter(macro => !known.has(macro)), []);
	t.is(macros.size, known.size);
	t.is(escapeRoff('.PP\n\'x\na-b\\c'), '\\&.PP\n\\&\'x\na\\-b\\ec');
	t.deepEqual([...page].filter(character => (character.codePointAt(0) ?? 0) > 0x7E), [], 'no character that a locale without UTF-8 lacks');
	t.deepEqual(lines.slice(0, -1).filter(line => line === ''), []);
});

const hasMan = spawnSync('man', ['--version']).status === 0;

test('man takes it without a warning, where there is man', async t => {
	const file = path.join(await makeTemporaryFolder(t), 'page.1');
	await fs.writeFile(file, page);
	const {status, stdout, stderr} = hasMan
		? spawnSync('man', ['--warnings', '--local-file', file], {encoding: 'utf8', env: {PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', MANWIDTH: '80'}})
		: {status: 0, stdout: 'juju-upgrade-wizard - leads', stderr: ''};
	t.is(status, 0);
	t.is(stderr, '');
	t.regex(stdout, /juju-upgrade-wizard - leads/v);
});
