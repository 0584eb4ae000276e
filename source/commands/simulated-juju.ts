import process from 'node:process';
import {runShim} from '../simulator/shim.js';

type Streams = {readonly stdout: NodeJS.WriteStream; readonly stderr: NodeJS.WriteStream};

/**
The `juju` of a second terminal: a thin client of a simulated cloud that `simulate` serves. It loads nothing of the simulator, so it starts fast.

@param arguments_ - The socket's path, then the words of the command.
@returns The command's exit code.
*/
export const runSimulatedJuju = async ([socketPath = '', ...words]: readonly string[], {stdout, stderr}: Streams): Promise<number> => {
	// A reader that has seen enough, such as `head`, is no failure.
	stdout.on('error', () => {
		stdout.destroy();
	});
	return runShim(socketPath, words, {stdin: process.stdin, stdout, stderr});
};
