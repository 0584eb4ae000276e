import {type Cloud} from '../cloud.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {freeDisk} from '../services.js';
import {fileCommands} from './file-commands.js';
import {humanSize} from './list-files.js';
import {allFiles, type MachineShell} from './machine-folder.js';
import {parseLine, type Pipeline, type ShellWord} from './parse-line.js';
import {serviceCommands} from './service-commands.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';
import {type ShellCommand} from './shell-command.js';
import {textCommands} from './text-commands.js';

const mebibyte = 1_048_576;

const df: ShellCommand = ({cloud, reference}, words) => {
	const free = freeDisk(cloud, reference) ?? 0;
	const size = Math.max(16_000, free);
	const used = Math.round(((size - free) / size) * 100);
	const isHuman = words.some(word => /^-[A-Za-z]*h/v.test(word));
	const cell = (mebibytes: number, width: number): string => (isHuman ? humanSize(mebibytes * mebibyte) : String(mebibytes)).padStart(width);
	return succeed([
		isHuman ? 'Filesystem      Size  Used Avail Use% Mounted on' : 'Filesystem     1M-blocks  Used Available Use% Mounted on',
		isHuman
			? `/dev/root      ${cell(size, 5)} ${cell(size - free, 5)} ${cell(free, 5)}  ${String(used).padStart(2)}% /`
			: `/dev/root          ${size} ${cell(size - free, 5)} ${cell(free, 9)}  ${used}% /`,
		'',
	].join('\n'));
};

const knownNames = (): readonly string[] => Object.keys(commands).filter(name => !hidden.has(name)).toSorted();

/** In lines that are no wider than a terminal. */
const wrapNames = (names: readonly string[]): readonly string[] => {
	const lines: string[] = [];
	for (const name of names) {
		const last = lines.at(-1);
		if (last === undefined || last.length + name.length > 74) {
			lines.push(`  ${name}`);
		} else {
			lines[lines.length - 1] = `${last} ${name}`;
		}
	}

	return lines;
};

const help: ShellCommand = () => succeed([
	'This simulated shell knows:',
	...wrapNames(knownNames()),
	'  sudo in front of each, tail -f, cd, exit',
	'  nano, vi, vim and editor FILE: your $EDITOR opens it, as a copy',
	'Pipes, && || ; and * work. Redirection and variables do not.',
	'',
].join('\n'));

const systemCommands: Readonly<Record<string, ShellCommand>> = {
	df,
	help,
	hostname: ({cloud, reference}) => succeed(`${findAgent(cloud, reference)?.machine?.hostname ?? ''}\n`),
	date: ({cloud, reference}) => succeed(`${new Date(cloud.now + (findAgent(cloud, reference)?.machine?.clockOffset ?? 0)).toUTCString().replace('GMT', 'UTC')}\n`),
	echo: (_, words) => succeed(`${words.join(' ')}\n`),
	true: () => succeed(),
	false: () => ({stdout: '', stderr: '', exitCode: 1}),
	clear: () => succeed('\u{1B}[H\u{1B}[2J'),
	sync: () => succeed(),
};

const commands: Readonly<Record<string, ShellCommand>> = {
	...textCommands, ...fileCommands, ...serviceCommands, ...systemCommands,
};

/** Known, and not worth naming. */
const hidden: ReadonlySet<string> = new Set([
	'true', 'false', 'sync', 'll', 'egrep', 'zcat', 'more', 'initctl', 'start', 'stop', 'restart', 'status', 'chmod', 'chown', 'clear', 'touch', 'mkdir', 'help',
]);

const special = /\\(?<kept>.)|[$\(\)*+.\/?\[\]^\{\|\}]/gv;

/** One part of a path, in which a star stands for anything and a question mark for one character. */
const patternOf = (part: string): RegExp => {
	const source = part.replaceAll(special, (piece, kept: string | undefined) => {
		const wild = piece === '?' ? '.' : (piece === '*' ? '.*' : undefined);
		return wild ?? `\\${kept ?? piece}`;
	});
	return new RegExp(`^${source}$`, 'v');
};

/** Names of this machine's files and folders that fit a pattern, as they were begun; the pattern itself where none does. */
const expand = (shell: MachineShell, {text, pattern}: ShellWord): readonly string[] => {
	// More stars in one name could take for ever, and fit nothing that fewer do not.
	if (pattern === undefined || pattern.split('/').some(part => part.split('*').length > 4)) {
		return [text];
	}

	const isAbsolute = pattern.startsWith('/');
	const wanted = (isAbsolute ? pattern : `${shell.folder === '/' ? '' : shell.folder}/${pattern}`).split('/');
	const fits = wanted.map(part => patternOf(part));
	const known = allFiles(shell).map(file => file.split('/')).filter(parts => parts.length >= wanted.length && fits.every((fit, index) => fit.test(parts[index] ?? '')));
	const paths = new Set(known.map(parts => parts.slice(0, wanted.length).join('/')));
	const found = [...paths].toSorted();
	return found.length === 0 ? [text] : found.map(path => isAbsolute ? path : path.slice(shell.folder.length + 1));
};

/** The words of one command, files named and `sudo` with its options gone. */
export const wordsOf = (shell: MachineShell, words: readonly ShellWord[]): readonly string[] => {
	const all = words.flatMap(word => expand(shell, word));
	if (all[0] !== 'sudo') {
		return all;
	}

	const start = all.findIndex((word, index) => index > 0 && !word.startsWith('-') && all[index - 1] !== '-u');
	return start === -1 ? [] : wordsOf(shell, all.slice(start).map(text => ({text, pattern: undefined})));
};

const unknown = (name: string): ShellAnswer => fail(`bash: line 1: ${name}: command not found`, 127);

/** One command with what comes through the pipe. */
export const runCommand = (shell: MachineShell, words: readonly string[], stdin?: string): ShellAnswer => {
	const [name = 'true', ...rest] = words;
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	return command ? command(shell, rest, stdin) : unknown(name);
};

/** Commands with a pipe between them: what the last one prints, and what all complain of. */
export const runPipeline = (shell: MachineShell, pipeline: ReadonlyArray<readonly ShellWord[]>, stdin?: string): ShellAnswer => {
	let [through, stderr, exitCode] = [stdin, '', 0];
	for (const words of pipeline) {
		const answer = runCommand(shell, wordsOf(shell, words), through);
		through = answer.stdout;
		stderr += answer.stderr;
		exitCode = answer.exitCode;
	}

	return {stdout: through ?? '', stderr, exitCode};
};

/** Runs pipelines one after the other, as each says. */
export const runPipelines = (shell: MachineShell, pipelines: readonly Pipeline[]): ShellAnswer => {
	let result = succeed();
	for (const {commands: pipeline, when} of pipelines) {
		if (!(when === 'always' || (when === 'well') === (result.exitCode === 0))) {
			continue;
		}

		const {stdout, stderr, exitCode} = runPipeline(shell, pipeline);
		result = {stdout: result.stdout + stdout, stderr: result.stderr + stderr, exitCode};
	}

	return result;
};

export const refuseLine = (problem: string): ShellAnswer => fail(`This simulated shell ${problem}.`, 2);

/**
Runs a line that people type on a machine.

@param text - Commands with pipes, `&&`, `||` and `;` between them, with or without `sudo`.
*/
export const runKnownCommand = (cloud: Cloud, reference: AgentReference, text: string): ShellAnswer => {
	const parsed = parseLine(text);
	return parsed.type === 'refused'
		? refuseLine(parsed.problem)
		: runPipelines({cloud, reference, folder: '/home/ubuntu'}, parsed.pipelines);
};
