/**
Makes docs/cases from the catalogue of failure modes: an index, and a page of each case. Pages of cases that are gone are removed.
*/
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs', 'cases');
// In the project's folder, so that it finds packages and fixtures.
const bundle = path.join(root, 'build', 'case-pages.mjs');

await build({
	absWorkingDir: root, entryPoints: ['test/_helpers/case-pages.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning',
});
const {casePages} = await import(pathToFileURL(bundle));
const pages = casePages();
await fs.mkdir(folder, {recursive: true});
const names = new Set(pages.map(({name}) => name));
for (const name of await fs.readdir(folder)) {
	if (!names.has(name)) {
		await fs.rm(path.join(folder, name));
	}
}

for (const {name, text} of pages) {
	await fs.writeFile(path.join(folder, name), text);
}

await fs.rm(bundle);
console.log(`docs/cases  ${pages.length} pages`);
