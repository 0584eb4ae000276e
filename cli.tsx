import process from 'node:process';
import {surviveMessageErrors, surviveOutputErrors} from './source/commands/write-errors.js';

declare const packageVersion: string;

/** Errors that the operator can act on carry an advice; others are ours, and say so. */
const report = (error: unknown): number => {
	const isDebugging = process.argv.includes('--debug');
	const message = error instanceof Error ? error.message : String(error);
	const advice = error instanceof Error && 'advice' in error ? String(error.advice) : undefined;
	process.stderr.write(advice === undefined
		? `juju-upgrade-wizard failed: ${message}\nThis is a fault of the program. Run it again with --debug to see where it arose.\n`
		: `${message}\n${advice}\n`);
	if (isDebugging && error instanceof Error) {
		process.stderr.write(`${error.stack ?? ''}\n`);
	}

	const exitCode = error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 2;
	return advice === undefined ? 1 : exitCode;
};

/** What Ink needs. Below it the program would fail somewhere in the middle, with words that help nobody. */
const oldestNode = 22;

/** What most callers wait for is answered before anything else is loaded. */
const main = async (arguments_: readonly string[]): Promise<number> => {
	const [first] = arguments_;
	surviveOutputErrors();
	if (arguments_.length === 1 && first === '--version') {
		process.stdout.write(`${packageVersion}\n`);
		return 0;
	}

	surviveMessageErrors();
	if (Number(process.versions.node.split('.', 1)[0]) < oldestNode) {
		process.stderr.write([
			`This is Node ${process.versions.node}; juju-upgrade-wizard needs Node ${oldestNode} or newer.`,
			'Install a newer Node, or run npm start in the folder of the project, which brings its own.',
			'',
		].join('\n'));
		return 3;
	}

	if (first === 'simulated-juju') {
		const {runSimulatedJuju} = await import('./source/commands/simulated-juju.js');
		return runSimulatedJuju(arguments_.slice(1), {stdout: process.stdout, stderr: process.stderr});
	}

	const {dispatchCommand} = await import('./source/commands/dispatch.js');
	return dispatchCommand(arguments_, packageVersion);
};

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	process.exitCode = report(error);
}
