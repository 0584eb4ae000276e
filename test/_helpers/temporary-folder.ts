import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/**
A new folder, removed after the test.
*/
export const makeTemporaryFolder = async (t: {readonly teardown: (clean: () => Promise<void>) => void}): Promise<string> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'wizard-test-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true}));
	return folder;
};
