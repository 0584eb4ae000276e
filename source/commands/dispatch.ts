import process from 'node:process';
import {commandHelp, unknownCommand} from './command-help.js';
import {description, helpText} from './help.js';
import {parseOptions, UsageError, type Options} from './options.js';

/** A command's own module is loaded when it is asked for, and nothing else. */
const commands: Readonly<Record<string, (options: Options, rest: readonly string[], packageVersion: string) => Promise<number>>> = {
	async check(options, rest) {
		const {runCheck} = await import('./check.js');
		return runCheck(options, rest, {stdout: process.stdout, stderr: process.stderr, signals: true});
	},
	async plan(options, rest) {
		const {runPlan} = await import('./plan.js');
		return runPlan(options, rest, {stdout: process.stdout, stderr: process.stderr, signals: true});
	},
	async watch(options, rest) {
		const {runWatch} = await import('./watch.js');
		return runWatch(options, rest, {stdout: process.stdout, stderr: process.stderr, signals: true});
	},
	async verify(options, rest) {
		const {runVerify} = await import('./verify.js');
		return runVerify(options, rest, {stdout: process.stdout, stderr: process.stderr, signals: true});
	},
	async apply(options, rest, packageVersion) {
		const {runApply} = await import('./apply.js');
		return runApply(options, rest, {
			stdout: process.stdout, stderr: process.stderr, signals: true, packageVersion,
		});
	},
	async diagnose(options, rest) {
		const {runDiagnose} = await import('./diagnose.js');
		return runDiagnose(options, rest, {
			stdout: process.stdout, stderr: process.stderr, stdin: process.stdin, signals: true,
		});
	},
	async resume(options, rest, packageVersion) {
		const {runResume} = await import('./resume.js');
		return runResume(options, rest, packageVersion);
	},
	async charm(options, rest, packageVersion) {
		const {runCharm} = await import('./charm.js');
		return runCharm(options, rest, packageVersion);
	},
	async paths(options, rest) {
		const {runPaths} = await import('./paths.js');
		return runPaths(options, rest, {stdout: process.stdout, stderr: process.stderr});
	},
	async runs(options, rest) {
		const {runRuns} = await import('./runs.js');
		return runRuns(options, rest, {stdout: process.stdout, stderr: process.stderr});
	},
	async report(options, rest) {
		const {runReport} = await import('./report.js');
		return runReport(options, rest, {stdout: process.stdout, stderr: process.stderr});
	},
	async completion(_options, rest) {
		const {printCompletion} = await import('./completion.js');
		return printCompletion(rest, process.stdout);
	},
	async simulate(options, rest) {
		const {runSimulate} = await import('./simulate.js');
		return runSimulate([
			...rest.flatMap(scenario => ['--scenario', scenario]),
			'--seed',
			String(options.seed),
			...(options.speed === undefined ? [] : ['--speed', String(options.speed)]),
		], {stdout: process.stdout, stderr: process.stderr});
	},
};

/** Commands with a result that `--format` and `--output` are about. */
const commandsWithResult: ReadonlySet<string | undefined> = new Set(['check', 'plan', 'apply', 'paths', 'watch', 'verify', 'diagnose', 'runs', 'report']);

const refuseResultOptions = ({format, output}: Options, name: string | undefined): void => {
	const option = format === undefined ? 'output' : 'format';
	if ((format !== undefined || output !== undefined) && !commandsWithResult.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${option}.`, 'It belongs to commands with a result: check, plan, apply, paths, watch, verify, diagnose, runs, report.');
	}
};

const refuseFiles = ({statusFiles, logFiles, errorFiles}: Options, name: string | undefined): void => {
	const option = [['status-file', statusFiles], ['log-file', logFiles], ['error-file', errorFiles]] as const;
	const given = option.find(([, files]) => files.length > 0)?.[0];
	if (given !== undefined && name !== 'diagnose') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to diagnose.');
	}
};

const refuseCharmOptions = ({charmValues}: Options, name: string | undefined): void => {
	const [given] = Object.keys(charmValues);
	if (given !== undefined && name !== 'charm') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to charm.');
	}
};

const refuseApplyOptions = ({plan, hasYes, accepted}: Options, name: string | undefined): void => {
	const options = [['plan', plan !== undefined], ['yes', hasYes], ['accept', accepted.length > 0]] as const;
	const given = options.find(([, isGiven]) => isGiven)?.[0];
	if (given !== undefined && name !== 'apply') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to apply.');
	}
};

const refuseReportOptions = ({isHandOver, bundleFile}: Options, name: string | undefined): void => {
	const given = isHandOver ? 'hand-over' : (bundleFile === undefined ? undefined : 'bundle');
	if (given !== undefined && name !== 'report') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to report.');
	}
};

const refuseWatchOptions = ({isUntilUpgraded}: Options, name: string | undefined): void => {
	if (isUntilUpgraded && name !== 'watch') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --until-upgraded.`, 'It belongs to watch.');
	}
};

/** Commands that show the screens of the wizard. */
const commandsWithScreen: ReadonlySet<string | undefined> = new Set([undefined, 'resume', 'charm']);

const refuseScreenOptions = ({notify, notifyArguments, hasBell, record}: Options, name: string | undefined): void => {
	const options = [['notify', notify !== undefined], ['notify-argument', notifyArguments.length > 0], ['bell', hasBell], ['record', record !== undefined]] as const;
	const given = options.find(([, isGiven]) => isGiven)?.[0];
	if (given !== undefined && !commandsWithScreen.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to what shows screens: the wizard, resume and charm.');
	}

	if (notifyArguments.length > 0 && notify === undefined) {
		throw new UsageError('--notify-argument was given without --notify.', 'Name the program that the words are for with --notify.');
	}
};

/** Of the command that is named; of all where none is. */
const helpOf = ([command]: readonly string[]): string => command === undefined || command === 'help' ? helpText() : commandHelp(command);

/** Commands that take the lock on a controller. */
const commandsWithLock: ReadonlySet<string | undefined> = new Set([undefined, 'resume', 'apply', 'charm']);

const refuseTakeOver = ({takesOver}: Options, name: string | undefined): void => {
	if (takesOver && !commandsWithLock.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --take-over.`, 'It belongs to what changes a controller: the wizard, resume, apply and charm.');
	}
};

const runCommand = async (arguments_: readonly string[], packageVersion: string): Promise<number> => {
	const options = parseOptions(arguments_);
	if (options.wantsDescription) {
		process.stdout.write(`${description}\n`);
		return 0;
	}

	if (options.wantsVersion) {
		process.stdout.write(`${packageVersion}\n`);
		return 0;
	}

	const [name, ...rest] = options.positionals;
	if (options.wantsHelp || name === 'help') {
		process.stdout.write(helpOf(name === 'help' ? rest : options.positionals));
		return 0;
	}

	refuseResultOptions(options, name);
	refuseFiles(options, name);
	refuseCharmOptions(options, name);
	refuseApplyOptions(options, name);
	refuseTakeOver(options, name);
	refuseWatchOptions(options, name);
	refuseReportOptions(options, name);
	refuseScreenOptions(options, name);
	if (name === undefined) {
		const {runWizard} = await import('./wizard.js');
		return runWizard(options, packageVersion);
	}

	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) {
		throw unknownCommand(name);
	}

	return command(options, rest, packageVersion);
};

/**
Finds the command and runs it.

@returns The exit code of the program.
@throws {UsageError} For wrong use. No secret is left in the words of what is thrown.
*/
export const dispatchCommand = async (arguments_: readonly string[], packageVersion: string): Promise<number> => {
	try {
		return await runCommand(arguments_, packageVersion);
	} catch (error) {
		const {hideSecrets} = await import('./hide-secrets.js');
		throw hideSecrets(error);
	}
};
