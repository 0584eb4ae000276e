import {spawnSync} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {projectRoot} from '../test/_helpers/project-root.js';
import {medianOf, type Figure} from './figure.js';
import {makeAnswers, makeLargeClient, openLargeCloud} from './large-client.js';
import {openProgram} from './watched-program.js';

/**
The most that the built program has resident, as its own process with a client that answers at once.

@param seconds For so long it watches one model.
*/
export const measureProgramMemory = async (text: string, {seconds, name}: {readonly seconds: number; readonly name: string}): Promise<readonly Figure[]> => {
	const client = await makeLargeClient(openLargeCloud(), makeAnswers(text, 6));
	const terminal = await openProgram({arguments: ['watch', '-m', 'big:fleet'], searchPath: client.folder});
	try {
		await terminal.until('started');
		await wait(seconds * 1000);
		const {resident, peak} = terminal.memory();
		return [{
			name: `resident at most, ${name} agents`,
			value: peak,
			unit: 'MiB',
			goal: 450,
			detail: `the built program after ${seconds} seconds of answers; ${resident.toFixed(0)} MiB at the end`,
		}];
	} finally {
		await terminal.end();
		await client.remove();
	}
};

/**
An hour of polls on a virtual clock, in a process of its own: 1,800 answers of ten thousand agents, of which 505 change each time.
*/
export const measureHour = async (text: string): Promise<readonly Figure[]> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'benchmark-hour-'));
	try {
		const answers = makeAnswers(text, 12);
		await Promise.all(answers.map(async (answer, index) => fs.writeFile(path.join(folder, `status-${index}`), answer)));
		const {stdout, status} = spawnSync(process.execPath, [path.join(projectRoot, 'build', 'benchmark', 'hour.js'), folder], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, NODE_ENV: 'production'}});
		if (status !== 0) {
			throw new Error(`The hour ended with ${status}.`);
		}

		const {resident, peak, answered} = JSON.parse(stdout) as {readonly resident: readonly number[]; readonly peak: number; readonly answered: number};
		const third = Math.floor(resident.length / 3);
		const [first, last] = [medianOf(resident.slice(0, third)), medianOf(resident.slice(-third))];
		return [
			{
				name: 'an hour of polls, growth',
				value: last / first,
				unit: 'times',
				goal: 1.1,
				detail: `${last.toFixed(0)} MiB in the last third against ${first.toFixed(0)} MiB in the first; ${answered} answers of 9,998 agents`,
			},
			{
				name: 'an hour of polls, at most', value: peak, unit: 'MiB', goal: 450, detail: 'the same; nothing is waited for in between',
			},
		];
	} finally {
		await fs.rm(folder, {recursive: true, force: true});
	}
};
