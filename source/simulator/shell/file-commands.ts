import path from 'node:path';
import {du, ls} from './list-files.js';
import {
	absolute,
	allFiles,
	didRemove,
	didWrite,
	findFile,
	isFolder,
	type MachineShell,
} from './machine-folder.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';
import {
	lettersOf,
	linesOf,
	operandsOf,
	readInput,
	textOf,
	type ShellCommand,
} from './shell-command.js';

/** Where a file goes that is copied or moved: into a folder by its own name. */
const destination = (shell: MachineShell, from: string, to: string): string => {
	const place = absolute(shell, to);
	return isFolder(shell, place) || to.endsWith('/') ? path.posix.join(place, path.posix.basename(from)) : place;
};

const missing = (name: string, typed: string): ShellAnswer => fail(`${name}: cannot stat '${typed}': No such file or directory`);

/** A file, or with `isDeep` all files below a folder, each with where it goes. */
const pairsOf = (shell: MachineShell, typed: string, {to, isDeep}: {to: string; isDeep: boolean}): ReadonlyArray<{readonly from: string; readonly to: string}> => {
	const from = absolute(shell, typed);
	const target = destination(shell, from, to);
	if (findFile(shell, from)) {
		return [{from, to: target}];
	}

	return isDeep ? allFiles(shell).filter(file => file.startsWith(`${from}/`)).map(file => ({from: file, to: `${target}${file.slice(from.length)}`})) : [];
};

const transfer = (name: 'cp' | 'mv'): ShellCommand => (shell, words) => {
	const operands = operandsOf(words);
	const [to, sources] = [operands.at(-1) ?? '', operands.slice(0, -1)];
	if (sources.length === 0) {
		return fail(operands.length === 0 ? `${name}: missing file operand` : `${name}: missing destination file operand after '${to}'`);
	}

	const isDeep = name === 'mv' || /[Rar]/v.test(lettersOf(words));
	for (const typed of sources) {
		const pairs = pairsOf(shell, typed, {to, isDeep});
		if (pairs.length === 0) {
			return isFolder(shell, absolute(shell, typed)) ? fail(`${name}: -r not specified; omitting directory '${typed}'`) : missing(name, typed);
		}

		for (const pair of pairs) {
			if (pair.from === pair.to) {
				return fail(`${name}: '${typed}' and '${to}' are the same file`);
			}

			const text = findFile(shell, pair.from)?.text;
			if (text === undefined) {
				return fail(`${name}: the simulation keeps only the size of the old log '${typed}': rm takes it away`);
			}

			didWrite(shell, pair.to, text);
			if (name === 'mv') {
				didRemove(shell, pair.from);
			}
		}
	}

	return succeed();
};

const removeOne = (shell: MachineShell, typed: string, letters: string): string | undefined => {
	const place = absolute(shell, typed);
	if (findFile(shell, place)) {
		return didRemove(shell, place) ? undefined : `rm: the simulation keeps '${typed}': nothing depends on it here`;
	}

	if (!isFolder(shell, place)) {
		return letters.includes('f') ? undefined : `rm: cannot remove '${typed}': No such file or directory`;
	}

	if (!/r/iv.test(letters)) {
		return `rm: cannot remove '${typed}': Is a directory`;
	}

	if (place.split('/').length < 5) {
		return `rm: the simulation takes no folder as high as '${typed}' away`;
	}

	for (const file of allFiles(shell)) {
		if (file.startsWith(`${place}/`)) {
			didRemove(shell, file);
		}
	}

	return undefined;
};

const rm: ShellCommand = (shell, words) => {
	const operands = operandsOf(words);
	if (operands.length === 0) {
		return fail('rm: missing operand');
	}

	const problems = operands.map(typed => removeOne(shell, typed, lettersOf(words))).filter(problem => problem !== undefined);
	return problems.length === 0 ? succeed() : fail(problems.join('\n'));
};

/** Which lines of each text the other has too, in order: the longest such row. */
const commonLines = (left: readonly string[], right: readonly string[]): ReadonlyArray<readonly [number, number]> => {
	const lengths = Array.from({length: left.length + 1}, () => new Uint16Array(right.length + 1));
	for (let row = left.length - 1; row >= 0; row--) {
		for (let column = right.length - 1; column >= 0; column--) {
			const [here, below] = [lengths[row], lengths[row + 1]];
			if (here && below) {
				here[column] = left[row] === right[column] ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
			}
		}
	}

	const pairs: Array<readonly [number, number]> = [];
	for (let [row, column] = [0, 0]; row < left.length && column < right.length;) {
		if (left[row] === right[column]) {
			pairs.push([row++, column++]);
		} else if ((lengths[row + 1]?.[column] ?? 0) >= (lengths[row]?.[column + 1] ?? 0)) {
			row++;
		} else {
			column++;
		}
	}

	return pairs;
};

const range = (from: number, to: number): string => to - from <= 1 ? String(Math.max(from + (to > from ? 1 : 0), 0)) : `${from + 1},${to}`;

/** The usual form of `diff`: `5c5`, `7d6`, `6a8,9`. */
const hunks = (left: readonly string[], right: readonly string[]): readonly string[] => {
	let [row, column] = [0, 0];
	return [...commonLines(left, right), [left.length, right.length] as const].flatMap(([nextRow, nextColumn]) => {
		const [out, put] = [left.slice(row, nextRow), right.slice(column, nextColumn)];
		const kind = out.length === 0 ? 'a' : (put.length === 0 ? 'd' : 'c');
		const title = `${range(row, nextRow)}${kind}${range(column, nextColumn)}`;
		[row, column] = [nextRow + 1, nextColumn + 1];
		return out.length + put.length === 0 ? [] : [title, ...out.map(line => `< ${line}`), ...(kind === 'c' ? ['---'] : []), ...put.map(line => `> ${line}`)];
	});
};

/** Files of a machine are short; more lines than these are compared by their first ones. */
const longestFile = 3000;

const diff: ShellCommand = (shell, words) => {
	const operands = operandsOf(words);
	if (operands.length !== 2) {
		return fail('diff: name two files', 2);
	}

	const {contents, problem} = readInput(shell, 'diff', {operands, stdin: undefined});
	const [left, right] = contents;
	if (!left || !right) {
		return {...problem ?? fail('diff: name two files'), exitCode: 2};
	}

	const lines = hunks(linesOf(left.text).slice(0, longestFile), linesOf(right.text).slice(0, longestFile));
	return {stdout: textOf(lettersOf(words).includes('q') && lines.length > 0 ? [`Files ${left.path} and ${right.path} differ`] : lines), stderr: '', exitCode: lines.length === 0 ? 0 : 1};
};

const touch: ShellCommand = (shell, words) => {
	for (const typed of operandsOf(words)) {
		if (!findFile(shell, absolute(shell, typed))) {
			didWrite(shell, absolute(shell, typed), '');
		}
	}

	return succeed();
};

/** What is about files and folders. */
export const fileCommands: Readonly<Record<string, ShellCommand>> = {
	ls,
	ll: (shell, words, stdin) => ls(shell, ['-l', ...words], stdin),
	du,
	cp: transfer('cp'),
	mv: transfer('mv'),
	rm,
	diff,
	touch,
	mkdir: () => succeed(),
	chmod: () => succeed(),
	chown: () => succeed(),
	pwd: ({folder}) => succeed(`${folder}\n`),
};
