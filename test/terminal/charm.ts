import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test, {type ExecutionContext} from 'ava';
import {openSimulation} from '../_helpers/open-simulation.js';
import {
	freshEnvironment,
	makeFolder,
	openTerminal,
	program,
	type OpenTerminal,
} from '../_helpers/open-terminal.js';

const enter = '\r';

type Entry = {readonly kind: string; readonly command?: readonly string[]};

const runFolder = async (dataFolder: string): Promise<string> => {
	const [run = ''] = await fs.readdir(path.join(dataFolder, 'runs'));
	return path.join(dataFolder, 'runs', run);
};

/** Lines of all commands that changed something, as the journal has them. */
const changes = async (dataFolder: string): Promise<readonly string[]> => {
	const text = await fs.readFile(path.join(await runFolder(dataFolder), 'journal.jsonl'), 'utf8');
	return text.trim().split('\n').map(line => JSON.parse(line) as Entry).filter(({kind}) => kind === 'command-starting').map(({command = []}) => command.join(' '));
};

/** The program has ended by itself, and given the terminal back. */
const seeEnd = async (t: ExecutionContext, terminal: OpenTerminal, code: number): Promise<void> => {
	const ended = await terminal.exit();
	t.is(ended.code, code);
	t.false(terminal.isOnAlternateScreen());
	t.true(terminal.written().includes('\u{1B}[?25h') || !terminal.written().includes('\u{1B}[?25l'), 'the cursor is back');
	t.false(terminal.screen().includes('\n    at '));
};

const simulate = async (t: ExecutionContext, ...words: readonly string[]): Promise<OpenTerminal> =>
	openTerminal(t, {arguments: ['charm', ...words, '--speed', '30']});

/** From the order form, or the review, to the question about the first order. */
const ask = async (terminal: OpenTerminal, application: string, from: 'order' | 'review' = 'order'): Promise<void> => {
	if (from === 'order') {
		await terminal.until(`What shall ${application} become?`);
		await terminal.press('n');
	}

	await terminal.until(/n shows the plan\./v);
	await terminal.press('n');
	await terminal.until('n starts with the first');
	await terminal.press('n');
	await terminal.until('Enter shows the question.');
	await terminal.press(enter);
	await terminal.until(`Change the charm of ${application}?`);
};

/** Answers the question that is on the screen. */
const sayYes = async (terminal: OpenTerminal): Promise<void> => {
	await terminal.until('▸ No');
	await terminal.press('y');
	await terminal.until('▸ Yes');
	await terminal.press(enter);
};

const leaves = async (t: ExecutionContext, terminal: OpenTerminal, code: number): Promise<void> => {
	await terminal.press('q');
	await terminal.until('Leave the wizard?');
	await sayYes(terminal);
	await seeEnd(t, terminal, code);
};

test.serial('one charm, by keys alone, to its end: code 0, and what became of its settings was told before and after', async t => {
	const terminal = await simulate(t, 'postgresql', '--simulate', 'charms');
	await ask(terminal, 'postgresql');
	t.regex(terminal.screen(), /juju refresh -m aws:admin\/shop --no-browser-login postgresql/v);
	t.regex(terminal.screen(), /are lost: backup-retention,\s+experimental-replication/v);
	t.regex(terminal.screen(), /▸ No/v);
	await sayYes(terminal);
	await terminal.until('postgresql is upgraded.', 60_000);
	await terminal.until(/as foretold {3}revision +288 +363/v);
	await terminal.press(enter);
	await terminal.until('Enter ends the wizard.');
	await terminal.press(enter);
	await seeEnd(t, terminal, 0);
	t.regex(terminal.screen(), /postgresql: upgraded/v);
	t.deepEqual(await changes(terminal.dataFolder), ['juju refresh -m aws:admin/shop --no-browser-login postgresql']);
});

test.serial('declined at the question: code 4, and nothing was sent', async t => {
	const terminal = await simulate(t, 'redis', '--simulate', 'charms');
	await ask(terminal, 'redis');
	await terminal.press(enter);
	await leaves(t, terminal, 4);
	t.regex(terminal.screen(), /No charm was changed/v);
	t.deepEqual(await changes(terminal.dataFolder), []);
});

test.serial('a unit whose hook fails is shown with what helps; left like that: code 6', async t => {
	const terminal = await simulate(t, 'rabbitmq', '--simulate', 'charms');
	await ask(terminal, 'rabbitmq');
	await sayYes(terminal);
	await terminal.until('hook failed', 60_000);
	await terminal.until('in error');
	await terminal.press('n');
	await sayYes(terminal);
	await terminal.until('Enter ends the wizard.');
	await terminal.press(enter);
	await seeEnd(t, terminal, 6);
	t.regex(terminal.screen(), /rabbitmq: not every unit came through/v);
	t.deepEqual(await changes(terminal.dataFolder), ['juju refresh -m aws:admin/shop --no-browser-login rabbitmq']);
});

test.serial('left while units turn: code 7, and Juju goes on by itself', async t => {
	const terminal = await simulate(t, 'elasticsearch', '--simulate', 'charms');
	await ask(terminal, 'elasticsearch');
	await sayYes(terminal);
	await terminal.until(/still (?:has|have) the charm/v, 60_000);
	await leaves(t, terminal, 7);
	t.regex(terminal.screen(), /Juju goes on by itself/v);
});

const refused: ReadonlyArray<readonly [name: string, words: readonly string[], code: number, expected: RegExp]> = [
	['an application that is not there', ['postgres', '--simulate', 'charms'], 3, /None of the 2 models has an application "postgres"\.[\s\S]*Did you mean postgresql\?/v],
	['an application that is being removed', ['memcached', '--simulate', 'charms'], 3, /memcached of the model aws:shop is being removed/v],
	['a model that is not there', ['mysql', '-m', 'stock', '--simulate', 'charms', '-c', 'aws'], 3, /no model "stock"[\s\S]*shop/v],
	['a channel told to a 1.25 client', ['mysql', '--channel', '8.0/stable', '--simulate', 'charms-first'], 2, /A 1\.25 client cannot be told a channel/v],
	['a setting that the charm does not have', ['mysql', '--config', 'root-pass=hunter2', '--simulate', 'charms'], 2, /no setting root-pass/v],
];

for (const [name, words, code, expected] of refused) {
	test.serial(`${name} ends the wizard with code ${code} and the reason, without a key`, async t => {
		const terminal = await simulate(t, ...words);
		await seeEnd(t, terminal, code);
		t.regex(terminal.screen().replaceAll('\n', ''), expected);
		t.deepEqual(await changes(terminal.dataFolder), []);
		t.false(terminal.written().includes('hunter2'));
	});
}

test.serial('a subordinate that shall become a principal is refused with the rule; left like that: code 3, and nothing was sent', async t => {
	const terminal = await simulate(t, 'nrpe', '--switch', 'ch:mysql', '--channel', '8.0/stable', '--simulate', 'charms');
	await terminal.until(/Subordinate for subordinate +refused/v);
	await terminal.press('n');
	await terminal.until(/says no|refused/v);
	await terminal.press('q');
	await seeEnd(t, terminal, 3);
	t.regex(terminal.screen(), /Subordinate for subordinate: /v);
	t.deepEqual(await changes(terminal.dataFolder), []);
});

test('without a terminal, and for what cannot be ordered at all, two sentences and code 2', async t => {
	const home = await makeFolder(t);
	for (const [words, expected] of [
		[['mysql'], /needs a terminal/v],
		[['mysql', '--switch', 'ch:percona-server', '--revision', '41'], /not both at once/v],
		[['mysql', '--config', 'gone.yaml'], /There is no file .*gone\.yaml/v],
		[[], /needs the name of an application/v],
	] as const) {
		const {status, stdout, stderr} = spawnSync(process.execPath, [program, 'charm', ...words], {
			encoding: 'utf8', env: freshEnvironment(home, '/usr/bin:/bin'), cwd: home, timeout: 20_000,
		});
		t.is(status, 2, words.join(' '));
		t.is(stdout, '');
		t.regex(stderr, expected);
		t.is(stderr.trimEnd().split('\n').length, 2);
	}

	t.deepEqual(await fs.readdir(home), [], 'no run was begun');
});

test.serial('without a juju there is no charm to change: the wizard says so, code 3', async t => {
	const terminal = await openTerminal(t, {arguments: ['charm', 'mysql']});
	// Not before: while it looks, leaving is leaving.
	await terminal.until(/There is no juju client to work with/v);
	await terminal.press('q');
	await seeEnd(t, terminal, 3);
});

const everyFile = async (folder: string): Promise<ReadonlyArray<readonly [file: string, text: string]>> => {
	const entries = await fs.readdir(folder, {recursive: true, withFileTypes: true});
	return Promise.all(entries.filter(entry => entry.isFile()).map(async entry => {
		const file = path.join(entry.parentPath, entry.name);
		return [file, await fs.readFile(file, 'latin1')] as const;
	}));
};

test.serial('a plugin in another folder takes files by relative paths; what is secret in them is nowhere afterwards', async t => {
	const folder = await makeFolder(t);
	const secrets = ['hunter2-file', 'hunter2-word', 'hunter2 lantern', 'hunter2-default'];
	await fs.mkdir(path.join(folder, 'bin'));
	await fs.mkdir(path.join(folder, 'work', 'reports'), {recursive: true});
	await fs.symlink(program, path.join(folder, 'bin', 'juju-upgrade-wizard'));
	await fs.writeFile(path.join(folder, 'work', 'reports', 'metadata.yaml'), 'name: reports\nsummary: Reports\nrequires:\n  orders:\n    interface: mysql_client\n');
	await fs.writeFile(path.join(folder, 'work', 'reports', 'manifest.yaml'), 'bases:\n- name: ubuntu\n  channel: "22.04"\n  architectures: [amd64]\n');
	await fs.writeFile(path.join(folder, 'work', 'reports', 'config.yaml'), [
		'options:',
		'  hour: {type: int, default: 4, description: When the reports are written}',
		'  root-pass: {type: string, description: Of the database}',
		'  api_token: {type: string, description: Of the shop}',
		'  signing.key: {type: string, description: Of the pages}',
		`  mail-password: {type: string, default: ${secrets[3] ?? ''}, description: Of the mail}`,
		'',
	].join('\n'));
	await fs.writeFile(path.join(folder, 'work', 'settings.yaml'), `reports:\n  root-pass: ${secrets[0] ?? ''}\n`);
	const dataFolder = await makeFolder(t);
	const terminal = await openTerminal(t, {
		executable: path.join(folder, 'bin', 'juju-upgrade-wizard'),
		folder: path.join(folder, 'work'),
		searchPath: await openSimulation(t, ['charms', '--speed', '30']),
		arguments: [
			'charm',
			'reports',
			'--path',
			'./reports',
			'--data-directory',
			dataFolder,
			'--config',
			'settings.yaml',
			'--config',
			`api_token=${secrets[1] ?? ''}`,
			`--config=signing.key=${secrets[2] ?? ''}`,
		],
	});
	await ask(terminal, 'reports', 'review');
	await sayYes(terminal);
	await terminal.until('reports is upgraded.', 60_000);
	await terminal.press('l');
	await terminal.until(/config -m/v);
	await terminal.press(enter);
	await terminal.press('\u{1B}', '\u{1B}');
	await terminal.until('reports is upgraded.');
	await terminal.press(enter);
	await terminal.until('Enter ends the wizard.');
	await terminal.press(enter);
	await seeEnd(t, terminal, 0);

	const [charm, settings] = ['reports', 'settings.yaml'].map(name => path.join(folder, 'work', name));
	t.deepEqual(await changes(dataFolder), [
		`juju refresh -m aws:admin/shop --path ${charm} --config ${settings} --config api_token=•••• --config signing.key=•••• --no-browser-login reports`,
	]);
	const files = await everyFile(dataFolder);
	t.true(files.some(([file]) => file.endsWith('journal.jsonl')));
	for (const [file, text] of [...files, ['the terminal', terminal.written()] as const]) {
		for (const secret of ['hunter2', 'lantern']) {
			t.false(text.includes(secret), `${secret} is in ${file}`);
		}
	}
});
