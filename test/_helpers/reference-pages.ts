import fs from 'node:fs';
import path from 'node:path';
import {commandDetails, optionsOf} from '../../source/commands/command-details.js';
import {commandNames} from '../../source/commands/command-help.js';
import {
	commandRows,
	environmentRows,
	exitCodeRows,
	optionText,
} from '../../source/commands/help.js';
import {optionRows, type OptionRow} from '../../source/commands/options.js';
import {escapeMarkdown, tableRow} from '../../source/output/markdown.js';
import {remappableActions} from '../../source/interface/remap-keys.js';
import {preferenceSchema} from '../../source/storage/preferences.js';
import {resolvePaths} from '../../source/storage/paths.js';
import {glossaryPage} from './reference-glossary.js';
import {jsonPage} from './reference-json.js';
import {keysPage} from './reference-keys.js';
import {projectRoot} from './project-root.js';

/** A page of docs/reference, by its name. */
type ReferencePage = {readonly name: string; readonly text: string};

const program = 'juju-upgrade-wizard';

const code = (text: string): string => `\`${text.replaceAll('|', String.raw`\|`)}\``;

const madeFrom = (what: string): string => `Made by \`npm run docs\` from ${what}.`;

const usageOf = (name: string): string => commandRows.find(({usage}) => usage.split(' ', 1)[0] === name)?.usage ?? name;

const optionCode = (row: OptionRow): string => code(optionText(row).trim());

const commandLines = (name: string): readonly string[] => {
	const details = commandDetails[name];
	return [
		`## ${name}`,
		'',
		code(`${program} ${usageOf(name)}`),
		'',
		escapeMarkdown((details?.about ?? []).join(' ')),
		'',
		`- Options: ${optionsOf(name).map(row => optionCode(row)).join(', ')}`,
		...(details?.formats ? [`- Formats: ${details.formats.map(format => code(format)).join(', ')}; the first unless \`--format\` names another`] : []),
		`- [Exit codes](exit-codes.md): ${[0, 1, ...(details?.exitCodes ?? []).filter(value => value > 1), 130, 143, 129].join(', ')}`,
		'',
		'```sh',
		...(details?.examples ?? []).map(example => `${program} ${example}`),
		'```',
		'',
	];
};

const commandsPage = (): string => [
	'# Commands',
	'',
	`${madeFrom('the tables that the command line is parsed by')} \`help COMMAND\` says the same in a terminal.`,
	'',
	tableRow(['command', 'does']),
	tableRow(['---', '---']),
	...commandRows.map(({usage, description}) => tableRow([code(usage === '(none)' ? program : `${program} ${usage}`), escapeMarkdown(description)])),
	'',
	`## ${program}`,
	'',
	'Without a command: the wizard. With no usable `juju` on PATH it says so and offers the simulator.',
	'',
	`- Options: ${optionsOf(undefined).map(row => optionCode(row)).join(', ')}`,
	'',
	...commandNames().flatMap(name => commandLines(name)),
].join('\n');

/** What is said of each option, and who takes it. */
const optionsPage = (): string => {
	const takers = (row: OptionRow): string => {
		const names = [undefined, ...commandNames()].filter(name => optionsOf(name).includes(row));
		return names.length > commandNames().length ? 'all' : names.map(name => (name === undefined ? 'the wizard' : code(name))).join(', ');
	};

	return [
		'# Options',
		'',
		`${madeFrom('the table that the command line is parsed by')} Named as Juju names them; the same option means the same everywhere. Durations have a unit: \`90s\`, \`15m\`, \`1h30m\`.`,
		'',
		tableRow(['option', 'means', 'of']),
		tableRow(['---', '---', '---']),
		...optionRows.map(row => tableRow([optionCode(row), escapeMarkdown(row.description), takers(row)])),
		'',
	].join('\n');
};

const exitCodesPage = (): string => [
	'# Exit codes',
	'',
	`${madeFrom('the tables of the program')} What a script does with each stands in [Without a person](../unattended.md).`,
	'',
	tableRow(['code', 'means', 'of']),
	tableRow(['---', '---', '---']),
	...exitCodeRows.map(([value, meaning]) => {
		const names = Object.entries(commandDetails).filter(([, {exitCodes}]) => typeof value === 'number' && exitCodes.includes(value)).map(([name]) => code(name));
		return tableRow([String(value), escapeMarkdown(meaning), typeof value === 'string' || value < 2 ? 'all' : names.join(', ')]);
	}),
	'',
].join('\n');

/** What a run leaves behind, by the names that it is read by. */
export const runFiles: ReadonlyArray<readonly [name: string, meaning: string]> = [
	['journal.jsonl', 'All that happened, a line each, as a chain with checksums; every command that changes something is in it before it starts'],
	['plan.json', 'The [plan](json.md#plan) that was carried out'],
	['picture-before.json', 'All models as they were before'],
	['plan-CONTROLLER-VERSION.json', 'A plan that was saved on the screen; `apply --plan` takes it'],
];

type Described = {readonly properties: Readonly<Record<string, {readonly description?: string}>>};

/** How other keys are had. */
const keysText: readonly string[] = [
	'### Other keys',
	'',
	'`keys` names an action, or a row by its words in the last line of the screen, and one character for it:',
	'',
	'```json',
	'{"keys": {"troubleshoot": "T", "check again": "R", "next": "N"}}',
	'```',
	'',
	`The actions: ${remappableActions.map(action => code(action)).join(', ')}. A name that is both an action and a row is the action, on all screens. The letter of the action goes; arrows, Space and Tab beside it stay.`,
	'',
	'Enter, Esc, Ctrl-C, Ctrl-L, Ctrl-Z, `?` and all keys of a question stay as they are for everybody; so do `+`, `-` and `.` of lessons. No action can have `y`, `n`, `?`, `/` or a digit unless it has it already. What is unknown, or would mean two things on one screen, is left out, and that is said at the start and at the end of the list of keys (`?`). That list, the last line, the palette (`:`), the plain form and every sentence that names a key show yours.',
];

const filesPage = (): string => {
	const home = '/home/you';
	const places: Readonly<Record<string, string>> = resolvePaths({
		environment: {}, home, currentFolder: home, dataDirectory: undefined,
	});
	const {properties} = JSON.parse(fs.readFileSync(path.join(projectRoot, 'docs', 'schemas', 'paths.json'), 'utf8')) as Described;
	return [
		'# Files and environment',
		'',
		`${madeFrom('the tables of the program')} \`${program} paths\` prints the places as they are for you. `
		+ 'Folders are readable by you alone (0700), files too (0600), and secrets are masked before anything is written.',
		'',
		'## Places',
		'',
		tableRow(['name', 'usual place', 'what it is']),
		tableRow(['---', '---', '---']),
		...Object.entries(properties).flatMap(([name, {description = ''}]) => {
			const place = places[name];
			return place === undefined ? [] : [tableRow([code(name), code(place.replace(home, '~')), escapeMarkdown(description)])];
		}),
		'',
		'`XDG_STATE_HOME` and `XDG_CONFIG_HOME` take the place of `~/.local/state` and `~/.config`. '
		+ '`--data-directory` moves runs, backups and training; never the locks: two runs have to see each other\'s.',
		'',
		'## The folder of a run',
		'',
		'Named after the time at which it began, in UTC.',
		'',
		tableRow(['file', 'what it is']),
		tableRow(['---', '---']),
		...runFiles.map(([name, meaning]) => tableRow([code(name), meaning])),
		'',
		'## Variables',
		'',
		tableRow(['variable', 'means']),
		tableRow(['---', '---']),
		...environmentRows.map(([name, meaning]) => tableRow([code(name), escapeMarkdown(meaning)])),
		'',
		'An option comes before a variable, and that before `preferences.json`. A variable that cannot be is wrong use, code 2.',
		'',
		'## preferences.json',
		'',
		tableRow(['key', 'type']),
		tableRow(['---', '---']),
		...Object.entries(preferenceSchema).map(([name, {type}]) => tableRow([code(name), type])),
		'',
		'Named as the options are. A file that is broken is set aside, and that is said.',
		'',
		...keysText,
		'',
	].join('\n');
};

const indexPage = (): string => [
	'# Reference',
	'',
	'- [Commands](commands.md)',
	'- [Options](options.md)',
	'- [Keys](keys.md)',
	'- [Exit codes](exit-codes.md)',
	'- [Checks](../checks.md), by their ids',
	'- [Cases](../cases/index.md): the failure modes, how each is recognised, what helps',
	'- [JSON](json.md): every document, with its [schemas](../schemas)',
	'- [Files and environment](files.md)',
	'- [Words of Juju](glossary.md): agent, base, point of no return, and what else is called by which name in which version',
	'',
	'These pages are made from the program\'s own tables; a test compares them.',
	'',
].join('\n');

/**
All pages of docs/reference as they should be.
*/
export const referencePages = (): readonly ReferencePage[] => [
	{name: 'index.md', text: indexPage()},
	{name: 'commands.md', text: commandsPage()},
	{name: 'options.md', text: optionsPage()},
	{name: 'keys.md', text: keysPage()},
	{name: 'exit-codes.md', text: exitCodesPage()},
	{name: 'json.md', text: jsonPage()},
	{name: 'files.md', text: filesPage()},
	{name: 'glossary.md', text: glossaryPage()},
];
