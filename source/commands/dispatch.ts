import process from 'node:process';
import {commandHelp, unknownCommand} from './command-help.js';
import {description, helpText} from './help.js';
import {parseOptions, UsageError, type Options} from './options.js';
import {refuseCopyOptions} from './refuse-copy-options.js';
import {resultStreams, isAsciiWanted} from './result-streams.js';
import {applyTargetVariables} from './target-variables.js';

const streamsOf = (options: Options): ReturnType<typeof resultStreams> => resultStreams(options, process, process.env);

/** A command's own module is loaded when it is asked for, and nothing else. */
const commands: Readonly<Record<string, (options: Options, rest: readonly string[], packageVersion: string) => Promise<number>>> = {
	async check(options, rest) {
		const {runCheck} = await import('./check.js');
		return runCheck(options, rest, {...streamsOf(options), signals: true});
	},
	async plan(options, rest) {
		const {runPlan} = await import('./plan.js');
		return runPlan(options, rest, {...streamsOf(options), signals: true});
	},
	async watch(options, rest) {
		const {runWatch} = await import('./watch.js');
		return runWatch(options, rest, {...streamsOf(options), signals: true});
	},
	async verify(options, rest) {
		const {runVerify} = await import('./verify.js');
		return runVerify(options, rest, {...streamsOf(options), signals: true});
	},
	async apply(options, rest, packageVersion) {
		const {runApply} = await import('./apply.js');
		return runApply(options, rest, {
			...streamsOf(options), signals: true, packageVersion,
		});
	},
	async diagnose(options, rest) {
		const {runDiagnose} = await import('./diagnose.js');
		return runDiagnose(options, rest, {
			...streamsOf(options), stdin: process.stdin, signals: true,
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
	async train(options, rest, packageVersion) {
		const {runTrain} = await import('./train.js');
		return runTrain(options, rest, {...streamsOf(options), packageVersion});
	},
	async paths(options, rest) {
		const {runPaths} = await import('./paths.js');
		return runPaths(options, rest, streamsOf(options));
	},
	async runs(options, rest) {
		const {runRuns} = await import('./runs.js');
		return runRuns(options, rest, streamsOf(options));
	},
	async report(options, rest) {
		const {runReport} = await import('./report.js');
		return runReport({...options, isAscii: isAsciiWanted(options, process.env)}, rest, streamsOf(options));
	},
	async completion(_options, rest) {
		const {printCompletion} = await import('./completion.js');
		return printCompletion(rest, process.stdout);
	},
	async rehearse(options, rest, packageVersion) {
		const {runRehearse} = await import('./rehearse.js');
		return runRehearse(options, rest, {
			...streamsOf(options), signals: true, packageVersion,
		});
	},
	async simulate(options, rest) {
		const {runSimulate} = await import('./simulate.js');
		return runSimulate([
			...(options.copiedCloud ? [] : rest.flatMap(scenario => ['--scenario', scenario])),
			'--seed',
			String(options.seed),
			...(options.speed === undefined ? [] : ['--speed', String(options.speed)]),
			...(options.isControlled ? ['--control'] : []),
		], {stdout: process.stdout, stderr: process.stderr, copiedCloud: options.copiedCloud});
	},
};

/** Commands with a result that `--format` and `--output` are about. */
const commandsWithResult: ReadonlySet<string | undefined> = new Set(['check', 'plan', 'apply', 'paths', 'watch', 'verify', 'diagnose', 'runs', 'report', 'train', 'rehearse']);

const refuseResultOptions = ({format, output}: Options, name: string | undefined): void => {
	const option = format === undefined ? 'output' : 'format';
	if ((format !== undefined || output !== undefined) && !commandsWithResult.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${option}.`, 'It belongs to commands with a result: check, plan, apply, paths, watch, verify, diagnose, runs, report, train --list.');
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

/** Commands that tell a person of what happens, and those of them that have screens. */
const commandsWithNotices: ReadonlySet<string | undefined> = new Set([undefined, 'resume', 'charm', 'train', 'watch', 'apply']);
const commandsWithScreen: ReadonlySet<string | undefined> = new Set([undefined, 'resume', 'charm', 'train', 'watch']);

const refuseScreenOptions = ({notify, notifyArguments, hasBell, record}: Options, name: string | undefined): void => {
	const options = [['notify', notify !== undefined], ['notify-argument', notifyArguments.length > 0], ['bell', hasBell]] as const;
	const given = options.find(([, isGiven]) => isGiven)?.[0];
	if (given !== undefined && !commandsWithNotices.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to what takes long: the wizard, resume, charm, watch and apply.');
	}

	if (record !== undefined && !commandsWithScreen.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --record.`, 'It belongs to what shows screens: the wizard, resume, charm and watch.');
	}

	if (notifyArguments.length > 0 && notify === undefined) {
		throw new UsageError('--notify-argument was given without --notify.', 'Name the program that the words are for with --notify.');
	}
};

/** Of the command that is named; of all where none is. */
const helpOf = ([command]: readonly string[]): string => command === undefined || command === 'help' ? helpText() : commandHelp(command);

const refuseTrainingOptions = ({isListing, isResetting, classFolder, fromRun}: Options, name: string | undefined): void => {
	const given = ([['list', isListing], ['reset', isResetting], ['class', classFolder !== undefined], ['from-run', fromRun !== undefined]] as const).find(([, isGiven]) => isGiven)?.[0];
	if (given !== undefined && name !== 'train') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${given}.`, 'It belongs to train.');
	}
};

const refuseControl = ({isControlled = false}: Options, name: string | undefined): void => {
	if (isControlled && name !== 'simulate') {
		throw new UsageError(`${name ?? 'The wizard'} takes no --control.`, 'It belongs to simulate.');
	}
};

/** Commands that take the lock on a controller. */
const commandsWithLock: ReadonlySet<string | undefined> = new Set([undefined, 'resume', 'apply', 'charm']);

const refuseTakeOver = ({takesOver}: Options, name: string | undefined): void => {
	if (takesOver && !commandsWithLock.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --take-over.`, 'It belongs to what changes a controller: the wizard, resume, apply and charm.');
	}
};

/** With `--from-status` the simulated cloud is made before anything is shown; `simulate` takes more files behind it. */
const copyCloud = async (options: Options, more: readonly string[]): Promise<Options> => {
	if (options.statusSources.length === 0) {
		return options;
	}

	const {withCopiedCloud} = await import('./import-cloud.js');
	return withCopiedCloud({...options, statusSources: [...options.statusSources, ...more]}, {stderr: process.stderr});
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
	refuseTrainingOptions(options, name);
	refuseControl(options, name);
	refuseCopyOptions(options, name);
	const copied = await copyCloud(await applyTargetVariables(options, name, process.env), name === 'simulate' ? rest : []);
	if (name === undefined) {
		const {runWizard} = await import('./wizard.js');
		return runWizard(copied, packageVersion);
	}

	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) {
		throw unknownCommand(name);
	}

	return command(copied, rest, packageVersion);
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
