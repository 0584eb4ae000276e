/**
Packs the program, looks at what is in the package, installs it as people do, and runs it with each Node that it is for.
*/
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {tryFirstFrame} from './test-package/first-frame.js';
import {findNodes} from './test-package/nodes.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const about = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Bytes. */
const largestPackage = 1_500_000;

const wantedFiles = [
	'distribution/bill-of-materials.json',
	'distribution/cli.js',
	'distribution/completions/bash/juju-upgrade-wizard',
	'distribution/completions/fish/juju-upgrade-wizard.fish',
	'distribution/completions/zsh/_juju-upgrade-wizard',
	'distribution/juju-upgrade-wizard.1',
	'distribution/licences.txt',
	'distribution/program.txt',
	'LICENSE',
	'package.json',
	'readme.md',
];

const expect = (isTrue, text) => {
	if (!isTrue) {
		throw new Error(text);
	}
};

const run = (file, words, options = {}) => {
	const {status, stdout, stderr, error} = spawnSync(file, words, {
		encoding: 'utf8', timeout: 240_000, maxBuffer: 64 * 1024 * 1024, ...options,
	});
	expect(error === undefined, `${file} ${words.join(' ')}: ${error?.message}`);
	return {status, stdout, stderr};
};

const pack = folder => {
	const {status, stdout, stderr} = run('npm', ['pack', '--json', '--pack-destination', folder], {cwd: root});
	expect(status === 0, `npm pack failed: ${stderr}`);
	// What the build says stands before it. Since npm 12 the list is a mapping, by name.
	const document = JSON.parse(stdout.slice(stdout.search(/^[\[\{]/mv)));
	const [{filename, size, files}] = Array.isArray(document) ? document : Object.values(document);
	const names = files.map(file => file.path).toSorted((left, right) => left.localeCompare(right, 'en'));
	expect(size < largestPackage, `The package has ${size} bytes, and may have ${largestPackage}.`);
	expect(JSON.stringify(names) === JSON.stringify(wantedFiles), `The package holds other files than it should: ${names.join(', ')}`);
	expect(about.dependencies === undefined && about.optionalDependencies === undefined && about.peerDependencies === undefined, 'The package needs others when it runs.');
	console.log(`packed: ${filename}, ${Math.round(size / 1024)} KiB, ${names.length} files, no dependency`);
	return path.join(folder, filename);
};

const install = (file, prefix, home) => {
	const {status, stderr} = run('npm', ['install', '--global', '--offline', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', prefix, file], {env: {...process.env, HOME: home}});
	expect(status === 0, `npm install --global failed: ${stderr}`);
	const installed = path.join(prefix, 'lib', 'node_modules', about.name);
	expect(!fs.existsSync(path.join(installed, 'node_modules')), 'Something was installed beside it.');
	expect(fs.existsSync(path.join(prefix, 'share', 'man', 'man1', 'juju-upgrade-wizard.1')), 'man does not find its page.');
	const program = path.join(prefix, 'bin', 'juju-upgrade-wizard');
	expect(fs.existsSync(program), 'There is no juju-upgrade-wizard in bin.');
	return program;
};

const tryWords = (program, environment) => {
	const call = (...words) => run(program, words, {env: environment, cwd: environment.HOME});
	const version = call('--version');
	expect(version.status === 0 && version.stdout === `${about.version}\n`, `--version: ${version.stdout}${version.stderr}`);
	const description = call('--description');
	expect(description.status === 0 && /^[^\n]+\n$/v.test(description.stdout), `--description: ${description.stdout}${description.stderr}`);
	const help = call('--help');
	expect(help.status === 0 && help.stdout.includes('Exit codes') && help.stderr === '', `--help: ${help.stderr}`);
	const check = call('check', '--simulate', '--ignore-check', 'backup-made', '--format', 'json');
	expect(check.status === 0 && JSON.parse(check.stdout).schema === 'juju-upgrade-wizard/check/1', `check: ${check.status} ${check.stderr}`);
	const wrong = call('--nonsense');
	expect(wrong.status === 2 && wrong.stdout === '', `a wrong option: ${wrong.status} ${wrong.stderr}`);
	const completion = call('completion', 'bash');
	const installed = fs.readFileSync(path.join(root, 'distribution', 'completions', 'bash', 'juju-upgrade-wizard'), 'utf8');
	expect(completion.stdout === installed, 'The completion that is installed is not the one that the program prints.');
};

const tryNode = async ({major, node}, {program, folder}) => {
	const home = path.join(folder, `home-${major}`);
	fs.mkdirSync(home);
	const environment = {HOME: home, PATH: `${path.dirname(node)}:/usr/bin:/bin`, LANG: 'C.UTF-8'};
	tryWords(program, environment);
	const problem = await tryFirstFrame(program, environment);
	expect(problem === undefined, `The wizard: ${problem}`);
	const {stdout} = run(node, ['--version']);
	console.log(`runs with Node ${stdout.trim()}: --version, --description, --help, check, a wrong option, completion, the first screen`);
};

/** Where it can be made: with the Node that puts programs into itself. */
const tryExecutable = ({node}, folder) => {
	const home = path.join(folder, 'home-executable');
	fs.mkdirSync(home);
	const made = run(node, [path.join(root, 'scripts', 'make-executable.js')]);
	expect(made.status === 0, `make-executable.js: ${made.stderr}`);
	const program = path.join(root, 'distribution', 'juju-upgrade-wizard');
	try {
		tryWords(program, {HOME: home, PATH: '/nonexistent', LANG: 'C.UTF-8'});
		console.log(`a single executable runs without Node: ${made.stdout.trim()}`);
	} finally {
		fs.rmSync(program, {force: true});
	}
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'juju-upgrade-wizard-package-'));
try {
	const file = pack(folder);
	const home = path.join(folder, 'home');
	fs.mkdirSync(home);
	const program = install(file, path.join(folder, 'prefix'), home);
	const nodes = findNodes(root, folder);
	const missing = nodes.filter(({problem}) => problem !== undefined);
	for (const {major, problem} of missing) {
		console.error(`NOT CHECKED: the package with Node ${major}. It could not be had from the registry: ${problem}`);
	}

	const usable = nodes.filter(({problem}) => problem === undefined);
	for (const found of usable) {
		await tryNode(found, {program, folder});
	}

	const newest = usable.find(({major}) => major >= 26);
	if (newest) {
		tryExecutable(newest, folder);
	} else {
		console.error('NOT CHECKED: the single executable. It is made with Node 26.');
	}
} finally {
	fs.rmSync(folder, {recursive: true, force: true});
}
