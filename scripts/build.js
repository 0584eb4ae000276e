/**
Makes `distribution/cli.js` and `distribution/program.txt`: bundled, minified, and in no need of node_modules.

What answers `--version`, and the simulator's `juju`, is code in the first; all the rest is the text in the second, which is read, and becomes code, when it is
needed. To read a megabyte of code takes Node three times as long as its own start.
*/
import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import {builtinModules} from 'node:module';
import {fileURLToPath} from 'node:url';
import process from 'node:process';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const {version} = JSON.parse(await fs.readFile(`${root}/package.json`, 'utf8'));

const builtinNames = new Set(builtinModules);

/** Node's own modules without an import statement, which the text could not have. They are loaded when they are used, too. */
const builtins = {
	name: 'builtins',
	setup(context) {
		context.onResolve({filter: /.*/}, ({path}) => builtinNames.has(path.replace(/^node:/v, '')) ? {path: path.replace(/^node:/v, ''), namespace: 'builtin'} : undefined);
		context.onLoad({filter: /.*/, namespace: 'builtin'}, ({path}) => ({contents: `module.exports = process.getBuiltinModule('node:${path}');`, loader: 'js'}));
	},
};

const settings = {
	absWorkingDir: root,
	bundle: true,
	minify: true,
	platform: 'node',
	format: 'esm',
	target: 'node22',
	jsx: 'automatic',
	legalComments: 'none',
	logLevel: 'warning',
	metafile: true,
	write: false,
	outfile: 'distribution/cli.js',
	define: {
		'process.env.NODE_ENV': '"production"',
		packageVersion: JSON.stringify(version),
		// Yoga asks for it and does not use it; its WebAssembly is in its code.
		'import.meta.url': '"file:///"',
		'import.meta.resolve': 'undefined',
		// Yoga would fetch its WebAssembly from a data URL, which loads all of Node's HTTP client: without it, it decodes the text itself.
		fetch: 'undefined',
	},
	// Ink asks for the developer tools of React when DEV=true; a published program has none.
	alias: {'react-devtools-core': './scripts/no-development-tools.js'},
};

/** What `entry` and all that it needs are, as the body of an async function that gives back its exports. */
const bundleAsBody = async entry => {
	const {outputFiles, metafile} = await build({...settings, entryPoints: [entry], plugins: [builtins]});
	const {text} = outputFiles[0];
	const exports = /export\{(?<pairs>[^\}]*)\};?\s*$/v.exec(text);
	const {imports} = Object.values(metafile.outputs)[0];
	if (!exports || imports.length > 0 || text.includes('import.meta')) {
		throw new Error(`The bundle of ${entry} cannot become a function: ${imports.map(({path}) => path).join(', ')}`);
	}

	const pairs = exports.groups.pairs.split(',').map(pair => pair.replace(/^(?<own>\S+) as (?<name>\S+)$/v, '$<name>:$<own>'));
	return `${text.slice(0, exports.index)}return{${pairs.join(',')}};`;
};

/** Puts what reads the text in the place of the module. */
const readLater = id => ({
	name: 'read-later',
	setup(context) {
		context.onResolve({filter: /\/commands\/dispatch\.js$/}, ({path}) => ({path, namespace: 'text'}));
		context.onLoad({filter: /.*/, namespace: 'text'}, () => ({
			contents: `import process from 'node:process';
import {codeFolder, loadCode, readCode} from './source/commands/load-code.js';
export const {dispatchCommand} = await loadCode({
	code: readCode(import.meta.dirname, ${JSON.stringify(id)}),
	id: ${JSON.stringify(id)},
	folder: codeFolder(process.argv.slice(2), process.env),
});`,
			resolveDir: root,
		}));
	},
});

const body = await bundleAsBody('source/commands/dispatch.ts');
const id = createHash('sha256').update(body).digest('hex').slice(0, 16);
const {outputFiles} = await build({
	...settings,
	entryPoints: ['cli.tsx'],
	plugins: [readLater(id), builtins],
});
const {text} = outputFiles[0];
await fs.mkdir(`${root}/distribution`, {recursive: true});
await fs.writeFile(`${root}/distribution/program.txt`, `${id}\n${body}`);
await fs.writeFile(`${root}/distribution/cli.js`, `#!/usr/bin/env node\n${text}`, {mode: 0o755});
await fs.chmod(`${root}/distribution/cli.js`, 0o755);
if (!process.argv.includes('--quiet')) {
	console.log(`distribution/cli.js  ${Math.round(text.length / 1024)} KiB, program.txt  ${Math.round(body.length / 1024)} KiB`);
}
