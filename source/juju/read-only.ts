import {recogniseMachineScript, type MachineScript} from './commands/machine-scripts.js';
import {isApplication, isCharm, isMachine} from './commands/names.js';
import {type JujuProcess, type ProcessAnswer} from './process.js';

/** What a command may have behind its name and still be a mere question. */
type Shape = {
	/** Options that stand alone. */
	readonly switches?: readonly string[];
	/** Options with a value in the next word. */
	readonly valued?: readonly string[];
	/** One of the switches that has to be there. */
	readonly needs?: string;
	/** Judges what is left: names of things, scripts. None may be there where this is missing. */
	readonly allows?: (words: readonly string[]) => boolean;
};

// 1.25 has environments.
const model = ['-m', '-e'] as const;
const format = ['--format'] as const;
const quiet = ['--no-browser-login'] as const;

/** With a second word `config` sets a setting, or shows one. */
const isOneApplication = (words: readonly string[]): boolean => words.length === 1 && isApplication(words[0]);

const isOneName = (words: readonly string[]): boolean => words.length === 1;

const readScripts: ReadonlySet<MachineScript['type']> = new Set<MachineScript['type']>(['inspect-services', 'inspect-controller-machine', 'read-agent-configuration']);

const isReadScript = ([machine = '', script = '', ...rest]: readonly string[]): boolean => {
	const type = isMachine(machine) && rest.length === 0 ? recogniseMachineScript(script)?.type : undefined;
	return type !== undefined && readScripts.has(type);
};

/** Settings that are asked for by name; none of them is a secret. */
const readSettings: ReadonlySet<string> = new Set(['agent-version', 'agent-stream']);

const isReadSetting = (words: readonly string[]): boolean => words.length === 1 && readSettings.has(words[0] ?? '');

const preview = (target: string): Shape => ({
	switches: [...quiet, '--dry-run'], valued: [target, '--agent-version', '--agent-stream'], needs: '--dry-run',
});

/**
All that may run, by the command's name. What is missing here does not run: an option that writes a file or shows a password as little as a command
that nobody has thought of yet.
*/
const questions: ReadonlyMap<string, Shape> = new Map<string, Shape>([
	['version', {}],
	['controllers', {switches: quiet, valued: format}],
	['show-controller', {switches: quiet, valued: format, allows: isOneName}],
	['models', {switches: quiet, valued: ['-c', ...format]}],
	['show-model', {switches: quiet, valued: format, allows: isOneName}],
	['status', {switches: [...quiet, '--utc'], valued: [...model, ...format]}],
	['model-config', {switches: quiet, valued: [...model, ...format], allows: words => words.length === 0 || isReadSetting(words)}],
	['show-status-log', {switches: [...quiet, '--utc'], valued: [...model, ...format, '--type', '-n'], allows: isOneName}],
	['debug-log', {switches: [...quiet, '--utc', '--date', '--no-tail'], valued: [...model, '--include', '--level', '-n', '--limit']}],
	['disabled-commands', {switches: quiet, valued: [...model, ...format]}],
	['upgrade-controller', preview('-c')],
	['upgrade-model', preview('-m')],
	['upgrade-juju', {...preview('-m'), switches: [...quiet, '--dry-run', '--verbose'], valued: [...model, '--agent-version', '--version']}],
	['config', {switches: quiet, valued: [...model, ...format], allows: isOneApplication}],
	['actions', {switches: quiet, valued: [...model, ...format], allows: isOneApplication}],
	['info', {valued: ['--channel', ...format], allows: words => words.length === 1 && isCharm(words[0] ?? '')}],
	// 1.25
	['get', {valued: ['-e', ...format], allows: isOneApplication}],
	['switch', {switches: ['--list'], needs: '--list'}],
	['get-env', {valued: ['-e'], allows: isReadSetting}],
	['status-history', {switches: ['--utc'], valued: ['-e', '-n'], allows: isOneName}],
	['block', {valued: ['-e', ...format], allows: words => words.length === 1 && words[0] === 'list'}],
	['ssh', {
		switches: ['--pty=false'], valued: model, needs: '--pty=false', allows: isReadScript,
	}],
]);

/** What may have the terminal. */
const conversations: ReadonlyMap<string, Shape> = new Map<string, Shape>([
	['login', {valued: ['-c']}],
]);

type Parts = {readonly switches: ReadonlySet<string>; readonly names: readonly string[]};

// An option behind its command's name is looked for as a whole word: `--dry-run=false` is none of ours.
const split = (words: readonly string[], {switches = [], valued = []}: Shape): Parts | undefined => {
	const found = new Set<string>();
	const names: string[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? '';
		if (valued.includes(word)) {
			index++;
			if (words[index]?.startsWith('-') ?? true) {
				return undefined;
			}
		} else if (switches.includes(word)) {
			found.add(word);
		} else if (word === '' || word.startsWith('-')) {
			return undefined;
		} else {
			names.push(word);
		}
	}

	return {switches: found, names};
};

const hasNone = (words: readonly string[]): boolean => words.length === 0;

const hasShape = (words: readonly string[], shape: Shape): boolean => {
	const {needs, allows = hasNone} = shape;
	const parts = split(words, shape);
	return parts !== undefined && (needs === undefined || parts.switches.has(needs)) && allows(parts.names);
};

const isAllowed = ([command = '', ...words]: readonly string[], table: ReadonlyMap<string, Shape>): boolean => {
	const shape = table.get(command);
	return shape !== undefined && hasShape(words, shape);
};

const refusal = {
	outcome: 'read-only',
	exitCode: undefined,
	duration: 0,
	reason: 'Not run: in this session nothing may be changed.',
} as const satisfies Partial<ProcessAnswer>;

/**
Puts a guard before a client: only the questions of a list reach it, whoever asks. Everything else is answered with `read-only`, and nothing is started.

It judges the words themselves, not the intent behind them, so that a mistake anywhere before cannot change anything.
*/
export const makeReadOnly = (process: JujuProcess): JujuProcess => ({
	name: process.name,
	async run(request) {
		return isAllowed(request.arguments, questions) ? process.run(request) : {...refusal, stdout: '', stderr: ''};
	},
	async attach(request) {
		return isAllowed(request.arguments, conversations) ? process.attach(request) : refusal;
	},
});
