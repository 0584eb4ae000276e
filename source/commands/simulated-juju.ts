import process from 'node:process';
import {runShim} from '../simulator/shim.js';

type Streams = {readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream};

/** Behind which the path of the socket stands where it is not `juju`. */
const otherProgram = '--simulation';

/**
The `juju` of a second terminal: a thin client of a simulated cloud that `simulate` serves. It loads nothing of the simulator, so it starts fast.

@param arguments_ - The socket's path, then the words of the command. With `--simulation` before them it is the program `simulation` beside it.
@returns The command's exit code.
*/
export const runSimulatedJuju = async (arguments_: readonly string[], {stdout, stderr}: Streams): Promise<number> => {
	// A reader that has seen enough, such as `head`, is no failure.
	stdout.on('error', () => {
		stdout.destroy();
	});
	const program = arguments_[0] === otherProgram ? 'simulation' : 'juju';
	const [socketPath = '', ...words] = program === 'juju' ? arguments_ : arguments_.slice(1);
	return runShim(socketPath, words, {
		stdin: process.stdin, stdout, stderr, program,
	});
};
