import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {archiveClientData, type ClientDataArchive} from '../storage/archive-client-data.js';

/** Named as the real ones are, with nothing in them that anybody could use. */
const files: ReadonlyArray<readonly [string, string]> = [
	['accounts.yaml', 'controllers:\n  aws:\n    user: admin\n    password: simulated\n'],
	['controllers.yaml', 'controllers:\n  aws:\n    uuid: 00000000-0000-4000-8000-000000000000\ncurrent-controller: aws\n'],
	['models.yaml', 'controllers:\n  aws:\n    models: {}\n'],
	['ssh/juju_id_ed25519', 'simulated\n'],
];

/**
Archives what stands in for a client's data in a simulation: a small folder within the folder of the run. The operator's own is never touched.
*/
export const archiveSimulatedClient = async (runFolder: string, file: string): Promise<ClientDataArchive> => {
	const folder = path.join(runFolder, 'simulated-client', 'juju');
	await Promise.all(files.map(async ([name, text]) => {
		const place = path.join(folder, name);
		await mkdir(path.dirname(place), {recursive: true, mode: 0o700});
		await writeFile(place, text, {mode: 0o600});
	}));

	return archiveClientData({folder, file});
};
