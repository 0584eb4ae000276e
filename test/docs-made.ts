import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import headless from '@xterm/headless';
import {makePictures} from './_helpers/pictures.js';
import {madeFolders} from './_helpers/all-pages.js';
import {referencePages, runFiles} from './_helpers/reference-pages.js';
import {projectRoot} from './_helpers/project-root.js';

const docs = path.join(projectRoot, 'docs');

const textOf = (name: string): string => {
	const file = path.join(docs, name);
	return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
};

test('the reference is as the tables of the program are: run npm run docs after a change', t => {
	const pages = referencePages();
	for (const {name, text} of pages) {
		t.is(textOf(`reference/${name}`), text, name);
	}

	t.deepEqual(fs.readdirSync(path.join(docs, 'reference')).toSorted(), pages.map(({name}) => name).toSorted());
	t.true(madeFolders.includes('reference'));
});

test('the pictures are the screens as they are now: run npm run docs after a change', async t => {
	const pictures = await makePictures();
	for (const {name, text} of pictures) {
		t.is(textOf(name), text, name);
		t.true(text.length < 20_000, name);
	}

	const inFolder = pictures.map(({name}) => name).filter(name => name.startsWith('pictures/'));
	t.deepEqual(fs.readdirSync(path.join(docs, 'pictures')).map(name => `pictures/${name}`).toSorted(), inFolder.toSorted());
});

test('the files of a run that the reference names are those that the program writes', t => {
	const source = ['journal.ts', 'run-storage.ts', 'picture.ts', 'plan-file.ts'].map(name => fs.readFileSync(path.join(projectRoot, 'source', 'storage', name), 'utf8')).join('\n');
	for (const [name] of runFiles) {
		t.true(source.includes(name.split('CONTROLLER', 1)[0] ?? name), name);
	}
});

test('the recording is an asciicast of a whole upgrade, and not too large', async t => {
	const text = textOf('recording.cast');
	const [head = '', ...events] = text.trimEnd().split('\n');
	t.like(JSON.parse(head), {version: 2, width: 80, height: 24});
	t.true(text.length < 300_000);
	// A frame writes only the cells that differ: what a person reads is on a terminal.
	const terminal = new headless.Terminal({cols: 80, rows: 24, allowProposedApi: true});
	const wanted = new Set(['Which controller?', 'no way back from here', 'is upgraded']);
	for (const event of events) {
		const said = (JSON.parse(event) as readonly [number, string, string])[2];
		const {promise, resolve} = Promise.withResolvers<void>();
		terminal.write(said, resolve);
		await promise;
		const {active} = terminal.buffer;
		const screen = Array.from({length: 24}, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '').join('\n');
		for (const words of wanted) {
			if (screen.includes(words)) {
				wanted.delete(words);
			}
		}
	}

	t.deepEqual([...wanted], []);
});
