import {
	findFile,
	isFolder,
	absolute,
	type MachineShell,
} from './machine-folder.js';
import {fail, type ShellAnswer} from './shell-answer.js';

/** A command of the shell; `stdin` is what comes through a pipe, undefined where nothing does. */
export type ShellCommand = (shell: MachineShell, words: readonly string[], stdin: string | undefined) => ShellAnswer;

export const operandsOf = (words: readonly string[]): readonly string[] => words.filter(word => !word.startsWith('-') || word === '-');

/** The letters of all short options. */
export const lettersOf = (words: readonly string[]): string => words.filter(word => /^-[A-Za-z]/v.test(word)).map(word => word.slice(1)).join('');

/** Without an option and its value, each as one word or two. */
export const takeValue = (words: readonly string[], option: string): {readonly value: string | undefined; readonly rest: readonly string[]} => {
	const index = words.findIndex(word => word.startsWith(option) && !word.startsWith('--'));
	const word = words[index];
	if (word === undefined) {
		return {value: undefined, rest: words};
	}

	return word === option
		? {value: words[index + 1], rest: words.toSpliced(index, 2)}
		: {value: word.slice(option.length).replace(/^=/v, ''), rest: words.toSpliced(index, 1)};
};

/** What a command reads: files in their order, or what comes through the pipe. */
export type Input = {readonly contents: ReadonlyArray<{readonly path: string; readonly text: string}>; readonly problem: ShellAnswer | undefined};

/**
Reads what a command is about.

@param name - Of the command, for what it says of files that cannot be read.
*/
export const readInput = (shell: MachineShell, name: string, {operands, stdin}: {operands: readonly string[]; stdin: string | undefined}): Input => {
	if (operands.length === 0) {
		return stdin === undefined
			? {contents: [], problem: fail(`${name}: name a file: nothing is typed into a command in this simulated shell`)}
			: {contents: [{path: '-', text: stdin}], problem: undefined};
	}

	const contents: Array<{path: string; text: string}> = [];
	for (const typed of operands) {
		const path = absolute(shell, typed);
		const file = findFile(shell, path);
		if (!file) {
			return {contents, problem: fail(`${name}: ${typed}: ${isFolder(shell, path) ? 'Is a directory' : 'No such file or directory'}`)};
		}

		if (file.text === undefined) {
			return {contents, problem: fail(`${name}: ${typed}: the simulation keeps only the size of this old log`)};
		}

		contents.push({path: typed, text: file.text});
	}

	return {contents, problem: undefined};
};

/** The lines of a text, without one more for its end. */
export const linesOf = (text: string): readonly string[] => {
	const lines = text.split('\n');
	return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

export const textOf = (lines: readonly string[]): string => lines.length === 0 ? '' : `${lines.join('\n')}\n`;
