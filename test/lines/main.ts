/*
Terminals of several kinds, tmux, screen and a connection by ssh that drops, for `npm run test:lines`. They are no AVA tests: where a program is missing that a case needs,
the case is not skipped in silence, but said to be NOT CHECKED.
*/
import {accessSync, constants} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {kindCases} from './kinds.js';
import {multiplexerCases} from './multiplexers.js';
import {connectionCases} from './connection.js';
import {type LineCase, type Problems} from './case.js';

const folders = ['/usr/bin', '/bin', '/usr/sbin'];

const isThere = (program: string): boolean => folders.some(folder => {
	try {
		accessSync(path.join(folder, program), constants.X_OK);
		return true;
	} catch {
		return false;
	}
});

const judge = async ({findProblems}: LineCase): Promise<Problems> => {
	const cleanings: Array<() => Promise<void>> = [];
	try {
		return await findProblems({
			teardown(clean) {
				cleanings.push(clean);
			},
		});
	} catch (error) {
		return [error instanceof Error ? error.message : String(error)];
	} finally {
		for (const clean of cleanings.toReversed()) {
			await clean();
		}
	}
};

const wanted = process.argv[2] ?? '';
const chosen = [...kindCases, ...multiplexerCases, ...connectionCases].filter(({name}) => name.includes(wanted));
for (const one of chosen) {
	const missing = one.needs.filter(program => !isThere(program));
	if (missing.length > 0) {
		process.stderr.write(`  NOT CHECKED: ${one.name}. Not on this machine: ${missing.join(', ')}\n`);
		continue;
	}

	const problems = await judge(one);
	process.stdout.write(`  ${problems.length === 0 ? '✔' : '✘'} ${one.name}\n${problems.map(problem => `${problem}\n`).join('')}`);
	process.exitCode = problems.length === 0 ? process.exitCode : 1;
}

