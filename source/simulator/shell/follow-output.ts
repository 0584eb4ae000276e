import {runCommand} from './known-commands.js';
import {absolute, findFile, type MachineShell} from './machine-folder.js';
import {journalLines} from './service-commands.js';
import {type ShellAnswer} from './shell-answer.js';
import {
	linesOf,
	operandsOf,
	takeValue,
	textOf,
} from './shell-command.js';

/** What goes on for ever: what there is at first, and then what is new at each look. */
export type FollowedOutput = {readonly first: ShellAnswer; readonly next: () => string};

const withoutFollowing = (words: readonly string[]): readonly string[] =>
	words.map(word => /^-[a-z]*f/iv.test(word) ? word.replaceAll(/f/giv, '') : word).filter(word => word !== '-');

/**
`tail -f FILE` and `journalctl -f`.
*/
export const followOutput = (shell: MachineShell, words: readonly string[]): FollowedOutput => {
	const [name = '', ...operands] = words;
	const {value: unit} = takeValue(operands, '-u');
	const [file = ''] = operandsOf(takeValue(operands, '-n').rest);
	const read = (): readonly string[] => name === 'journalctl' ? journalLines(shell, unit) : linesOf(findFile(shell, absolute(shell, file))?.text ?? '');
	let before = read();
	return {
		first: runCommand(shell, withoutFollowing(words)),
		next() {
			const now = read();
			const last = before.at(-1);
			const fresh = now.slice(last === undefined ? 0 : now.lastIndexOf(last) + 1);
			before = now;
			return textOf(fresh);
		},
	};
};
