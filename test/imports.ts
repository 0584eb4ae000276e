import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {projectRoot} from './_helpers/project-root.js';

/** What each layer may import of the others, by architecture: imports point inwards. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	domain: ['domain'],
	juju: ['juju', 'domain'],
	// The scripts that are sent to machines are a language of our own, which a simulated machine has to speak.
	simulator: ['simulator', 'domain', 'juju/process', 'juju/commands/machine-scripts'],
	training: ['training', 'simulator', 'domain', 'juju/commands/machine-scripts'],
	state: ['state', 'domain'],
	runtime: ['runtime', 'storage', 'state', 'domain', 'juju'],
	storage: ['storage', 'state', 'domain', 'juju/mask', 'juju/mask-settings', 'juju/neutralise'],
	interface: ['interface', 'state', 'domain'],
	output: ['output', 'state', 'domain'],
	commands: ['commands', 'runtime', 'storage', 'interface', 'state', 'domain', 'juju', 'simulator', 'training', 'output'],
};

/** Packages and parts of Node that a layer may use; every other layer may not. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
	domain: ['semver'],
	juju: ['execa', 'node:', 'yaml'],
	simulator: ['node:'],
	training: [],
	state: [],
	runtime: ['node:', 'ink'],
	storage: ['conf', 'node:', 'yaml', 'yauzl'],
	interface: ['ink', 'ink-select-input', 'react', 'string-width'],
	output: [],
	commands: ['node:'],
};

const root = path.join(projectRoot, 'source');

const filesOf = (folder: string): readonly string[] => fs.readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
	const name = path.join(folder, entry.name);
	return entry.isDirectory() ? filesOf(name) : (/\.tsx?$/v.test(entry.name) ? [name] : []);
});

const importPattern = /^(?:(?:import|export)\s[^"';=]*|\}\s)from '(?<target>[^']+)';|\bimport\('(?<lazy>[^']+)'\)/gmv;

const importsOf = (file: string): readonly string[] =>
	fs.readFileSync(file, 'utf8').matchAll(importPattern).map(match => match.groups?.['target'] ?? match.groups?.['lazy'] ?? '').toArray();

const breaches = (file: string): readonly string[] => {
	const relative = path.relative(root, file);
	const layer = relative.split(path.sep)[0] ?? '';
	return importsOf(file).flatMap(target => {
		if (target.startsWith('.')) {
			const inside = path.relative(root, path.resolve(path.dirname(file), target)).replace(/\.js$/v, '');
			const isFine = allowed[layer]?.some(other => inside === other || inside.startsWith(`${other}/`)) === true;
			return isFine ? [] : [`${relative} imports ${inside}`];
		}

		const isFine = packagesOf[layer]?.some(name => (name.endsWith(':') ? target.startsWith(name) : target === name || target.startsWith(`${name}/`))) === true;
		return isFine ? [] : [`${relative} imports ${target}`];
	});
};

test('imports point inwards, and each layer uses only the packages that are its own', t => {
	const files = filesOf(root);
	t.true(files.length > 50);
	t.deepEqual(files.flatMap(file => breaches(file)), []);
});

/** Files that are loaded with a file, whatever happens; `import()` loads later, and may never. */
const loadedWith = (file: string, known = new Set<string>()): ReadonlySet<string> => {
	for (const {groups} of fs.readFileSync(file, 'utf8').matchAll(importPattern)) {
		const target = groups?.['target'];
		const inside = target?.startsWith('.') === true ? path.resolve(path.dirname(file), target).replace(/\.js$/v, '') : target;
		if (inside === undefined || known.has(inside)) {
			continue;
		}

		known.add(inside);
		const source = [`${inside}.ts`, `${inside}.tsx`].find(name => fs.existsSync(name));
		if (source !== undefined) {
			loadedWith(source, known);
		}
	}

	return known;
};

test('line by line the wizard needs neither Ink nor React', t => {
	const loaded = ['interface/plain/plain-application.ts', 'commands/session-runner.ts', 'commands/wizard.ts'].flatMap(file => [...loadedWith(path.join(root, file))]);
	t.true(loaded.length > 100);
	t.true(loadedWith(path.join(root, 'interface', 'render-application.tsx')).has('ink'), 'it is seen where it is');
	t.deepEqual(loaded.filter(name => /^(?:ink|react|ink-.*|react\/.*)$/v.test(name)), []);
});

test('the simulator never reads answers the way the wizard does', t => {
	const simulator = filesOf(path.join(root, 'simulator'));
	t.true(simulator.length > 5);
	t.deepEqual(simulator.filter(file => importsOf(file).some(target => /juju\/(?:answers|commands\/(?!machine-scripts)|dialect)/v.test(target))), []);
});

test('the simulator, the rules and the state know neither the time of day nor chance', t => {
	const pure = ['domain', 'state', 'training', 'simulator'].flatMap(layer => filesOf(path.join(root, layer)))
		.filter(file => !/simulator\/(?:process|server|shim)\.ts$/v.test(file));
	t.true(pure.length > 40);
	t.deepEqual(pure.filter(file => /\bDate\.now\(|\bMath\.random\(|new Date\(\)/v.test(fs.readFileSync(file, 'utf8'))), []);
});
