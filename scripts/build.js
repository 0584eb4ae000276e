/**
Makes `distribution`: the program, bundled, minified and in no need of node_modules, and what is installed beside it.

- `cli.js` answers `--version`, and is the simulator's `juju`; all the rest is the text in `program.txt`, which is read, and becomes code, when it is needed. To read
  a megabyte of code takes Node three times as long as its own start.
- `juju-upgrade-wizard.1` and `completions`: made from the tables that the command line is parsed by.
- `licences.txt` and `bill-of-materials.json`: of the packages whose code is in the program.
*/
import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import {formatBillOfMaterials} from './make-distribution/bill-of-materials.js';
import {bundleAsBody, bundleFirst, importSource} from './make-distribution/bundle.js';
import {formatLicences} from './make-distribution/licences.js';
import {bundledPackages} from './make-distribution/packages.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const about = JSON.parse(await fs.readFile(`${root}/package.json`, 'utf8'));
const {version} = about;
const project = {root, version};

const [{body, inputs}, {manualPage, printCompletion, shells}] = await Promise.all([
	bundleAsBody(project, 'source/commands/dispatch.ts'),
	importSource(project, 'source/commands/documents.ts'),
]);
const id = createHash('sha256').update(body).digest('hex').slice(0, 16);
const first = await bundleFirst(project, id);
const packages = bundledPackages(root, [...inputs, ...first.inputs]);

const completionFor = shell => {
	let text = '';
	printCompletion([shell], {
		write(part) {
			text += part;
		},
	});
	return text;
};

/** Where each shell looks for it, by the name of what it completes. */
const completionNames = {bash: 'juju-upgrade-wizard', zsh: '_juju-upgrade-wizard', fish: 'juju-upgrade-wizard.fish'};

const files = {
	'program.txt': `${id}\n${body}`,
	'juju-upgrade-wizard.1': manualPage(version),
	'licences.txt': formatLicences(packages),
	'bill-of-materials.json': formatBillOfMaterials(about, packages),
	...Object.fromEntries(shells.map(shell => [`completions/${shell}/${completionNames[shell]}`, completionFor(shell)])),
};
for (const shell of shells) {
	await fs.mkdir(`${root}/distribution/completions/${shell}`, {recursive: true});
}

await Promise.all(Object.entries(files).map(async ([name, text]) => fs.writeFile(`${root}/distribution/${name}`, text)));
await fs.writeFile(`${root}/distribution/cli.js`, `#!/usr/bin/env node\n${first.text}`, {mode: 0o755});
await fs.chmod(`${root}/distribution/cli.js`, 0o755);
if (!process.argv.includes('--quiet')) {
	console.log(`distribution/cli.js  ${Math.round(first.text.length / 1024)} KiB, program.txt  ${Math.round(body.length / 1024)} KiB, ${packages.length} packages inside`);
}
