import {mkdir, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {archiveSimulatedClient} from '../../source/commands/simulated-client.js';
import {type EffectStorage} from '../../source/runtime/effect-ports.js';
import {type WrittenFile} from '../../source/simulator/commands/command.js';
import {proveBackup} from '../../source/storage/prove-backup.js';
import {proveBundle} from '../../source/storage/prove-bundle.js';
import {createHeldWork} from './hold-work.js';

/** When journeys begin. */
const start = Date.UTC(2026, 10, 21, 3);

export type JourneyDisk = {
	readonly folder: string;
	readonly keepFile: (file: WrittenFile) => Promise<void>;
	readonly storage: Pick<EffectStorage, 'proveBackup' | 'proveBundle'>;
	readonly archiveClientData: EffectStorage['archiveClientData'];
	/** Waits until all is written and read. */
	readonly settle: () => Promise<void>;
};

/**
A folder in which a journey writes its files, as old as the journey, proved by what the program proves them with.
*/
export const openDisk = (folder: string): JourneyDisk => {
	const {hold, settle} = createHeldWork();
	const write = async ({path: file, bytes}: WrittenFile): Promise<void> => {
		await mkdir(path.dirname(file), {recursive: true});
		await writeFile(file, bytes);
		await utimes(file, start / 1000, start / 1000);
	};

	return {
		folder,
		keepFile: async file => hold(write(file)),
		storage: {
			proveBackup: async (file, signal) => hold(proveBackup(file, {now: () => start, signal})),
			proveBundle: async file => hold(proveBundle(file)),
		},
		archiveClientData: async ({file}) => hold(archiveSimulatedClient(folder, file)),
		settle,
	};
};
