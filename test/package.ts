import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {parse} from 'yaml';
import {projectRoot} from './_helpers/project-root.js';

const read = (...parts: readonly string[]): string => fs.readFileSync(path.join(projectRoot, ...parts), 'utf8');

type Component = {
	readonly name: string;
	readonly version: string;
	readonly purl: string;
	readonly licenses: ReadonlyArray<Readonly<Record<string, unknown>>>;
	readonly hashes?: ReadonlyArray<Readonly<Record<string, unknown>>>;
};
type Bill = {
	readonly bomFormat: string;
	readonly specVersion: string;
	readonly serialNumber: string;
	readonly metadata: {readonly component: {readonly name: string; readonly version: string}};
	readonly components: readonly Component[];
};

const bill = JSON.parse(read('distribution', 'bill-of-materials.json')) as Bill;
const about = JSON.parse(read('package.json')) as {readonly name: string; readonly version: string; readonly files: readonly string[]; readonly man: readonly string[]};

test('the bill of materials names what is in the program, and no tool that made it', t => {
	t.like(bill, {bomFormat: 'CycloneDX', specVersion: '1.6', metadata: {component: {name: about.name, version: about.version}}});
	t.regex(bill.serialNumber, /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/v);
	const names = new Set(bill.components.map(({name}) => name));
	const inside = ['ink', 'react', 'react-reconciler', 'yoga-layout', 'semver', 'execa', 'yaml', 'conf', 'string-width'];
	t.deepEqual(inside.filter(name => !names.has(name)), []);
	const tools = ['ava', 'esbuild', 'typescript', 'xo', 'fast-check', 'react-devtools-core', 'node'];
	t.deepEqual(tools.filter(name => names.has(name)), []);
	t.is(new Set(bill.components.map(({purl}) => purl)).size, bill.components.length);
	t.deepEqual(bill.components.filter(({hashes, licenses}) => hashes?.length !== 1 || licenses.length !== 1).map(({name}) => name), []);
});

test('the licence of each of them is given with the program', t => {
	const text = read('distribution', 'licences.txt');
	for (const {name, version} of bill.components) {
		t.true(text.includes(`\n${name} ${version}\n`), name);
	}

	t.true(text.split('-'.repeat(80)).slice(1).every(part => part.length > 500), 'each has its text');
});

test('all that package.json names is there when it is built', t => {
	t.deepEqual([...about.files, ...about.man].filter(file => !fs.existsSync(path.join(projectRoot, file))), []);

	t.regex(read('LICENSE'), /Apache License\s+Version 2\.0/v);
});

test('the snap is a classic one and is made of what the build makes', t => {
	const snap = parse(read('snap', 'snapcraft.yaml')) as {
		readonly name: string; readonly confinement: string; readonly license: string; readonly title: string; readonly summary: string; readonly base: string;
		readonly 'adopt-info': string;
		readonly platforms: Readonly<Record<string, unknown>>;
		readonly apps: Readonly<Record<string, {readonly command: string; readonly completer: string}>>;
		readonly parts: Readonly<Record<string, {readonly 'override-build': string}>>;
	};
	t.like(snap, {name: about.name, confinement: 'classic', license: 'Apache-2.0'});
	t.is(snap.apps[about.name]?.command, 'bin/node $SNAP/lib/juju-upgrade-wizard/cli.js');
	// Limits of snapcraft's reference for project files.
	t.true(snap.name.length <= 40 && snap.title.length <= 40 && snap.summary.length <= 78);
	t.true(Object.keys(snap.platforms).every(name => ['amd64', 'arm64', 'armhf', 'ppc64el', 'riscv64', 's390x'].includes(name)), 'a platform by the name of an architecture needs no more');
	t.true(Object.hasOwn(snap.parts, snap['adopt-info']));
	t.true(snap.parts[snap['adopt-info']]?.['override-build'].includes('craftctl set version='), 'the part gives the version');
	t.regex(snap.base, /^core\d\d$/v);
	const script = snap.parts[about.name]?.['override-build'] ?? '';
	for (const file of ['bin/node', 'lib/juju-upgrade-wizard/cli.js', snap.apps[about.name]?.completer ?? '']) {
		t.true(script.includes(`"$CRAFT_PART_INSTALL/${file}"`), `${file} is put there`);
	}

	const made = script.matchAll(/distribution\/(?<file>[\w\-.\/]+)/gv).map(({groups}) => groups?.['file'] ?? '').toArray();
	t.true(made.length > 4);
	t.deepEqual(made.filter(file => !fs.existsSync(path.join(projectRoot, 'distribution', file))), []);
});
