/**
Makes build/groups: programs that each run many test files in one process. Hundreds of processes that each read the same modules cost more than the tests
themselves. `npm test` runs these; `ava build/test/FILE.js` runs one file by itself.

A process of its own have the files that run the built program, which take long, and those with a serial test, which wants the process for itself.
*/
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tests = path.join(root, 'test');
const groups = path.join(root, 'build', 'groups');

const mostFiles = 40;

/** Those that take long, or wait: with fewer of them in a process, no processor waits for the other at the end. */
const mostFilesOf = new Map([['journeys', 6], ['commands', 8]]);

const {ava} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const wanted = ava.files.filter(pattern => !pattern.startsWith('!'));
const unwanted = ava.files.filter(pattern => pattern.startsWith('!')).map(pattern => pattern.slice(1));

const matches = (name, patterns) => patterns.some(pattern => path.matchesGlob(`test/${name}`, pattern));

/** Names of test files in `test`, by what package.json says which they are; to AVA, an underscore begins the name of a helper. */
const files = fs.readdirSync(tests, {recursive: true})
	.map(name => name.replaceAll(path.sep, '/'))
	.filter(name => !/(?:^|\/)_/v.test(name) && matches(name, wanted) && !matches(name, unwanted) && fs.statSync(path.join(tests, name)).isFile())
	.toSorted((left, right) => left.localeCompare(right));

/** Whether it has a process of its own. */
const isAlone = name => name.startsWith('terminal/') || fs.readFileSync(path.join(tests, name), 'utf8').includes('.serial(');

const withoutExtension = name => name.replace(/\.tsx?$/v, '');

const write = (group, names) => {
	const lines = [
		...names.map(name => `import '../test/${withoutExtension(name)}.js';`),
		'import test from \'ava\';',
		'import {declareTests} from \'../../scripts/grouped-tests/declared-tests.js\';',
		'',
		`declareTests(test, ${JSON.stringify(names.map(name => withoutExtension(name)))});`,
		'',
	];
	fs.writeFileSync(path.join(groups, `${group}.js`), lines.join('\n'), {flag: 'wx'});
};

fs.rmSync(groups, {recursive: true, force: true});
fs.mkdirSync(groups, {recursive: true});
const {true: lonely = [], false: sociable = []} = Object.groupBy(files, file => isAlone(file));
for (const name of lonely) {
	write(`alone-${withoutExtension(name).replaceAll('/', '-')}`, [name]);
}

/** By the first two folders that they lie in. */
const folders = Map.groupBy(sociable, name => path.posix.dirname(name).split('/').slice(0, 2).join('-'));
for (const [folder, names] of folders) {
	const count = Math.ceil(names.length / (mostFilesOf.get(folder) ?? mostFiles));
	for (let index = 0; index < count; index++) {
		const share = names.slice(Math.round(index * names.length / count), Math.round((index + 1) * names.length / count));
		write(`${folder === '.' ? 'project' : folder}${count === 1 ? '' : `-${index + 1}`}`, share);
	}
}
