import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {commandDetails, optionsOf, shells} from '../../source/commands/command-details.js';
import {commandHelp, commandNames} from '../../source/commands/command-help.js';
import {completionFacts, printCompletion} from '../../source/commands/completion.js';
import {exitCodeRows} from '../../source/commands/help.js';
import {optionRows, UsageError} from '../../source/commands/options.js';
import {checks} from '../../source/domain/checks/index.js';
import {scenarios} from '../../source/simulator/scenarios/index.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

const scriptOf = (shell: string): string => {
	let text = '';
	printCompletion([shell], {
		write(part) {
			text += part;
		},
	});
	return text;
};

/** What bash offers for the last of these words. */
const offersOf = (...words: readonly string[]): readonly string[] => {
	const program = `${scriptOf('bash')}
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_juju_upgrade_wizard
printf '%s\\n' "\${COMPREPLY[@]}"`;
	const {stdout, stderr, status} = spawnSync('bash', ['--norc', '-c', program, 'bash', 'juju-upgrade-wizard', ...words], {encoding: 'utf8'});
	if (status !== 0 || stderr !== '') {
		throw new Error(stderr);
	}

	return stdout.split('\n').filter(line => line !== '');
};

const hasShell = (name: string): boolean => spawnSync(name, ['-c', 'true']).status === 0;

for (const shell of shells) {
	test(`the script for ${shell} holds every command and every option`, t => {
		const script = scriptOf(shell);
		for (const name of commandNames()) {
			t.regex(script, new RegExp(String.raw`\b${name}\b`, 'v'));
		}

		t.deepEqual(optionRows.map(({name}) => name).filter(name => !script.includes(shell === 'fish' ? ` -l ${name}` : `--${name}`)), []);
	});
}

const installed = shells.filter(name => hasShell(name));

for (const shell of installed) {
	test(`${shell} takes its script`, async t => {
		const file = path.join(await makeTemporaryFolder(t), `completion.${shell}`);
		await fs.writeFile(file, scriptOf(shell));
		const {status, stderr} = spawnSync(shell, ['-n', file], {encoding: 'utf8'});
		t.is(status, 0, stderr);
	});
}

test('bash offers commands, the options of a command, and nothing of another', t => {
	t.deepEqual(offersOf('wa'), ['watch']);
	t.deepEqual([...offersOf('')], [...commandNames()]);
	t.deepEqual(offersOf('watch', '--until'), ['--until-upgraded']);
	t.deepEqual(offersOf('verify', '--until'), []);
	t.deepEqual(offersOf('-c', 'aws', 've'), ['verify']);
	t.deepEqual(offersOf('help', 've'), ['verify']);
	t.deepEqual(offersOf('completion', ''), [...shells]);
});

test('bash offers what an option takes, by the command that it stands in', t => {
	t.deepEqual(offersOf('watch', '--format', ''), ['text', 'json']);
	t.deepEqual(offersOf('plan', '--format', 'sh'), ['shell']);
	t.deepEqual(offersOf('plan', '--format', '=', 'sh'), ['shell']);
	t.deepEqual(offersOf('check', '--simulate', 'prod'), ['production']);
	t.deepEqual(offersOf('check', '--simulate', '').toSorted(), scenarios.map(({name}) => name).toSorted());
	t.deepEqual(offersOf('check', '--ignore-check', 'backup'), checks.map(({id}) => id).filter(id => id.startsWith('backup')));
	t.deepEqual(offersOf('check', '--agent-stream', 'd'), ['devel']);
	t.true(offersOf('simulate', 'small4').every(name => name.startsWith('small4')));
	t.deepEqual(offersOf('check', '-c', ''), []);
});

test('bash offers files where a file is wanted, also those with a blank', async t => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'my status.json'), '');
	t.deepEqual(offersOf('diagnose', '--status-file', `${folder}/my`), [`${folder}/my status.json`]);
});

test('a shell that it is not written for is wrong use', t => {
	for (const words of [[], ['csh'], ['bash', 'zsh']]) {
		t.throws(() => printCompletion(words, {write: () => undefined}), {instanceOf: UsageError, message: /completion/v});
	}
});

test('words that go into scripts hold nothing that a shell would read otherwise', t => {
	const {commands, wizard} = completionFacts();
	for (const {name, options, words} of [{name: 'wizard', options: wizard, words: []}, ...commands]) {
		const all = [name, ...words, ...options.flatMap(option => [option.name, ...(option.value.kind === 'words' ? option.value.words : [])])];
		t.deepEqual(all.filter(word => !/^[\-.0-9A-Za-z]+$/v.test(word)), []);
	}
});

test('every command has details that the tables of the command line know', t => {
	const names = new Set(optionRows.map(({name}) => name));
	const codes = new Set(exitCodeRows.map(([code]) => code));
	for (const name of commandNames()) {
		const details = commandDetails[name];
		t.truthy(details, `${name} needs an entry in command-details.ts`);
		t.deepEqual(details?.options.filter(option => !names.has(option)), [], name);
		t.deepEqual(details?.exitCodes.filter(code => !codes.has(code)), [], name);
		t.true((details?.examples.length ?? 0) > 0);
		t.true(details?.examples.every(example => example.split(' ', 1)[0] === name));
	}
});

test('help of a command has its usage, its options and no other\'s, exit codes and an example', t => {
	const help = commandHelp('watch');
	t.regex(help, /Usage: juju-upgrade-wizard watch \[OPTIONS\]/v);
	t.regex(help, /--until-upgraded +End when/v);
	t.false(help.includes('--status-file'));
	t.false(help.includes('--channel'));
	t.regex(help, /Exit codes\n {2}0 /v);
	t.regex(help, /Examples\n {2}juju-upgrade-wizard watch /v);
	t.true(commandHelp('charm').includes('--channel'));
	t.deepEqual(commandNames().flatMap(name => commandHelp(name).split('\n')).filter(line => line.length > 120), []);
	t.true(optionsOf(undefined).every(({name}) => name !== 'until-upgraded'));
});

test('help of a command that does not exist names those that are close', t => {
	const error = t.throws(() => commandHelp('verfy'), {instanceOf: UsageError});
	t.regex(error.advice, /Perhaps verify\?/v);
	t.throws(() => commandHelp('(none)'), {instanceOf: UsageError});
	t.throws(() => commandHelp('constructor'), {instanceOf: UsageError});
});
