/**
Makes what of the documentation is made: pages of the catalogue of failure modes, the reference, and pictures of screens. Files in their folders that are none of these are removed.
*/
import fs from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = path.join(root, 'docs');
// In the project's folder, so that it finds packages and fixtures.
const bundle = path.join(root, 'build', 'docs.mjs');

await build({
	absWorkingDir: root, entryPoints: ['test/_helpers/all-pages.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning',
});
const {allPages, madeFolders} = await import(pathToFileURL(bundle));
const pages = await allPages();
const names = new Set(pages.map(({name}) => name));
for (const folder of madeFolders) {
	await fs.mkdir(path.join(docs, folder), {recursive: true});
	for (const name of await fs.readdir(path.join(docs, folder))) {
		if (!names.has(`${folder}/${name}`)) {
			await fs.rm(path.join(docs, folder, name));
		}
	}
}

for (const {name, text} of pages) {
	await fs.writeFile(path.join(docs, name), text);
}

await fs.rm(bundle);
console.log(`docs  ${pages.length} files`);
