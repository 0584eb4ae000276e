import path from 'node:path';
import {maskValue} from './mask-value.js';
import {writeFileSafely} from './write-file-safely.js';

const fileName = 'picture-before.json';

/**
Keeps the picture of the cloud before the upgrade in the run's folder, secrets masked, whole or not at all.

@param picture Statuses by model, each with its time.
@returns The file's path.
@throws {StorageError}
*/
export const savePicture = async (folder: string, picture: unknown): Promise<string> => {
	const file = path.join(folder, fileName);
	const document = {schema: 'juju-upgrade-wizard/picture/1', models: maskValue(picture) ?? null};
	await writeFileSafely(file, `${JSON.stringify(document)}\n`, 'The picture of the cloud');
	return file;
};
