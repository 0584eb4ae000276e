import {setTimeout as wait} from 'node:timers/promises';
import {enter, reachFirstStep} from '../test/_helpers/terminal-steps.js';
import {openSimulation} from '../test/_helpers/open-simulation.js';
import {type Figure} from './figure.js';
import {openProgram, type WatchedProgram} from './watched-program.js';

/** Screens on which the wizard waits for a person, and how one comes there from the one before. */
const screens: ReadonlyArray<{readonly name: string; readonly reach: (terminal: WatchedProgram) => Promise<void>}> = [
	{
		name: 'Target',
		reach: async terminal => terminal.until(/aws\s+3\.6\.4.*superuser/v),
	},
	{
		name: 'Prepare',
		async reach(terminal) {
			await terminal.press(enter);
			await terminal.until('3.6.28 is what Juju itself would choose');
			await terminal.press(enter);
			await terminal.until(/\d\d pass {2}(?!.*runs)/v);
		},
	},
	{
		name: 'Perform, a question',
		reach: reachFirstStep,
	},
];

/**
CPU of the wizard while nothing happens and nobody presses a key.

@param seconds On each screen.
*/
export const measureIdle = async (seconds: number): Promise<readonly Figure[]> => {
	const cleaning: Array<() => Promise<void>> = [];
	const context = {
		teardown(clean: () => Promise<void>) {
			cleaning.push(clean);
		},
	};
	const searchPath = await openSimulation(context, ['small']);
	const figures: Figure[] = [];
	try {
		for (const {name, reach} of screens) {
			// Each from the start: what was done before on other screens is not what this one costs.
			const terminal = await openProgram({searchPath});
			try {
				if (name === 'Prepare') {
					await screens[0]?.reach(terminal);
				}

				await reach(terminal);
				// What starting and reading has left behind is collected by then.
				await wait(15_000);
				const before = terminal.cpu();
				const written = terminal.written().length;
				await wait(seconds * 1000);
				const used = terminal.cpu() - before;
				figures.push({
					name: `idle, ${name}`,
					value: used / seconds / 10,
					unit: 'percent',
					goal: 1,
					detail: `of one core: ${used} ms in ${seconds} seconds, ${terminal.written().length - written} characters written`,
				});
			} finally {
				await terminal.end();
			}
		}
	} finally {
		for (const clean of cleaning.toReversed()) {
			await clean();
		}
	}

	return figures;
};
