import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {startServer, type SimulationOptions, type SimulatorServer} from '../simulator/server.js';
import {simulatedCharmReader} from './simulated-charm-reader.js';

export type ServedSimulation = {
	/** The folder that a second terminal puts first in its PATH: in it are `juju` and `simulation`. */
	readonly bin: string;
	readonly socketPath: string;
	/** Ends all commands, stops listening and takes the folder away. */
	close(): Promise<void>;
};

/** What a shell of a second terminal takes as one word. */
export const quoteForShell = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** The line that a second terminal is given. */
export const pathLine = ({bin}: Pick<ServedSimulation, 'bin'>): string => `export PATH=${quoteForShell(bin)}:"$PATH"`;

/** Programs that speak to the socket, made of this very program. */
const writePrograms = async (folder: string, socketPath: string): Promise<string> => {
	const bin = path.join(folder, 'bin');
	await fs.mkdir(bin, {mode: 0o700});
	const program = await fs.realpath(process.argv[1] ?? '');
	const write = async (name: string, words: readonly string[]) => {
		// A single executable is its own program.
		const start = program === await fs.realpath(process.execPath) ? [program] : [process.execPath, program];
		const line = [...start, 'simulated-juju', ...words, socketPath].map(word => quoteForShell(word)).join(' ');
		await fs.writeFile(path.join(bin, name), `#!/bin/sh\nexec ${line} "$@"\n`, {mode: 0o700});
	};

	await Promise.all([write('juju', []), write('simulation', ['--simulation'])]);
	return bin;
};

const start = async (folder: string, options: SimulationOptions): Promise<{readonly server: SimulatorServer; readonly bin: string; readonly socketPath: string}> => {
	const socketPath = path.join(folder, 'socket');
	const server = await startServer({charmReader: simulatedCharmReader, ...options, path: socketPath});
	return {server, bin: await writePrograms(folder, socketPath), socketPath};
};

/**
Serves a simulated cloud to a second terminal, from a private folder.

@param options - The cloud, its time (`speed`, or `now` and `wait` of the session that uses it too), and who is told of commands.

@throws Where the folder or the socket in it cannot be made.
*/
export const serveSimulation = async (options: SimulationOptions): Promise<ServedSimulation> => {
	// Private from the start: mkdtemp makes folders of mode 0700.
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'juju-simulated-'));
	const remove = async () => fs.rm(folder, {recursive: true, force: true});
	try {
		const {server, bin, socketPath} = await start(folder, options);
		return {
			bin,
			socketPath,
			async close() {
				await server.close();
				await remove();
			},
		};
	} catch (error) {
		await remove();
		throw error;
	}
};
