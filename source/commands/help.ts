import {optionRows} from './options.js';

export const description = 'Leads you through preparing, performing, verifying and troubleshooting an upgrade of Juju';

type CommandRow = {readonly usage: string; readonly description: string};

export const commandRows: readonly CommandRow[] = [
	{usage: '(none)', description: 'The wizard'},
	{usage: 'check', description: 'All pre-flight checks, once; changes nothing'},
	{usage: 'plan', description: 'The whole plan: exact commands, risks; changes nothing'},
	{usage: 'diagnose', description: 'What is wrong and what helps, live or from files; changes nothing'},
	{usage: 'charm APPLICATION', description: 'Guides the upgrade of one charm, step by step'},
	{usage: 'simulate [SCENARIO]', description: 'Start a simulated cloud and print how a second terminal gets a juju that speaks to it'},
	{usage: 'paths', description: 'List where files are kept'},
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

const table = (rows: ReadonlyArray<readonly [string, string]>): string => {
	const width = Math.max(...rows.map(([left]) => left.length)) + 2;
	return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
};

/**
Everything the command line can do, made from the same tables that it is parsed by; 80 columns where a description allows it.
*/
export const helpText = (): string => `${description}.

Usage: juju-upgrade-wizard [COMMAND] [OPTIONS]

Commands
${table(commandRows.map(row => [row.usage, row.description]))}

Options
${table(optionRows.map(({name, short, value, description: text}) => [`${short === undefined ? ' '.repeat(4) : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, text]))}

Exit codes
${table(exitCodeRows.map(([code, text]) => [String(code), text]))}
`;
