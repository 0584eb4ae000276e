import {spawn} from 'node:child_process';
import process from 'node:process';
import {freshEnvironment, makeFolder, program} from './open-terminal.js';

/**
Starts a simulated cloud of its own process, as `juju-upgrade-wizard simulate` does for a second terminal.

@returns The folder that holds its `juju`.
*/
export const openSimulation = async (t: {teardown: (clean: () => Promise<void>) => void}, words: readonly string[]): Promise<string> => {
	const home = await makeFolder(t);
	const child = spawn(process.execPath, [program, 'simulate', ...words], {
		cwd: home, env: freshEnvironment(home, '/usr/bin:/bin'), stdio: ['ignore', 'pipe', 'inherit'],
	});
	const {promise, resolve, reject} = Promise.withResolvers<string>();
	const {promise: ended, resolve: end} = Promise.withResolvers<void>();
	let text = '';
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (part: string) => {
		text += part;
		const folder = /PATH='(?<folder>[^']+)'/v.exec(text)?.groups?.['folder'];
		if (folder !== undefined) {
			resolve(folder);
		}
	});
	child.on('exit', code => {
		end();
		reject(new Error(`The simulation ended with ${code}:\n${text}`));
	});
	t.teardown(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	return promise;
};
