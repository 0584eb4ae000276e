/**
The first screen of the installed program, in a pseudo-terminal, and its end.
*/
import pty from '@lydell/node-pty';

/** Milliseconds. */
const longest = 30_000;

/** Says what is wrong; undefined where nothing is. */
export const tryFirstFrame = async (program, environment) => {
	const child = pty.spawn(program, ['--simulate', 'small'], {
		cols: 80, rows: 24, cwd: environment.HOME, env: {...environment, TERM: 'xterm-256color'},
	});
	const {promise, resolve} = Promise.withResolvers();
	let written = '';
	let hasAsked = false;
	const limit = setTimeout(() => {
		child.kill('SIGKILL');
		resolve(`its first screen, or its end, did not come: ${JSON.stringify(written.slice(-500))}`);
	}, longest);
	child.onData(data => {
		written += data;
		// The cloud's name comes with its first answer: by then everything is loaded.
		if (hasAsked || !written.includes('Target') || !written.includes('3.6.4')) {
			return;
		}

		hasAsked = true;
		setTimeout(() => {
			child.write('q');
		}, 1000);
	});
	child.onExit(({exitCode}) => {
		resolve(exitCode === 4 && hasAsked ? undefined : `it ended with ${exitCode}: ${JSON.stringify(written.slice(-500))}`);
	});
	const problem = await promise;
	clearTimeout(limit);
	return problem;
};
