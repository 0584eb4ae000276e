import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {openSimulation} from './open-simulation.js';
import {makeFolder} from './open-terminal.js';
import {plantAgentConfiguration, plantSecrets} from './planted-secrets.js';

/** Puts the secrets into what a client says: messages of statuses, lines of logs, what a machine has, and all that goes to stderr. */
const body = (simulated: string): string => String.raw`
import {spawnSync} from 'node:child_process';
import process from 'node:process';
const secrets = ${JSON.stringify(plantSecrets(10))};
const configuration = ${JSON.stringify(plantAgentConfiguration(40))};
const words = process.argv.slice(2);
const {stdout, stderr, status} = spawnSync(${JSON.stringify(simulated)}, words, {encoding: 'utf8', maxBuffer: 1e8});
let next = 0;
const secret = () => secrets[next++ % secrets.length];
const visit = value => {
	if (typeof value !== 'object' || value === null) {
		return;
	}

	for (const [key, part] of Object.entries(value)) {
		if (['juju-status', 'workload-status', 'machine-status', 'application-status', 'model-status'].includes(key) && typeof part === 'object') {
			part.message = key === 'workload-status' ? 'hook failed: ' + secret() : secret();
			if (key === 'workload-status') {
				part.current = 'error';
			}
		} else {
			visit(part);
		}
	}
};

const [command] = words;
let said = stdout;
if (command === 'status' || command === 'show-status') {
	try {
		const document = JSON.parse(stdout);
		visit(document);
		said = JSON.stringify(document);
	} catch {
		// A table.
	}
} else if (['debug-log', 'ssh', 'exec', 'run'].includes(command)) {
	said = stdout + secrets.map(text => 'unit-mysql-0: 03:12:00 ERROR juju.worker.uniter ' + text + '\n').join('') + configuration;
}

process.stdout.write(said);
const {https_proxy: proxy = '', AWS_SECRET_ACCESS_KEY: key = ''} = process.env;
process.stderr.write(stderr + secrets.map(text => 'ERROR ' + text + '\n').join('') + configuration + 'proxy: ' + proxy + ' AWS_SECRET_ACCESS_KEY=' + key + '\n');
process.exitCode = status ?? 1;
`;

/**
A simulated cloud behind a `juju` that says secrets wherever it can.

@returns The folder that holds it.
*/
export const openLeakyClient = async (t: {teardown: (clean: () => Promise<void>) => void}, words: readonly string[]): Promise<string> => {
	const simulated = path.join(await openSimulation(t, words), 'juju');
	const folder = await makeFolder(t);
	const script = path.join(folder, 'client.mjs');
	await fs.writeFile(script, body(simulated));
	await fs.writeFile(path.join(folder, 'juju'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`, {mode: 0o755});
	return folder;
};
