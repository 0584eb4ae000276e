import {agentStreams} from '../domain/agent-stream.js';
import {checks} from '../domain/checks/index.js';
import {riskNames} from '../domain/plan-risks.js';
import {faultNames} from '../simulator/import/fault-kinds.js';
import {scenarios} from '../simulator/scenarios/index.js';
import {lessons} from '../training/lessons/index.js';
import {commandDetails, optionsOf, shells} from './command-details.js';
import {commandNames} from './command-help.js';
import {formatBash} from './completion/bash.js';
import {
	type CompletionCommand,
	type CompletionFacts,
	type CompletionOption,
	type ValueKind,
} from './completion/facts.js';
import {formatFish} from './completion/fish.js';
import {formatZsh} from './completion/zsh.js';
import {commandRows} from './help.js';
import {UsageError, type OptionRow} from './options.js';

const formats = {bash: formatBash, zsh: formatZsh, fish: formatFish};

const wordsOf = (name: string, command: string | undefined): readonly string[] | undefined => {
	const words: Readonly<Record<string, readonly string[] | undefined>> = {
		'agent-stream': agentStreams,
		simulate: scenarios.map(scenario => scenario.name),
		'ignore-check': checks.map(({id}) => id),
		accept: riskNames,
		fault: faultNames,
		faults: ['likely'],
		format: command === undefined ? undefined : commandDetails[command]?.formats,
	};
	return words[name];
};

const files: ReadonlySet<string | undefined> = new Set(['FILE', 'PATH', 'FILE|K=V', 'FILE.tar.gz']);

const valueOf = ({name, value}: OptionRow, command: string | undefined): ValueKind => {
	if (value === undefined) {
		return {kind: 'none'};
	}

	const words = wordsOf(name, command);
	if (words) {
		return {kind: 'words', words};
	}

	return files.has(value) ? {kind: 'file'} : {kind: value === 'DIR' || value === 'DIRECTORY' ? 'folder' : 'any'};
};

const describeOptions = (command: string | undefined): readonly CompletionOption[] => optionsOf(command).map(row => ({
	name: row.name, short: row.short, description: row.description, value: valueOf(row, command),
}));

const wordsOfCommand = (name: string): readonly string[] => {
	switch (commandDetails[name]?.word) {
		case 'command': {
			return commandNames();
		}

		case 'shell': {
			return shells;
		}

		case 'lesson': {
			return lessons.map(({id}) => id);
		}

		case 'scenario': {
			return scenarios.map(scenario => scenario.name);
		}

		default: {
			return [];
		}
	}
};

/** What shells are told, made from the tables that the command line is parsed by. */
export const completionFacts = (): CompletionFacts => ({
	program: 'juju-upgrade-wizard',
	wizard: describeOptions(undefined),
	commands: commandNames().map((name): CompletionCommand => ({
		name,
		description: commandRows.find(({usage}) => usage === name || usage.startsWith(`${name} `))?.description ?? '',
		options: describeOptions(name),
		words: wordsOfCommand(name),
	})),
});

/**
Prints the completion of this program for a shell.

@returns 0.
@throws {UsageError} For a shell that it is not written for.
*/
export const printCompletion = ([shell, ...rest]: readonly string[], stdout: {write(text: string): unknown}): number => {
	const known = shells.find(name => name === shell);
	if (known === undefined || rest.length > 0) {
		throw new UsageError(
			shell === undefined ? 'completion needs the name of a shell.' : `There is no completion for "${[shell, ...rest].join(' ')}".`,
			`There are: ${shells.join(', ')}.`,
		);
	}

	stdout.write(formats[known](completionFacts()));
	return 0;
};
