import {type Risk} from '../intent.js';
import {type JournalEntry} from '../journal-entry.js';
import {
	factsIn,
	numberIn,
	textIn,
	textsIn,
} from './facts.js';
import {type RunCommand} from './run-types.js';

const risks: readonly Risk[] = ['safe', 'disruptive', 'data-loss'];

/** A program of this machine, such as snap, has the terminal alone. */
const idOf = ({kind, facts}: Pick<JournalEntry, 'kind' | 'facts'>): string => (kind.startsWith('host-') ? 'host' : textIn(facts, 'id') ?? '');

const begin = ({kind, at, facts}: JournalEntry): RunCommand => ({
	id: idOf({kind, facts}),
	command: textsIn(facts, 'command'),
	intent: factsIn(facts['intent']),
	risk: risks.find(risk => risk === facts['risk']),
	startedAt: at,
	end: undefined,
});

const end = ({at, facts}: JournalEntry): RunCommand['end'] => ({
	at,
	took: numberIn(facts, 'took-ms'),
	outcome: textIn(facts, 'outcome'),
	exitCode: numberIn(facts, 'exit-code'),
	stdout: textIn(facts, 'stdout') ?? '',
	stderr: textIn(facts, 'stderr') ?? '',
});

/**
Every command that changed something or may have, in order.
*/
export const commandsOf = (entries: readonly JournalEntry[]): readonly RunCommand[] => {
	const commands: RunCommand[] = [];
	for (const entry of entries) {
		if (entry.kind === 'command-starting' || entry.kind === 'host-command-starting') {
			commands.push(begin(entry));
		} else if (entry.kind === 'command-ended' || entry.kind === 'host-command-ended') {
			// Each start of the program counts its commands anew.
			const index = commands.findLastIndex(command => command.id === idOf(entry) && !command.end);
			const command = commands[index];
			if (command) {
				commands[index] = {...command, end: end(entry)};
			}
		}
	}

	return commands;
};
