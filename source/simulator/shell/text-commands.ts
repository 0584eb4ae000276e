import {absolute, didWrite} from './machine-folder.js';
import {readPattern} from './matching.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';
import {
	lettersOf,
	linesOf,
	operandsOf,
	readInput,
	takeValue,
	textOf,
	type ShellCommand,
} from './shell-command.js';

const cat: ShellCommand = (shell, words, stdin) => {
	const {contents, problem} = readInput(shell, 'cat', {operands: operandsOf(words), stdin});
	const stdout = contents.map(({text}) => text).join('');
	return problem ? {...problem, stdout} : succeed(stdout);
};

/** `-n 20`, `-n20`, `-20`, `-n +5`. */
const countOf = (words: readonly string[]): {readonly count: string; readonly rest: readonly string[]} => {
	const short = words.find(word => /^-\d+$/v.test(word));
	const {value, rest} = takeValue(words.filter(word => word !== short).map(word => word.replace(/^--lines=/v, '-n')), '-n');
	return {count: value ?? short?.slice(1) ?? '10', rest};
};

const part = (name: 'head' | 'tail', cut: (lines: readonly string[], count: string) => readonly string[]): ShellCommand => (shell, words, stdin) => {
	const {count, rest} = countOf(words);
	if (!/^[+\-]?\d{1,9}$/v.test(count)) {
		return fail(`${name}: invalid number of lines: '${count}'`);
	}

	const operands = operandsOf(rest);
	const {contents, problem} = readInput(shell, name, {operands, stdin});
	const stdout = contents.map(({path, text}) => `${operands.length > 1 ? `==> ${path} <==\n` : ''}${textOf(cut(linesOf(text), count))}`).join(operands.length > 1 ? '\n' : '');
	return problem ? {...problem, stdout} : succeed(stdout);
};

const head = part('head', (lines, count) => lines.slice(0, Number(count)));

const tail = part('tail', (lines, count) => count.startsWith('+') ? lines.slice(Math.max(0, Number(count) - 1)) : (Number(count) === 0 ? [] : lines.slice(-Math.abs(Number(count)))));

/** The numbers of lines before and after each that matches. */
const contextOf = (words: readonly string[]): {readonly before: number; readonly after: number; readonly rest: readonly string[]} => {
	const around = takeValue(words, '-C');
	const after = takeValue(around.rest, '-A');
	const before = takeValue(after.rest, '-B');
	return {before: Number(before.value ?? around.value ?? 0), after: Number(after.value ?? around.value ?? 0), rest: before.rest};
};

const grep: ShellCommand = (shell, words, stdin) => {
	const {before, after, rest} = contextOf(words);
	const named = takeValue(rest, '-e');
	const letters = lettersOf(named.rest);
	const operands = operandsOf(named.rest);
	const [text = '', ...files] = named.value === undefined ? operands : [named.value, ...operands];
	const pattern = readPattern(text, {isFixed: letters.includes('F'), isExtended: letters.includes('E'), ignoresCase: letters.includes('i')});
	if (!pattern || text === '') {
		return fail(`grep: this simulated shell does not know the pattern "${text}": it knows words, . ^ $ [...] | and .*`, 2);
	}

	const {contents, problem} = readInput(shell, 'grep', {operands: files, stdin});
	const isWanted = (line: string): boolean => pattern.test(line) !== letters.includes('v');
	const output = contents.flatMap(({path, text: content}) => {
		const lines = linesOf(content);
		const found = lines.flatMap((line, index) => isWanted(line) ? [index] : []);
		const start = files.length > 1 && !letters.includes('h') ? `${path}:` : '';
		if (letters.includes('c')) {
			return [`${start}${found.length}`];
		}

		const shown = [...new Set(found.flatMap(index => Array.from({length: before + after + 1}, (_, offset) => index - before + offset)))].filter(index => index >= 0 && index < lines.length);
		return letters.includes('l') ? (found.length > 0 ? [path] : []) : shown.map(index => `${start}${letters.includes('n') ? `${index + 1}:` : ''}${lines[index] ?? ''}`);
	});
	const hasFound = contents.some(({text: content}) => linesOf(content).some(line => isWanted(line)));
	return {stdout: letters.includes('q') ? '' : textOf(output), stderr: problem?.stderr ?? '', exitCode: problem ? 2 : (hasFound ? 0 : 1)};
};

const substitution = /^(?<line>\d{1,6})?s(?<mark>[^\s\\])/v;

type Edit = {readonly line: number | undefined; readonly from: string; readonly to: string; readonly flags: string};

/** A mark behind a backslash parts nothing. */
const joinEscaped = (parts: readonly string[], mark: string): readonly string[] => {
	const whole: string[] = [];
	for (const piece of parts) {
		const last = whole.at(-1);
		if (last?.endsWith('\\')) {
			whole[whole.length - 1] = `${last.slice(0, -1)}${mark}${piece}`;
		} else {
			whole.push(piece);
		}
	}

	return whole;
};

/** `s/from/to/g` with any mark in place of the slash. */
const readEdit = (text: string): Edit | undefined => {
	const start = substitution.exec(text);
	const mark = start?.groups?.['mark'] ?? '/';
	const parts = text.slice(start?.[0].length ?? 0).split(mark);
	const [from, to, flags, ...rest] = joinEscaped(parts, mark);
	return !start || from === undefined || from === '' || to === undefined || flags === undefined || rest.length > 0 || !/^[gi]{0,2}$/v.test(flags)
		? undefined
		: {
			line: start.groups?.['line'] === undefined ? undefined : Number(start.groups['line']), from, to, flags,
		};
};

const sed: ShellCommand = (shell, words, stdin) => {
	const isInPlace = words.some(word => word.startsWith('-i'));
	const suffix = words.find(word => word.startsWith('-i'))?.slice(2) ?? '';
	const named = takeValue(words.filter(word => !word.startsWith('-i')), '-e');
	const operands = operandsOf(named.rest);
	const [script = '', ...files] = named.value === undefined ? operands : [named.value, ...operands];
	const edit = readEdit(script);
	const pattern = edit && readPattern(edit.from, {isExtended: /[Er]/v.test(lettersOf(named.rest)), ignoresCase: edit.flags.includes('i')});
	if (!edit || !pattern) {
		return fail(`sed: this simulated shell knows only s/from/to/ with g, i and a line's number, and simple patterns: not "${script}"`);
	}

	const {contents, problem} = readInput(shell, 'sed', {operands: files, stdin});
	if (problem) {
		return problem;
	}

	const isMeant = (index: number): boolean => edit.line === undefined || edit.line === index + 1;
	const change = (text: string): string => textOf(linesOf(text).map((line, index) => isMeant(index) ? pattern.replace(line, edit.to, edit.flags.includes('g')) : line));
	if (!isInPlace) {
		return succeed(contents.map(({text}) => change(text)).join(''));
	}

	if (files.length === 0) {
		return fail('sed: no input files');
	}

	for (const {path, text} of contents) {
		if (suffix !== '') {
			didWrite(shell, `${absolute(shell, path)}${suffix}`, text);
		}

		didWrite(shell, absolute(shell, path), change(text));
	}

	return succeed();
};

const overLines = (name: string, work: (lines: readonly string[], letters: string) => readonly string[]): ShellCommand => (shell, words, stdin): ShellAnswer => {
	const {contents, problem} = readInput(shell, name, {operands: operandsOf(words), stdin});
	return problem ?? succeed(textOf(work(contents.flatMap(({text}) => linesOf(text)), lettersOf(words))));
};

/** What `sort -n` goes by; 0 where a line begins with none. */
const leadingNumber = (line: string): number => Number(/^\s{0,100}(?<number>-?\d{1,15}(?:\.\d{1,15})?)/v.exec(line)?.groups?.['number'] ?? 0);

const sort = overLines('sort', (lines, letters) => {
	const sorted = letters.includes('n') ? lines.toSorted((left, right) => leadingNumber(left) - leadingNumber(right)) : lines.toSorted();
	const kept = letters.includes('u') ? [...new Set(sorted)] : sorted;
	return letters.includes('r') ? kept.toReversed() : kept;
});

const uniq = overLines('uniq', lines => lines.filter((line, index) => line !== lines[index - 1]));

const wc = overLines('wc', (lines, letters) => letters.includes('l')
	? [String(lines.length)]
	: [`${lines.length} ${lines.join(' ').split(/\s+/v).filter(Boolean).length} ${lines.join('\n').length + 1}`]);

/** What reads text and prints text. Nothing of it waits for a key: pagers print all. */
export const textCommands: Readonly<Record<string, ShellCommand>> = {
	cat, head, tail, grep, sed, sort, uniq, wc, less: cat, more: cat, zcat: cat, egrep: (shell, words, stdin) => grep(shell, ['-E', ...words], stdin),
};
