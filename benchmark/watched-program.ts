import fs from 'node:fs';
import {openTerminal, type OpenTerminal} from '../test/_helpers/open-terminal.js';

export type WatchedProgram = OpenTerminal & {
	/** MiB that are resident, and the most that ever were. */
	readonly memory: () => {readonly resident: number; readonly peak: number};
	/** Milliseconds of CPU of the program itself, without its children. */
	readonly cpu: () => number;
	/** Ends it and removes what it left. */
	readonly end: () => Promise<void>;
};

/** Linux counts a process's time in hundredths of a second. */
const tick = 10;

/** The built program in a terminal, seen from outside. */
export const openProgram = async (options: Parameters<typeof openTerminal>[1]): Promise<WatchedProgram> => {
	const cleaning: Array<() => Promise<void>> = [];
	const terminal = await openTerminal({
		teardown(clean) {
			cleaning.push(clean);
		},
	}, options);
	const about = (file: string): string => fs.readFileSync(`/proc/${terminal.processId}/${file}`, 'utf8');
	const amountOf = (name: string): number => Number(new RegExp(String.raw`^${name}:\s+(?<kibibytes>\d+)`, 'mv').exec(about('status'))?.groups?.['kibibytes'] ?? NaN) / 1024;
	return {
		...terminal,
		memory: () => ({resident: amountOf('VmRSS'), peak: amountOf('VmHWM')}),
		cpu() {
			// Behind the name, which may hold blanks.
			const fields = about('stat').split(') ').at(-1)?.split(' ') ?? [];
			return (Number(fields[11]) + Number(fields[12])) * tick;
		},
		async end() {
			for (const clean of cleaning.toReversed()) {
				await clean();
			}
		},
	};
};
