/**
Makes `distribution/juju-upgrade-wizard`: the program and its Node in one file, for machines without Node. It runs on systems like the one that it is made on.

Needs Node 26 or newer, which is what is put into it: `npx --package=node@26 node scripts/make-executable.js`.
*/
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {bundleFirst} from './make-distribution/bundle.js';

const oldestNode = 26;

const make = async () => {
	const root = fileURLToPath(new URL('..', import.meta.url));
	const {version} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
	const program = path.join(root, 'distribution', 'program.txt');
	const [id] = fs.readFileSync(program, 'utf8').split('\n', 1);
	const {text} = await bundleFirst({root, version}, id, 'executable');
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'juju-upgrade-wizard-executable-'));
	try {
		const main = path.join(folder, 'main.js');
		const settings = path.join(folder, 'settings.json');
		const output = path.join(root, 'distribution', 'juju-upgrade-wizard');
		fs.writeFileSync(main, text);
		fs.writeFileSync(settings, JSON.stringify({
			main, mainFormat: 'module', output, disableExperimentalSEAWarning: true, assets: {'program.txt': program},
		}));
		const {status} = spawnSync(process.execPath, [`--build-sea=${settings}`], {stdio: ['ignore', 'ignore', 'inherit']});
		if (status !== 0) {
			return status ?? 1;
		}

		console.log(`${path.relative(root, output)}  ${Math.round(fs.statSync(output).size / 1024 / 1024)} MiB`);
		return 0;
	} finally {
		fs.rmSync(folder, {recursive: true, force: true});
	}
};

if (Number(process.versions.node.split('.', 1)[0]) < oldestNode) {
	console.error(`This is Node ${process.versions.node}, which cannot put a program into itself. Run it with Node ${oldestNode}:`);
	console.error('npm run build && npx --package=node@26 node scripts/make-executable.js');
	process.exitCode = 2;
} else {
	process.exitCode = await make();
}
