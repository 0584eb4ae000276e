import {parseArgs} from 'node:util';
import {charmOptionRows} from './charm-option-rows.js';
import {copyOptionRows} from './copy-option-rows.js';
import {type Options} from './options-type.js';
import {screenOptionRows} from './screen-option-rows.js';
import {trainingOptionRows} from './training-option-rows.js';

export {type Options} from './options-type.js';

/** Wrong use of the command line: shown as two sentences, exit code 2. */
export class UsageError extends Error {
	readonly advice: string;

	constructor(message: string, advice: string) {
		super(message);
		this.name = 'UsageError';
		this.advice = advice;
	}
}

export type OptionRow = {
	readonly name: string;
	readonly short?: string;
	/** What stands behind it in the help; undefined for a switch. */
	readonly value?: string;
	readonly isRepeatable?: boolean;
	readonly description: string;
};

/** All options, named as Juju names them. The help and the parser are made from this table. */
export const optionRows: readonly OptionRow[] = [
	{
		name: 'controller', short: 'c', value: 'NAME', description: 'The controller to upgrade',
	},
	{
		name: 'model', short: 'm', value: '[CONTROLLER:]MODEL', isRepeatable: true, description: 'A model to upgrade; may be repeated',
	},
	{name: 'agent-version', value: 'V', description: 'The wanted version; else the one that Juju would select'},
	{name: 'agent-stream', value: 'S', description: 'Where versions come from: released, proposed, devel or testing'},
	{name: 'juju', value: 'PATH', description: 'Which client to run; else juju on PATH'},
	{name: 'simulate', value: '[SCENARIO]', description: 'Use the built-in simulator in place of a client'},
	{name: 'seed', value: 'N', description: 'Chance in the simulator; the same number gives the same run'},
	{name: 'speed', value: 'X', description: 'How fast time runs in the simulator, 1 to 1000'},
	...copyOptionRows,
	{name: 'format', value: 'F', description: 'Form of the result: text, json, markdown; shell for plan, html for report'},
	{
		name: 'output', short: 'o', value: 'FILE', description: 'Where the result is written; else standard output',
	},
	{
		name: 'status-file', value: 'FILE', isRepeatable: true, description: 'diagnose: a saved juju status, in place of a client; - is standard input',
	},
	{
		name: 'log-file', value: 'FILE', isRepeatable: true, description: 'diagnose: a saved log of Juju, gzip or not',
	},
	{
		name: 'error-file', value: 'FILE', isRepeatable: true, description: 'diagnose: what a failed command of Juju wrote',
	},
	...charmOptionRows,
	{name: 'plan', value: 'FILE', description: 'apply: the plan, as plan --format json or the wizard saved it'},
	{name: 'yes', description: 'apply: what the plan asks is answered with yes'},
	{
		name: 'accept', value: 'RISK', isRepeatable: true, description: 'apply: accepts disruptive, point-of-no-return or no-backup',
	},
	{name: 'read-only', description: 'Nothing that changes the cloud can be run'},
	{name: 'ascii', description: 'Draw with ASCII characters only'},
	{name: 'no-color', description: 'No colours (also NO_COLOR)'},
	{name: 'hand-over', description: 'report: one screen for whoever takes over'},
	{name: 'bundle', value: 'FILE', description: 'report: one archive for whoever helps, secrets masked'},
	...screenOptionRows,
	...trainingOptionRows,
	{name: 'control', description: 'simulate: lets the program simulation of a second terminal bring faults in, and change the speed'},
	{name: 'until-upgraded', description: 'watch: end when every model is upgraded'},
	{name: 'interval', value: 'D', description: 'Time between polls, as 2s or 1m; adaptive by default'},
	{name: 'timeout', value: 'D', description: 'Until giving up, as 15m; in the wizard, on a silent controller'},
	{
		name: 'ignore-check', value: 'ID', isRepeatable: true, description: 'A failed check does not block; it is recorded',
	},
	{name: 'take-over', description: 'Takes over the lock of a run on another machine; make sure that it has ended'},
	{name: 'data-directory', value: 'DIR', description: 'Where runs are kept'},
	{name: 'debug', description: 'Show where in the program an error arose'},
	{name: 'help', short: 'h', description: 'Show this help'},
	{name: 'version', description: 'Show the version'},
	{name: 'description', description: 'Show one line, as plugins of Juju do'},
];

const units: Readonly<Record<string, number>> = {
	ms: 1, s: 1000, m: 60_000, h: 3_600_000,
};

/**
Reads a duration as Juju does: `90s`, `15m`, `1h30m`.

@returns Milliseconds.
@throws {UsageError} For anything else; a bare number has no unit.
*/
export const parseDuration = (text: string, option: string): number => {
	let rest = text;
	let total = 0;
	while (rest !== '') {
		const part = /^(?<count>\d{1,9})(?<unit>ms|[hms])/v.exec(rest);
		total += Number(part?.groups?.['count'] ?? NaN) * (units[part?.groups?.['unit'] ?? ''] ?? NaN);
		rest = part ? rest.slice(part[0].length) : '';
	}

	if (!Number.isFinite(total) || total <= 0) {
		throw new UsageError(`"${text}" is no duration for --${option}.`, 'Give a number with a unit, such as 90s or 15m.');
	}

	return total;
};

const parseNumber = (text: string, option: string, {low, high}: {readonly low: number; readonly high: number}): number => {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high) {
		throw new UsageError(`"${text}" is no value for --${option}.`, `Give a number from ${low} to ${high}.`);
	}

	return value;
};

/** These may stand alone: the parser wants a value, so one is put there. A scenario may stand behind `--simulate`, nothing behind `--trust`. */
const fillValues = (arguments_: readonly string[]): readonly string[] => arguments_.map((word, index) => {
	if (word === '--trust') {
		return '--trust=true';
	}

	const next = arguments_[index + 1];
	return word === '--simulate' && (next === undefined || next.startsWith('-')) ? '--simulate=' : word;
});

const rawOf = (arguments_: readonly string[]) => {
	try {
		return parseArgs({
			args: [...fillValues(arguments_)],
			strict: true,
			allowPositionals: true,
			options: Object.fromEntries(optionRows.map(({name, short, value, isRepeatable}) => [name, {
				type: value === undefined ? 'boolean' as const : 'string' as const,
				...(short !== undefined && {short}),
				...((isRepeatable === true) && {multiple: true}),
			}])),
		});
	} catch (error) {
		const [sentence = 'The command line could not be read.'] = (error instanceof Error ? error.message : String(error)).split(/\.\s/v, 1);
		throw new UsageError(`${sentence.replace(/\.$/v, '')}.`, 'Run juju-upgrade-wizard --help for the options.');
	}
};

/** What was given of the options that only `charm` takes; a switch has an empty value. */
const charmValuesOf = (values: Readonly<Record<string, unknown>>): Options['charmValues'] => Object.fromEntries(charmOptionRows.flatMap(({name}) => {
	const given = values[name];
	return given === undefined ? [] : [[name, Array.isArray(given) ? given.map(String) : [typeof given === 'string' ? given : '']]];
}));

const nonEmpty = (text: string | undefined, option: string): string | undefined => {
	if (text?.trim() === '') {
		throw new UsageError(`--${option} was given nothing.`, `Give a value behind --${option}.`);
	}

	return text;
};

/**
Reads the command line.

@throws {UsageError} For unknown options and for values that cannot be.
*/
export const parseOptions = (arguments_: readonly string[]): Options => {
	const {values, positionals} = rawOf(arguments_);
	const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
	const list = (name: string): readonly string[] => (Array.isArray(values[name]) ? values[name].map(String) : []);
	const files = (name: string): readonly string[] => list(name).map(file => nonEmpty(file, name) ?? '');
	const isOn = (name: string): boolean => values[name] === true;
	const duration = (name: string): number | undefined => (text(name) === undefined ? undefined : parseDuration(text(name) ?? '', name));
	return {
		controller: nonEmpty(text('controller'), 'controller'),
		models: list('model').map(name => nonEmpty(name, 'model') ?? ''),
		agentVersion: nonEmpty(text('agent-version'), 'agent-version'),
		agentStream: nonEmpty(text('agent-stream'), 'agent-stream'),
		juju: nonEmpty(text('juju'), 'juju'),
		simulate: text('simulate'),
		statusSources: files('from-status'),
		isScrubbed: isOn('scrub'),
		faults: list('fault'),
		faultChoice: text('faults'),
		seed: parseNumber(text('seed') ?? '1', 'seed', {low: 0, high: 4_294_967_295}),
		speed: text('speed') === undefined ? undefined : parseNumber(text('speed') ?? '', 'speed', {low: 0.01, high: 1000}),
		format: nonEmpty(text('format'), 'format'),
		output: nonEmpty(text('output'), 'output'),
		statusFiles: files('status-file'),
		logFiles: files('log-file'),
		errorFiles: files('error-file'),
		charmValues: charmValuesOf(values),
		plan: nonEmpty(text('plan'), 'plan'),
		hasYes: isOn('yes'),
		accepted: list('accept'),
		takesOver: isOn('take-over'),
		isReadOnly: isOn('read-only'),
		isHandOver: isOn('hand-over'),
		bundleFile: nonEmpty(text('bundle'), 'bundle'),
		notify: nonEmpty(text('notify'), 'notify'),
		notifyArguments: list('notify-argument'),
		hasBell: isOn('bell'),
		record: nonEmpty(text('record'), 'record'),
		isUntilUpgraded: isOn('until-upgraded'),
		isListing: isOn('list'),
		isControlled: isOn('control'),
		isResetting: isOn('reset'),
		classFolder: nonEmpty(text('class'), 'class'),
		fromRun: nonEmpty(text('from-run'), 'from-run'),
		isPlain: isOn('plain'),
		isAscii: isOn('ascii'),
		hasColors: !isOn('no-color'),
		interval: duration('interval'),
		timeout: duration('timeout'),
		ignoredChecks: list('ignore-check'),
		dataDirectory: nonEmpty(text('data-directory'), 'data-directory'),
		isDebugging: isOn('debug'),
		wantsHelp: isOn('help'),
		wantsVersion: isOn('version'),
		wantsDescription: isOn('description'),
		positionals,
	};
};
