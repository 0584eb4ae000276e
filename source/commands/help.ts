import {optionRows, type OptionRow} from './options.js';

export const description = 'Leads you through preparing, performing, verifying and troubleshooting an upgrade of Juju';

type CommandRow = {readonly usage: string; readonly description: string};

export const commandRows: readonly CommandRow[] = [
	{usage: '(none)', description: 'The wizard'},
	{usage: 'check', description: 'All pre-flight checks, once; changes nothing'},
	{usage: 'plan', description: 'The whole plan: exact commands, risks; changes nothing'},
	{usage: 'apply --plan FILE', description: 'Carries a saved plan out without questions; stops at the first thing not as planned'},
	{usage: 'watch', description: 'Follows how agents reach their version, line by line; changes nothing'},
	{usage: 'verify', description: 'Is everything at its version, and well; changes nothing'},
	{usage: 'diagnose', description: 'What is wrong and what helps, live or from files; changes nothing'},
	{usage: 'resume [RUN]', description: 'Goes on with an interrupted run, the newest that is unfinished'},
	{usage: 'charm APPLICATION', description: 'Guides the upgrade of one charm, step by step'},
	{usage: 'train [LESSON]', description: 'Lessons on a simulated cloud; nothing real is touched'},
	{usage: 'rehearse', description: 'Copies your controller into the simulator, only asking, and opens the wizard on the copy'},
	{usage: 'simulate [SCENARIO]', description: 'Start a simulated cloud and print how a second terminal gets a juju that speaks to it'},
	{usage: 'paths', description: 'List where files are kept'},
	{usage: 'report [RUN]', description: 'What a run did, as text, Markdown, JSON or HTML; the newest unless one is named'},
	{usage: 'runs', description: 'List all runs, the newest first'},
	{usage: 'completion bash|zsh|fish', description: 'Prints the completion for a shell'},
	{usage: 'help [COMMAND]', description: 'Shows this help, or that of one command'},
];

export const exitCodeRows: ReadonlyArray<readonly [number | string, string]> = [
	[0, 'done, or nothing to do'],
	[1, 'unexpected failure of the program'],
	[2, 'wrong use: an unknown command or option, or a value that cannot be'],
	[3, 'blocked: by a check, by Juju\'s refusal, by a missing client, controller or model'],
	[4, 'declined by the operator'],
	[5, 'timed out waiting'],
	[6, 'finished but not good: some agents not upgraded, verification failed, or diagnose found something'],
	[7, 'detached: the upgrade goes on without us'],
	[8, 'another run holds the lock on this controller'],
	['130, 143, 129', 'ended by SIGINT, SIGTERM, SIGHUP'],
];

/** Variables that stand for options, between the preferences and the command line. */
export const environmentRows: ReadonlyArray<readonly [string, string]> = [
	['JUJU_UPGRADE_WIZARD_INTERVAL', 'as --interval'],
	['JUJU_UPGRADE_WIZARD_PLAIN', 'as --plain: yes or no; also TERM=dumb and INK_SCREEN_READER=true'],
	['JUJU_UPGRADE_WIZARD_ASCII', 'as --ascii: yes or no'],
	['JUJU_UPGRADE_WIZARD_COLOR', 'yes or no; NO_COLOR says no as well, FORCE_COLOR 0 no and 1 to 3 yes'],
	['JUJU_UPGRADE_WIZARD_JUJU', 'as --juju'],
	['JUJU_UPGRADE_WIZARD_DATA_DIRECTORY', 'as --data-directory'],
	['JUJU_CONTROLLER, JUJU_MODEL', 'as -c and -m, where neither is given; not for a simulated cloud'],
	['JUJU_ENV', 'the same for a client of 1.25'],
	['LC_ALL, LC_CTYPE, LANG', 'a locale without UTF-8 has screens drawn as with --ascii; so have TERM=linux and vt100'],
];

/** Cells of the narrowest terminal that we draw for. */
const columns = 80;

/** The words of a text, in lines of at most that many cells; a longer word has a line of its own. */
const wrap = (text: string, limit: number): readonly string[] => {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length >= limit) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}

	return lines;
};

/** Two columns, indented; the second goes on below itself. */
export const table = (rows: ReadonlyArray<readonly [string, string]>): string => {
	const width = Math.max(...rows.map(([left]) => left.length)) + 2;
	return rows.flatMap(([left, right]) => wrap(right, columns - 2 - width).map((line, index) => `  ${(index === 0 ? left : '').padEnd(width)}${line}`)).join('\n');
};

/** `-c, --controller NAME`; without a short name as wide as if it had one. */
export const optionText = ({name, short, value}: OptionRow): string => `${short === undefined ? ' '.repeat(4) : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;

/**
Everything the command line can do, made from the same tables that it is parsed by, in 80 columns.
*/
export const helpText = (): string => `${wrap(`${description}.`, columns).join('\n')}

Usage: juju-upgrade-wizard [COMMAND] [OPTIONS]
       juju-upgrade-wizard help COMMAND

Commands
${table(commandRows.map(row => [row.usage, row.description]))}

Options
${table(optionRows.map(row => [optionText(row), row.description]))}

Environment
${table(environmentRows)}

Exit codes
${table(exitCodeRows.map(([code, text]) => [String(code), text]))}
`;
