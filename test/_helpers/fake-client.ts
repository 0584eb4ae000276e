import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {type ExecutionContext} from 'ava';

export type FakeClient = {
	/** A `juju` to be run. */
	readonly executable: string;
	/** For whatever it writes; also its home, without a folder of Juju's in it. */
	readonly folder: string;
	/** What the client gets: a home of its own, the PATH of this process. */
	readonly environment: Readonly<Record<string, string>>;
};

/**
Writes an executable `juju` to a folder of its own, removed after the test.

@param body - A Node script (ES module).
*/
export const createFakeClient = async (t: ExecutionContext, body: string): Promise<FakeClient> => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'fake-juju-'));
	t.teardown(async () => fs.rm(folder, {recursive: true, force: true}));
	const script = path.join(folder, 'client.mjs');
	const executable = path.join(folder, 'juju');
	await fs.writeFile(script, body);
	// A shell in between would be a process of its own; `exec` makes it the same one. Nothing of ours runs in it, so there is no coverage to be measured.
	await fs.writeFile(executable, `#!/bin/sh\nunset NODE_V8_COVERAGE\nexec '${process.execPath}' '${script}' "$@"\n`, {mode: 0o755});
	return {executable, folder, environment: {PATH: process.env['PATH'] ?? '', HOME: folder}};
};
