import fs from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {runCharm} from '../../source/commands/charm.js';
import {dispatchCommand} from '../../source/commands/dispatch.js';
import {parseOptions, UsageError} from '../../source/commands/options.js';
import {StorageError} from '../../source/storage/storage-error.js';
import {makeTemporaryFolder} from '../_helpers/temporary-folder.js';

/** Runs `charm` as the command line would. Without a terminal, what is right up to there ends with that there is none. */
const run = async (...words: readonly string[]): Promise<number> => {
	const options = parseOptions(words);
	return runCharm({...options, simulate: 'charms'}, options.positionals, '0.1.0');
};

const isTwoSentences = ({message, advice}: UsageError | StorageError): boolean => [message, advice].every(text => /^\S[^\n]*[.?]$/v.test(text) && text.length > 10);

const wrong: ReadonlyArray<readonly [name: string, words: readonly string[], expected: RegExp]> = [
	['no application', [], /needs the name of an application/v],
	['two applications', ['mysql', 'postgresql'], /one application; postgresql is too much/v],
	['a name in capitals', ['MySQL'], /"MySQL" is no name/v],
	['a unit in place of an application', ['mysql/0'], /"mysql\/0" is no name/v],
	['an empty name', [''], /"" is no name/v],
	['a name that would be an option', ['--', '-m'], /"-m" is no name/v],
	['a switch and a revision', ['mysql', '--switch', 'ch:percona-server', '--revision', '41'], /either a revision or another charm/v],
	['a path and a revision', ['mysql', '--path', '/tmp', '--revision', '41'], /either the path of a charm or a revision/v],
	['a path and a switch', ['mysql', '--path', '/tmp', '--switch', 'ch:percona-server'], /either the path of a charm or another charm/v],
	['a path and a channel', ['mysql', '--path', '/tmp', '--channel', '8.0/stable'], /--path and --channel do not go together/v],
	['a path and a repository', ['mysql', '--path', '/tmp', '--repository', '/tmp'], /--repository and --path do not go together/v],
	['a channel that is none', ['mysql', '--channel', '8.0/stable/a/b'], /no channel of a charm/v],
	['a revision that is none', ['mysql', '--revision', 'newest'], /"newest" is no revision/v],
	['a charm that is none', ['mysql', '--switch', 'My Charm'], /"My Charm" is no charm/v],
	['a base that is none', ['mysql', '--base', 'jammy'], /"jammy" is no base/v],
	['storage that is none', ['mysql', '--storage', 'data=10 G'], /is no storage/v],
	['a binding that is none', ['mysql', '--bind', 'a=b=c'], /binds nothing/v],
	['a setting that would read a file', ['mysql', '--config', 'password=@secrets.txt'], /would read a file for the value of password/v],
	['a version of Juju', ['mysql', '--agent-version', '3.6.28'], /takes no --agent-version/v],
	['a stream of Juju', ['mysql', '--agent-stream', 'proposed'], /takes no --agent-stream/v],
	['a check to be ignored', ['mysql', '--ignore-check', 'copies-made'], /takes no --ignore-check/v],
	['a folder of charms that is not there', ['mysql', '--repository', '/nowhere/at/all'], /no folder \/nowhere\/at\/all/v],
];

for (const [name, words, expected] of wrong) {
	test(`${name}: wrong use, said in two sentences`, async t => {
		const error = await t.throwsAsync(run(...words), {instanceOf: UsageError, message: expected});
		t.true(error !== undefined && isTwoSentences(error), `${error?.message} ${error?.advice}`);
		t.false(error?.message.includes('terminal'), 'found before anything is shown');
	});
}

test('what can be ordered is looked at no further without a terminal', async t => {
	const folder = await makeTemporaryFolder(t);
	await fs.writeFile(path.join(folder, 'settings.yaml'), 'mysql:\n  cluster-name: shop\n');
	await fs.writeFile(path.join(folder, 'metadata.yaml'), 'name: mysql\nsummary: A database\n');
	for (const words of [['mysql'], ['mysql', '--channel', '8.0/stable', '--revision', '196'], ['mysql', '--config', path.join(folder, 'settings.yaml')], ['mysql', '--path', folder]]) {
		const error = await t.throwsAsync(run(...words), {instanceOf: UsageError}, words.join(' '));
		t.regex(error?.message ?? '', /needs a terminal/v, words.join(' '));
	}
});

test('a file with settings that is not what it shall be is told with what it is; code 2', async t => {
	const folder = await makeTemporaryFolder(t);
	const large = path.join(folder, 'large.yaml');
	const handle = await fs.open(large, 'w');
	await handle.truncate(50_000_000);
	await handle.close();
	const cases: ReadonlyArray<readonly [content: string | undefined, expected: RegExp]> = [
		[undefined, /There is no file/v],
		['', /is empty/v],
		['# nothing but a comment\n', /is empty/v],
		['a: [1\nb: }', /is not YAML/v],
		['- one\n- two\n', /top level is a list/v],
		['postgresql:\n  profile: testing\n', /settings of postgresql, and none of mysql/v],
	];
	for (const [index, [content, expected]] of cases.entries()) {
		const file = path.join(folder, `settings-${index}.yaml`);
		if (content !== undefined) {
			await fs.writeFile(file, content);
		}

		const error = await t.throwsAsync(run('mysql', '--config', file), {instanceOf: StorageError, message: expected});
		t.is(error?.exitCode, 2);
		t.true(error !== undefined && isTwoSentences(error), `${error?.message} ${error?.advice}`);
	}

	const tooLarge = await t.throwsAsync(run('mysql', '--config', large), {instanceOf: StorageError, message: /large; settings are some kilobytes/v});
	const noFile = await t.throwsAsync(run('mysql', '--config', folder), {instanceOf: StorageError, message: /is no file/v});
	t.deepEqual([tooLarge?.exitCode, noFile?.exitCode], [2, 2]);
});

test('a path without a charm is told; code 2', async t => {
	const folder = await makeTemporaryFolder(t);
	const file = path.join(folder, 'note.txt');
	await fs.writeFile(file, 'no charm\n');
	for (const [words, expected] of [
		[['--path', folder], /no charm at .*: it has no metadata\.yaml/v],
		[['--path', path.join(folder, 'gone')], /no charm at .*: there is nothing/v],
		[['--path', file], /neither a folder with a charm nor an archive/v],
		[['--switch', path.join(folder, 'gone.charm')], /no charm at .*: there is nothing/v],
	] as const) {
		const error = await t.throwsAsync(run('mysql', ...words), {instanceOf: StorageError, message: expected});
		t.is(error?.exitCode, 2);
		t.true(error !== undefined && isTwoSentences(error), `${error?.message} ${error?.advice}`);
	}
});

test('what charm alone takes belongs to no other command', async t => {
	for (const name of [[], ['check'], ['plan'], ['diagnose'], ['paths'], ['simulate']]) {
		for (const [option, ...value] of [['channel', '8.0/stable'], ['revision', '3'], ['switch', 'ch:mysql'], ['config', 'a.yaml'], ['force-units'], ['trust']] as const) {
			const error = await t.throwsAsync(dispatchCommand([...name, `--${option}`, ...value], '0.1.0'), {instanceOf: UsageError});
			t.is(error?.message, `${name[0] ?? 'The wizard'} takes no --${option}.`);
			t.is(error?.advice, 'It belongs to charm.');
		}
	}
});

test('charm takes nothing that is about results and files of other commands', async t => {
	for (const words of [['--format', 'json'], ['-o', 'x'], ['--status-file', 'x']]) {
		await t.throwsAsync(dispatchCommand(['charm', 'mysql', ...words], '0.1.0'), {instanceOf: UsageError, message: /^charm takes no --/v});
	}
});
