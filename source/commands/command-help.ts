import {closestNames} from '../domain/closest-names.js';
import {commandDetails, optionsOf} from './command-details.js';
import {
	commandRows,
	exitCodeRows,
	optionText,
	table,
} from './help.js';
import {UsageError} from './options.js';

const program = 'juju-upgrade-wizard';

const nameOf = (usage: string): string => usage.split(' ', 1)[0] ?? '';

/** Names of all commands, in the order of the help. */
export const commandNames = (): readonly string[] => commandRows.map(({usage}) => nameOf(usage)).filter(name => name !== '(none)');

/**
What is said about a command that does not exist: with names that are close to it.
*/
export const unknownCommand = (name: string): UsageError => {
	const near = closestNames(name, commandNames());
	return new UsageError(`There is no command "${name}".`, near.length > 0
		? `Perhaps ${near.join(' or ')}? Run ${program} --help for the commands.`
		: `Run ${program} --help for the commands.`);
};

/** Lines of at most 78 characters, as far as words allow it. */
const wrap = (text: string): string => {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + word.length >= 78) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}

	return lines.join('\n');
};

/** What is said of an option whose owner is known. */
const withoutOwner = (text: string): string => {
	const own = text.replace(/^[a-z]+(?:, [a-z]+)*: /v, '');
	return `${own.charAt(0).toUpperCase()}${own.slice(1)}`;
};

/**
How one command is used: its words, what it does, the options that belong to it, its exit codes, examples.

@throws {UsageError} For a command that does not exist.
*/
export const commandHelp = (name: string): string => {
	const row = commandRows.find(({usage}) => nameOf(usage) === name);
	if (!row || name === '(none)') {
		throw unknownCommand(name);
	}

	const details = commandDetails[name];
	const codes = exitCodeRows.filter(([code]) => details === undefined || typeof code === 'string' || details.exitCodes.includes(code));
	return [
		wrap((details?.about ?? [`${row.description}.`]).join(' ')),
		'',
		`Usage: ${program} ${row.usage} [OPTIONS]`,
		'',
		'Options',
		table(optionsOf(name).map(option => [optionText(option), withoutOwner(option.description)])),
		...(details?.formats ? ['', `Formats: ${details.formats.join(', ')}`] : []),
		'',
		'Exit codes',
		table(codes.map(([code, text]) => [String(code), text])),
		...(details ? ['', details.examples.length === 1 ? 'Example' : 'Examples', ...details.examples.map(example => `  ${program} ${example}`)] : []),
		'',
	].join('\n');
};
