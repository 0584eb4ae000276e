import path from 'node:path';
import {resolvePaths} from '../storage/paths.js';
import {commandDetails, optionsOf} from './command-details.js';
import {commandNames} from './command-help.js';
import {
	commandRows,
	description,
	environmentRows,
	exitCodeRows,
} from './help.js';
import {optionRows, type OptionRow} from './options.js';

const program = 'juju-upgrade-wizard';

/** Text as roff has it: no sign of ours is taken for one of its own, at the start of a line neither. */
export const escapeRoff = (text: string): string => text
	.replaceAll('\\', String.raw`\e`)
	.replaceAll('-', String.raw`\-`)
	.replaceAll('`', String.raw`\(ga`)
	.replaceAll('^', String.raw`\(ha`)
	.replaceAll('~', String.raw`\(ti`)
	.replaceAll('…', '...')
	.replaceAll(/^(?=['.])/gmv, String.raw`\&`);

/** An argument of a macro: one word, whatever is in it. */
const quote = (text: string): string => `"${escapeRoff(text).replaceAll('"', String.raw`\(dq`)}"`;

const bold = (text: string): string => String.raw`\fB${escapeRoff(text)}\fR`;
const italic = (text: string): string => String.raw`\fI${escapeRoff(text)}\fR`;

const section = (title: string, ...lines: readonly string[]): readonly string[] => [`.SH ${quote(title)}`, ...lines];

/** What is named, and below it what is said of it. */
const entry = (name: string, text: string): readonly string[] => ['.TP', name, escapeRoff(text)];

const nameOfOption = ({name, short, value}: OptionRow): string => [
	...(short === undefined ? [] : [bold(`-${short}`)]),
	`${bold(`--${name}`)}${value === undefined ? '' : ` ${italic(value)}`}`,
].join(', ');

const withStop = (text: string): string => /[!.?]$/v.test(text) ? text : `${text}.`;

const describeCommand = (name: string): readonly string[] => {
	const row = commandRows.find(({usage}) => usage === name || usage.startsWith(`${name} `));
	const [, ...words] = (row?.usage ?? name).split(' ');
	const details = commandDetails[name];
	const options = optionsOf(name).filter(option => !['debug', 'help'].includes(option.name)).map(option => bold(`--${option.name}`));
	return [
		`.SS ${quote((row?.usage ?? name))}`,
		escapeRoff(withStop((details?.about ?? [row?.description ?? '']).join(' '))),
		...(words.length === 0 && options.length === 0 ? [] : ['.PP', options.length === 0 ? 'It takes no options.' : `Options: ${options.join(', ')}.`]),
		...(details?.formats ? ['.PP', `Formats: ${details.formats.map(format => escapeRoff(format)).join(', ')}.`] : []),
		...(details ? ['.PP', `Exit codes: ${details.exitCodes.join(', ')}.`] : []),
	];
};

/** Places are shown as they are for anybody: from the home folder on. */
const home = '/~';

const fileRows = (): ReadonlyArray<readonly [string, string]> => {
	const {runs, backups, locks, preferences, training} = resolvePaths({
		environment: {}, home, currentFolder: home, dataDirectory: undefined,
	});
	const rows = [
		[runs, 'A folder for each run: its plan, the picture from before, and journal.jsonl. With --data-directory elsewhere.'],
		[backups, 'Backups, copies of the client\'s own data, and exported bundles.'],
		[locks, 'A file for each controller that a run changes. Always here.'],
		[preferences, 'What you want every time: interval, plain, ascii, color and juju, named as the options are.'],
		[training, 'Which lessons were solved.'],
		[path.join(home, '.cache', program), 'Compiled code for a faster start. It may be deleted.'],
	] as const;
	return rows.map(([file, text]) => [file.slice(1), text]);
};

const examples = (): readonly string[] => commandNames().flatMap(name => commandDetails[name]?.examples.slice(0, 1) ?? []);

/**
The manual page, made from the tables that the command line is parsed by, for `man 1 juju-upgrade-wizard`. The same for the same release: it holds no date.
*/
export const manualPage = (packageVersion: string): string => `${[
	String.raw`.\" Made when the program is built, from the tables of its command line. Changes made here are lost.`,
	`.TH ${quote(program.toUpperCase())} 1 "" ${quote(`${program} ${packageVersion}`)} "User Commands"`,
	// Nothing is hyphenated: what is broken cannot be copied.
	'.nh',
	'.ad l',
	...section('Name', String.raw`${escapeRoff(program)} \- ${escapeRoff(`${description.charAt(0).toLowerCase()}${description.slice(1)}`)}`),
	...section('Synopsis', '.nf', `${bold(program)} [${italic('COMMAND')}] [${italic('OPTIONS')}]`, `${bold('juju upgrade-wizard')} [${italic('COMMAND')}] [${italic('OPTIONS')}]`, '.fi'),
	...section(
		'Description',
		escapeRoff('Leads an operator in a terminal through an upgrade of Juju: Target, Prepare, Plan, Perform, Verify; and troubleshoots at any point.'),
		escapeRoff('It drives your own juju client, and shows every command before it runs. Without a command the wizard opens.'),
		'.PP',
		escapeRoff('Installed on PATH it is a plugin of Juju: juju upgrade-wizard. All words reach it unchanged, and its exit code is that of juju.'),
	),
	...section('Commands', ...commandNames().flatMap(name => describeCommand(name))),
	...section('Options', ...optionRows.flatMap(row => entry(nameOfOption(row), withStop(row.description)))),
	...section('Environment', ...environmentRows.flatMap(([name, text]) => entry(bold(name), withStop(`${text.charAt(0).toUpperCase()}${text.slice(1)}`)))),
	...section('Files', ...fileRows().flatMap(([file, text]) => entry(italic(file), text)), '.PP', escapeRoff(`${program} paths prints them as they are for you.`)),
	...section('Exit status', ...exitCodeRows.flatMap(([code, text]) => entry(bold(String(code)), withStop(`${text.charAt(0).toUpperCase()}${text.slice(1)}`)))),
	...section('Examples', ...examples().flatMap((example, index) => [...(index === 0 ? [] : ['.PP']), '.nf', escapeRoff(`${program} ${example}`), '.fi'])),
	...section('See also', String.raw`\fBjuju\fR(1)`),
].join('\n')}\n`;
