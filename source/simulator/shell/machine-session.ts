import {recogniseMachineScript} from '../../juju/commands/machine-scripts.js';
import {type Cloud} from '../cloud.js';
import {configurationPath} from '../configuration.js';
import {findAgent, type AgentReference} from '../lookup.js';
import {type RemoteShell, type ShellStep} from '../remote-shell.js';
import {followOutput} from './follow-output.js';
import {refuseLine, runPipeline, wordsOf} from './known-commands.js';
import {
	absolute,
	didWrite,
	findFile,
	isFolder,
	type MachineShell,
} from './machine-folder.js';
import {runMachineScript} from './machine-script.js';
import {parseLine, type Pipeline, type ShellWord} from './parse-line.js';
import {fail, succeed, type ShellAnswer} from './shell-answer.js';
import {lettersOf, operandsOf} from './shell-command.js';

const home = '/home/ubuntu';

const editors: ReadonlySet<string> = new Set(['nano', 'pico', 'vi', 'vim', 'vim.tiny', 'vim.basic', 'editor', 'sensible-editor', 'sudoedit']);

export type SessionOptions = {
	readonly cloud: Cloud;
	/** The machine's own agent. */
	readonly reference: AgentReference;
	readonly folder?: string;
	readonly isRoot?: boolean;
	/** Whose prompt it is. */
	readonly name: string;
	readonly greeting: string;
	/** Commands beyond those of every machine; undefined where it is none of them. */
	readonly own?: (words: readonly string[]) => ShellAnswer | undefined;
	/** What happens when the person leaves, with the exit code of the shell. */
	readonly leave?: (exitCode: number) => string;
};

/** What a command finds that may change the shell: what was said, what follows, and its own words as typed. */
type Taken = {
	readonly said: Said;
	readonly rest: readonly Pipeline[];
	readonly filters: ReadonlyArray<readonly ShellWord[]>;
	readonly typed: readonly ShellWord[];
};

type Said = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

const add = (said: Said, {stdout, stderr, exitCode}: ShellAnswer): Said => ({stdout: said.stdout + stdout, stderr: said.stderr + stderr, exitCode});

/** A shell with a folder that it is in, and the exit code of its last command. */
class MachineSession {
	#folder: string;
	#exitCode = 0;
	#isRoot: boolean;
	/** How many `sudo -i` there are to leave. */
	#depth = 0;
	readonly #options: SessionOptions;

	constructor(options: SessionOptions) {
		this.#options = options;
		this.#folder = options.folder ?? home;
		this.#isRoot = options.isRoot ?? false;
	}

	get #shell(): MachineShell {
		const {cloud, reference} = this.#options;
		return {cloud, reference, folder: this.#folder};
	}

	/** One command list after the other; each may take the terminal, or end the shell. */
	#carryOn(said: Said, [pipeline, ...rest]: readonly Pipeline[]): ShellStep {
		if (!pipeline) {
			return this.#end(said);
		}

		if (pipeline.when !== 'always' && (pipeline.when === 'well') !== (said.exitCode === 0)) {
			return this.#carryOn(said, rest);
		}

		const [first = [], ...filters] = pipeline.commands;
		const words = wordsOf(this.#shell, first);
		return this.#take(words, {
			said, rest, filters, typed: first,
		})
		?? this.#carryOn(add(said, this.#runHere(words, pipeline)), rest);
	}

	#runHere(words: readonly string[], {commands}: Pipeline): ShellAnswer {
		const [, ...filters] = commands;
		const own = this.#options.own?.(words);
		if (own === undefined) {
			return runPipeline(this.#shell, commands);
		}

		return filters.length === 0 ? own : runPipeline(this.#shell, filters, own.stdout);
	}

	/** What a plain command cannot do: change the shell, take the terminal, leave. */
	#take(words: readonly string[], {said, rest, filters, typed}: Taken): ShellStep | undefined {
		const [name = '', ...operands] = words;
		if ((typed[0]?.text === 'sudo' && (words.length === 0 || name === 'su' || name === 'bash')) || name === 'su') {
			return this.#becomeRoot(typed, said, rest);
		}

		if (name === 'cd') {
			return this.#carryOn(add(said, this.#enter(operands[0])), rest);
		}

		if (name === 'exit' || name === 'logout') {
			return this.#leave(said, operands[0]);
		}

		if (editors.has(name)) {
			const file = operandsOf(operands).find(word => !word.startsWith('+'));
			return file === undefined
				? this.#carryOn(add(said, fail(`${name}: name the file that is to be edited`)), rest)
				: this.#edit(absolute(this.#shell, file), said, rest);
		}

		return /f/iv.test(lettersOf(operands)) && (name === 'tail' || name === 'journalctl') ? this.#follow(words, said, filters) : undefined;
	}

	#becomeRoot(typed: readonly ShellWord[], said: Said, rest: readonly Pipeline[]): ShellStep {
		if (typed.every(({text}) => !/^(?:-i|-s|su|bash|--login)$/v.test(text))) {
			return this.#carryOn(add(said, fail('usage: sudo command')), rest);
		}

		if (!this.#isRoot) {
			this.#isRoot = true;
			this.#depth++;
			this.#folder = this.#folder === home ? '/root' : this.#folder;
		}

		return this.#carryOn(add(said, succeed()), rest);
	}

	#enter(typed = '~'): ShellAnswer {
		const place = typed === '~' && this.#isRoot ? '/root' : absolute(this.#shell, typed);
		if (!isFolder(this.#shell, place)) {
			return fail(`bash: cd: ${typed}: ${findFile(this.#shell, place) ? 'Not a directory' : 'No such file or directory'}`);
		}

		this.#folder = place;
		return succeed();
	}

	#leave(said: Said, typed: string | undefined): ShellStep {
		const exitCode = typed === undefined ? said.exitCode : (/^\d{1,9}$/v.test(typed) ? Number(typed) % 256 : 2);
		if (this.#depth > 0) {
			this.#depth--;
			this.#isRoot = false;
			this.#folder = home;
			return this.#end({...said, exitCode});
		}

		return {
			type: 'leave', stdout: `${said.stdout}${this.#options.leave?.(exitCode) ?? ''}`, stderr: said.stderr, exitCode,
		};
	}

	#edit(file: string, said: Said, rest: readonly Pipeline[]): ShellStep {
		const shell = this.#shell;
		const found = findFile(shell, file);
		const isReadable = found === undefined || (found.text !== undefined && found.leadsTo === undefined);
		if (!isReadable || isFolder(shell, file)) {
			return this.#carryOn(add(said, fail(`${file} is no file that can be edited.`)), rest);
		}

		const before = found?.text ?? '';
		return {
			type: 'edit',
			path: file,
			text: before,
			stdout: said.stdout,
			stderr: said.stderr,
			save: text => {
				if (text !== undefined && text !== before) {
					didWrite(shell, file, text);
				}

				return this.#carryOn({stdout: '', stderr: '', exitCode: text === undefined ? 1 : 0}, rest);
			},
		};
	}

	#follow(words: readonly string[], said: Said, filters: ReadonlyArray<readonly ShellWord[]>): ShellStep {
		const shell = this.#shell;
		const {first, next} = followOutput(shell, words);
		if (first.exitCode !== 0) {
			return this.#carryOn(add(said, first), []);
		}

		const filtered = (text: string): string => filters.length === 0 || text === '' ? text : runPipeline(shell, filters, text).stdout;
		return {
			type: 'follow', stdout: `${said.stdout}${filtered(first.stdout)}`, stderr: said.stderr, next: () => filtered(next()),
		};
	}

	#end(said: Said): ShellStep {
		this.#exitCode = said.exitCode;
		return {type: 'answer', ...said};
	}

	prompt(): string {
		const place = this.#folder === (this.#isRoot ? '/root' : home) ? '~' : this.#folder;
		return `${this.#isRoot ? 'root' : 'ubuntu'}@${this.#options.name}:${place}${this.#isRoot ? '#' : '$'} `;
	}

	run(line: string): ShellStep {
		const script = recogniseMachineScript(line.trim());
		const {cloud, reference} = this.#options;
		if (script && script.type !== 'restart-agent') {
			return script.type === 'edit-agent-configuration'
				? this.#edit(configurationPath(script.agent), {stdout: '', stderr: '', exitCode: 0}, [])
				: this.#end(add({stdout: '', stderr: '', exitCode: 0}, runMachineScript(cloud, reference, script)));
		}

		const parsed = parseLine(line);
		return parsed.type === 'refused'
			? this.#end(add({stdout: '', stderr: '', exitCode: 0}, refuseLine(parsed.problem)))
			: this.#carryOn({stdout: '', stderr: '', exitCode: this.#exitCode}, parsed.pipelines);
	}
}

/** A shell on a machine. */
export const createSession = (options: SessionOptions): RemoteShell => {
	const session = new MachineSession(options);
	return {
		greeting: options.greeting,
		prompt: () => session.prompt(),
		run: line => session.run(line),
	};
};

/**
The shell that `ssh` opens on a machine.

@param reference - The machine's own agent.
*/
export const openMachineShell = (cloud: Cloud, reference: AgentReference): RemoteShell => {
	const machine = findAgent(cloud, reference)?.machine;
	return createSession({
		cloud,
		reference,
		name: machine?.hostname ?? reference.agent,
		greeting: 'This is a simulated machine. Commands that it knows: help. To leave: exit.\n',
	});
};
