/**
The program as text, made by esbuild.
*/
import {Buffer} from 'node:buffer';
import {builtinModules} from 'node:module';
import {build} from 'esbuild';

const builtinNames = new Set(builtinModules);

/** Node's own modules without an import statement, which the text could not have. They are loaded when they are used, too. */
const builtins = {
	name: 'builtins',
	setup(context) {
		context.onResolve({filter: /.*/}, ({path}) => builtinNames.has(path.replace(/^node:/v, '')) ? {path: path.replace(/^node:/v, ''), namespace: 'builtin'} : undefined);
		context.onLoad({filter: /.*/, namespace: 'builtin'}, ({path}) => ({contents: `module.exports = process.getBuiltinModule('node:${path}');`, loader: 'js'}));
	},
};

/** How the text is found: beside the first file, or inside the executable that both are in. */
const readers = {
	file: id => `readCode(import.meta.dirname, ${JSON.stringify(id)})`,
	executable: id => `process.getBuiltinModule('node:sea').getAsset('program.txt', 'utf8').slice(${id.length + 1})`,
};

/** Puts what reads the text in the place of the module. */
const readLater = (id, {root, place}) => ({
	name: 'read-later',
	setup(context) {
		context.onResolve({filter: /\/commands\/dispatch\.js$/}, ({path}) => ({path, namespace: 'text'}));
		context.onLoad({filter: /.*/, namespace: 'text'}, () => ({
			contents: `import process from 'node:process';
import {codeFolder, loadCode, readCode} from './source/commands/load-code.js';
export const {dispatchCommand} = await loadCode({
	code: ${readers[place](id)},
	id: ${JSON.stringify(id)},
	folder: codeFolder(process.argv.slice(2), process.env, process.stdout.isTTY),
});`,
			resolveDir: root,
		}));
	},
});

const settingsOf = ({root, version}) => ({
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
});

/** What `entry` and all that it needs are, as the body of an async function that gives back its exports; and `inputs`, the files in it, by their path from the root. */
export const bundleAsBody = async (project, entry) => {
	const {outputFiles, metafile} = await build({...settingsOf(project), entryPoints: [entry], plugins: [builtins]});
	const {text} = outputFiles[0];
	const exports = /export\{(?<pairs>[^\}]*)\};?\s*$/v.exec(text);
	const {imports} = Object.values(metafile.outputs)[0];
	if (!exports || imports.length > 0 || text.includes('import.meta')) {
		throw new Error(`The bundle of ${entry} cannot become a function: ${imports.map(({path}) => path).join(', ')}`);
	}

	const pairs = exports.groups.pairs.split(',').map(pair => pair.replace(/^(?<own>\S+) as (?<name>\S+)$/v, '$<name>:$<own>'));
	return {body: `${text.slice(0, exports.index)}return{${pairs.join(',')}};`, inputs: Object.values(metafile.outputs).flatMap(output => Object.keys(output.inputs))};
};

/** The first file: what answers `--version`, the simulator's `juju`, and what reads the text of that id, which is in a `file` beside it, or in the `executable`. */
export const bundleFirst = async (project, id, place = 'file') => {
	const {outputFiles, metafile} = await build({...settingsOf(project), entryPoints: ['cli.tsx'], plugins: [readLater(id, {root: project.root, place}), builtins]});
	return {text: outputFiles[0].text, inputs: Object.values(metafile.outputs).flatMap(output => Object.keys(output.inputs))};
};

/**
What a module of ours exports, while the program is built.
*/
export const importSource = async (project, entry) => {
	const {outputFiles} = await build({
		...settingsOf(project), minify: false, entryPoints: [entry], plugins: [builtins],
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
};
