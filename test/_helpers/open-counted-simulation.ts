import fs from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {openSimulation} from './open-simulation.js';
import {makeFolder} from './open-terminal.js';

export type CountedSimulation = {
	/** The folder that holds its `juju`. */
	readonly searchPath: string;
	/** Commands that change something, as they reached it: their first words. */
	readonly changes: () => Promise<readonly string[]>;
	/** Waits until there are so many. */
	readonly untilChanges: (count: number) => Promise<void>;
	/** From now on such a command says nothing after it has done its work, until it is let go. */
	readonly hold: () => Promise<void>;
	readonly letGo: () => Promise<void>;
};

/**
A simulated cloud of its own process, behind a `juju` that keeps count of what changes something.
*/
export const openCountedSimulation = async (t: {teardown: (clean: () => Promise<void>) => void}, words: readonly string[]): Promise<CountedSimulation> => {
	const simulated = path.join(await openSimulation(t, words), 'juju');
	const folder = await makeFolder(t);
	const log = path.join(folder, 'changes');
	const held = path.join(folder, 'held');
	await fs.writeFile(log, '');
	await fs.writeFile(path.join(folder, 'juju'), `#!/bin/sh
case " $* " in
	*" --dry-run "*) ;;
	" upgrade-"*|" create-backup "*)
		"${simulated}" "$@"
		code=$?
		echo "$1 $2 $3" >> "${log}"
		count=0
		while [ -e "${held}" ] && [ "$count" -lt 200 ]; do sleep 0.1; count=$((count + 1)); done
		exit $code ;;
esac
exec "${simulated}" "$@"
`, {mode: 0o755});
	const changes = async (): Promise<readonly string[]> => {
		const text = await fs.readFile(log, 'utf8');
		return text.split('\n').filter(line => line !== '');
	};

	return {
		searchPath: folder,
		changes,
		async untilChanges(count) {
			for (let round = 0; round < 400; round++) {
				const {length} = await changes();
				if (length >= count) {
					return;
				}

				await wait(50);
			}

			throw new Error(`Never came: ${count} commands that change something.`);
		},
		hold: async () => fs.writeFile(held, ''),
		letGo: async () => fs.rm(held, {force: true}),
	};
};
