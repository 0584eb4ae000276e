import process from 'node:process';
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
	async diagnose(options, rest) {
		const {runDiagnose} = await import('./diagnose.js');
		return runDiagnose(options, rest, {
			stdout: process.stdout, stderr: process.stderr, stdin: process.stdin, signals: true,
		});
	},
	async charm(options, rest, packageVersion) {
		const {runCharm} = await import('./charm.js');
		return runCharm(options, rest, packageVersion);
	},
	async paths(options) {
		const {printPaths} = await import('./paths.js');
		return printPaths(options, process.stdout);
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
const commandsWithResult: ReadonlySet<string | undefined> = new Set(['check', 'plan', 'diagnose']);

const refuseResultOptions = ({format, output}: Options, name: string | undefined): void => {
	const option = format === undefined ? 'output' : 'format';
	if ((format !== undefined || output !== undefined) && !commandsWithResult.has(name)) {
		throw new UsageError(`${name ?? 'The wizard'} takes no --${option}.`, 'It belongs to check, plan and diagnose.');
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

/**
Finds the command and runs it.

@returns The exit code of the program.
@throws {UsageError} For wrong use.
*/
export const dispatchCommand = async (arguments_: readonly string[], packageVersion: string): Promise<number> => {
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
		process.stdout.write(helpText());
		return 0;
	}

	refuseResultOptions(options, name);
	refuseFiles(options, name);
	refuseCharmOptions(options, name);
	if (name === undefined) {
		const {runWizard} = await import('./wizard.js');
		return runWizard(options, packageVersion);
	}

	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command) {
		throw new UsageError(`There is no command "${name}".`, 'Run juju-upgrade-wizard --help for the commands.');
	}

	return command(options, rest, packageVersion);
};
