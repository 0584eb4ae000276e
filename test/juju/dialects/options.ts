import test from 'ava';
import {isAtLeast, type JujuVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {dialectCases, versionOf, type DialectCase} from '../../_helpers/dialect-cases.js';
import {intentList} from '../../_helpers/every-intent.js';
import {readFixture, readJsonLines} from '../../_helpers/fixture.js';

type OptionTable = Readonly<Record<string, Readonly<Record<string, {readonly options: readonly string[]; readonly aliases: string} | undefined>>>>;

type RecordedRefusal = {readonly version: string; readonly words: readonly string[]; readonly stderr: string};

/** The options of each command, as `juju help` of real clients lists them. */
const tables = JSON.parse(readFixture('recordings/clients/options.json')) as OptionTable;

/** What real clients refused. With `--managed`, `controllers` claims to be no command; it is in the list of absences below. */
const refusals = readJsonLines<RecordedRefusal>('recordings/clients/refusals.jsonl').filter(({words}) => !words.includes('--managed'));

// The recordings have no table of this one. Source: juju 2.8.13, 2.9 and 3.1 cmd/juju/machine/remove.go, juju/juju#14919, juju/juju#14941.
const machineRemoval: Readonly<Record<string, readonly string[]>> = {
	'2.8.13': ['-B, --no-browser-login', '-m, --model', '--force'],
	'2.9.31': ['-B, --no-browser-login', '-m, --model', '--force'],
	'2.9.52': ['-B, --no-browser-login', '-m, --model', '--force', '--no-prompt'],
	'3.0.4': ['-B, --no-browser-login', '-m, --model', '--force'],
	'3.6.28': ['-B, --no-browser-login', '-m, --model', '--force', '--no-prompt'],
	'4.0.15': ['-B, --no-browser-login', '-m, --model', '--force', '--no-prompt'],
};

const commandsOf = ({client, controller, wanted, modelName = 'admin/web', isKubernetes = false}: DialectCase): ReadonlyArray<readonly string[]> => {
	const render = createRenderer({client: versionOf(client), controller: versionOf(controller), isKubernetes});
	return intentList({wanted, modelName}).flatMap(intent => {
		const rendered = render(intent);
		return rendered.kind === 'command' ? [rendered.arguments] : [];
	});
};

/** The words that are options of the client: in none of our commands has a name or a value a dash in front. */
const optionsOf = (words: readonly string[]): readonly string[] => {
	const end = words.indexOf('--');
	return words.slice(1, end === -1 ? undefined : end).filter(word => word.startsWith('-')).map(word => word.split('=', 1)[0] ?? '');
};

// Nor of this one. Source: juju 2.8.13 to 3.6.28 cmd/juju/model/exportbundle.go.
const bundleExport: readonly string[] = ['-B, --no-browser-login', '-m, --model', '--filename'];

// Nor of these. Source: juju 2.8.13 and 2.9.52 cmd/juju/action/runaction.go; 2.8.13 to 4.0.15 cmd/juju/application/config.go.
const runAction: readonly string[] = ['-B, --no-browser-login', '-m, --model', '--wait'];

const applicationConfig: readonly string[] = ['-B, --no-browser-login', '-m, --model', '--format', '--reset'];

// Nor of these. Source: 2.9, 3.x and 4.0 cmd/juju/charmhub/charmhub.go, info.go; 2.0 to 4.0 cmd/juju/action/list.go.
const charmInfo: readonly string[] = ['--channel', '--format'];

const charmActions: readonly string[] = ['-B, --no-browser-login', '-m, --model', '--format'];

const recordedOptions = (command: string, version: string): readonly string[] | undefined => {
	const unrecorded: Readonly<Record<string, readonly string[] | undefined>> = {
		'remove-machine': machineRemoval[version], 'export-bundle': bundleExport, 'run-action': runAction, config: applicationConfig, info: charmInfo, actions: charmActions,
	};
	const options = unrecorded[command] ?? tables[command]?.[version]?.options;
	return options?.flatMap(option => option.split(', '));
};

const isRefused = (words: readonly string[], refusal: RecordedRefusal): boolean => {
	if (words[0] !== refusal.words[0]) {
		return false;
	}

	const options = new Set(optionsOf(words));
	const undefinedOption = /not defined: (?<option>\S+)$/v.exec(refusal.stderr)?.groups?.['option'];
	// Such as `setting --no-tail and --lines not valid`.
	const together = refusal.stderr.split(' ').filter(word => word.startsWith('-'));
	return refusal.stderr.includes('is not a juju command')
		|| (undefinedOption !== undefined && options.has(undefinedOption))
		|| (together.length > 1 && together.every(option => options.has(option)));
};

/** 3.1 to 3.5 stand between two recorded clients; only the newer one trusts charms with a refresh. */
const isTrusting = (name: string, {version, words}: RecordedRefusal): boolean => name !== '3.0' && version === '3.0.4' && words[2]?.startsWith('--trust') === true;

for (const dialect of dialectCases) {
	for (const version of dialect.recorded) {
		test(`client ${dialect.name} is told only commands and options that a real ${version} lists`, t => {
			const commands = commandsOf(dialect);
			t.true(commands.length > 25);
			const strange = commands.flatMap(words => {
				const known = recordedOptions(words[0] ?? '', version);
				return known ? optionsOf(words).filter(option => !known.includes(option)).map(option => `${words[0]} ${option}`) : [`no ${words[0]}`];
			});
			// A 3.0 client knows no option against a question that it never asks, and trusts no charm with a refresh; later ones do.
			t.deepEqual([...new Set(strange)].toSorted(), dialect.name !== '3.0' && version === '3.0.4' ? ['refresh --trust', 'remove-machine --no-prompt'] : []);
		});

		test(`client ${dialect.name} is told nothing that a real ${version} was seen to refuse`, t => {
			const commands = commandsOf(dialect);
			const ofVersion = refusals.filter(refusal => refusal.version === version);
			t.true(ofVersion.length > 100);
			const refused = ofVersion.filter(refusal => !isTrusting(dialect.name, refusal) && commands.some(words => isRefused(words, refusal)));
			t.deepEqual(refused.map(({words}) => words.join(' ')), []);
		});
	}
}

type Absence = {readonly since?: string; readonly before?: string; readonly words: readonly string[]};

/** What 1.25 does not know yet. */
const unknownBeforeModels: readonly Absence[] = [
	'controllers',
	'show-controller',
	'models',
	'model-config',
	'show-status-log',
	'disabled-commands',
	'enable-command',
	'disable-command',
	'create-backup',
	'download-backup',
	'upgrade-model',
	'upgrade-controller',
	'exec',
	'sync-agent-binaries',
	'sync-agent-binary',
	'destroy-controller',
	'kill-controller',
	'unregister',
	'login',
	'migrate',
	'upgrade-juju -m',
	'upgrade-juju --agent-version',
	'upgrade-juju --ignore-agent-versions',
	'upgrade-juju --upload-tools',
	'upgrade-juju --series',
	'status -m',
	'status --no-browser-login',
	'ssh -m',
	'run -m',
	'resolved --no-retry',
	'debug-log --no-tail',
	'debug-log --date',
	'debug-log --utc',
	'debug-log --replay',
	'status-history --type',
].map(line => ({before: '2.0', words: line.split(' ')}));

/** What is gone, not there yet, was never there, never ends or is never planned: one line each, with the clients that it holds for. */
const absences: readonly Absence[] = [
	...unknownBeforeModels,
	{before: '2.2.6', words: ['upgrade-juju', '--ignore-agent-versions']},
	{before: '2.3', words: ['sync-agent-binaries']},
	{before: '2.4', words: ['upgrade-model']},
	{before: '2.6', words: ['upgrade-controller']},
	{before: '2.7', words: ['exec']},
	{before: '2.8', words: ['show-status-log', '--format']},
	{before: '2.9', words: ['destroy-controller', '--no-prompt']},
	{before: '2.9', words: ['kill-controller', '--no-prompt']},
	{before: '2.9', words: ['unregister', '--no-prompt']},
	{before: '2.9', words: ['remove-machine', '--no-prompt']},
	{before: '2.9', words: ['refresh']},
	{before: '2.9.33', words: ['sync-agent-binary']},
	{before: '2.9.33', words: ['sync-agent-binaries', '--agent-version']},
	{before: '3.0', words: ['exec', '--wait']},
	{words: ['upgrade-juju', '--build-agent']},
	{words: ['restore-backup']},
	{since: '2.0', words: ['upgrade-juju', '--version']},
	{since: '2.0', words: ['upgrade-juju', '-e']},
	{since: '2.0', words: ['status', '-e']},
	{since: '2.0', words: ['backups']},
	{since: '2.0', words: ['block']},
	{since: '2.0', words: ['unblock']},
	{since: '2.0', words: ['destroy-environment']},
	{since: '2.3', words: ['sync-tools']},
	{since: '2.4', words: ['upgrade-juju']},
	// Later clients run actions of charms with it.
	{since: '2.7', before: '3.0', words: ['run']},
	{since: '3.0', words: ['run-action']},
	{since: '3.0', words: ['upgrade-charm']},
	{before: '2.5', words: ['upgrade-charm', '--force-base']},
	{before: '2.7', words: ['upgrade-charm', '--bind']},
	{since: '2.0', words: ['upgrade-charm', '--repository']},
	{before: '2.0', words: ['upgrade-charm', '--path']},
	{before: '2.0', words: ['upgrade-charm', '--force-units']},
	{before: '2.0', words: ['upgrade-charm', '--channel']},
	{before: '2.0', words: ['get', '--no-browser-login']},
	{before: '3.1', words: ['refresh', '--trust']},
	{before: '3.6', words: ['refresh', '--base']},
	{before: '3.6', words: ['refresh', '--force-base']},
	{since: '3.6', words: ['refresh', '--force-series']},
	{before: '2.9', words: ['info']},
	{since: '2.9', words: ['info', '-m']},
	{since: '2.9', words: ['info', '--no-browser-login']},
	{since: '2.0', words: ['get']},
	{since: '2.0', words: ['set']},
	{since: '2.0', words: ['status-history']},
	{since: '2.0', words: ['get-env']},
	{since: '2.0', words: ['switch']},
	{since: '2.0', words: ['status', '--watch']},
	{since: '2.0', words: ['controllers', '--managed']},
	{since: '2.0', words: ['controllers', '--refresh']},
	{since: '2.0', words: ['show-model', '-m']},
	{since: '2.0', words: ['show-controller', '-c']},
	{since: '2.0', words: ['show-controller', '--show-password']},
	{since: '2.0', words: ['destroy-controller', '-c']},
	{since: '2.0', words: ['upgrade-controller', '-m']},
	{since: '2.0', words: ['upgrade-model', '-c']},
	{since: '2.0', words: ['upgrade-model', '--version']},
	{since: '2.6', words: ['upgrade-model', '--reset-previous-upgrade']},
	{since: '4.0', words: ['upgrade-controller', '--reset-previous-upgrade']},
	{since: '2.0', words: ['disabled-commands', '-c']},
	{since: '2.0', words: ['resolved', '--retry']},
	{since: '2.0', words: ['unregister', '--no-browser-login']},
	{since: '2.0', words: ['debug-log', '--lines']},
	{since: '2.0', words: ['debug-log', '--retry']},
	{since: '2.0', words: ['debug-log', '--tail']},
	{since: '2.9', words: ['ssh', '--no-browser-login']},
	{since: '2.9', words: ['debug-hooks', '--no-browser-login']},
	{since: '2.9.33', words: ['sync-agent-binaries']},
	{since: '3.0', words: ['exec', '--timeout']},
	{since: '3.0', words: ['destroy-controller', '-y']},
	{since: '3.0', words: ['kill-controller', '-y']},
	{since: '3.0', words: ['unregister', '-y']},
	{since: '3.6', words: ['debug-log', '-n']},
	{before: '2.5', words: ['export-bundle']},
	{since: '4.0', words: ['export-bundle']},
	{since: '4.0', words: ['create-backup']},
	{since: '4.0', words: ['download-backup']},
	{since: '4.0', words: ['ssh', '--remote']},
];

const isFrom = (client: JujuVersion, text: string): boolean => isAtLeast(client, ...(text.split('.').map(Number) as [number, number, number?]));

const doesApplyTo = (client: JujuVersion, {since, before}: Absence): boolean =>
	(since === undefined || isFrom(client, since)) && (before === undefined || !isFrom(client, before));

/** `backups create` is a command of two words. */
const isSaid = (said: readonly string[], words: readonly string[]): boolean => {
	const options = optionsOf(said);
	return words.every((word, index) => word.startsWith('-') ? options.includes(word) : said[index] === word);
};

for (const dialect of dialectCases) {
	test(`nothing that is absent is planned for client ${dialect.name}`, t => {
		const client = versionOf(dialect.client);
		const commands = commandsOf(dialect);
		const holding = absences.filter(absence => doesApplyTo(client, absence));
		t.true(holding.length > 25);
		for (const {words} of holding) {
			t.deepEqual(commands.filter(said => isSaid(said, words)), [], words.join(' '));
		}
	});
}
