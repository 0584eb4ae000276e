import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {cases} from '../source/domain/cases/index.js';
import {casePages} from './_helpers/case-pages.js';
import {projectRoot} from './_helpers/project-root.js';

const folder = path.join(projectRoot, 'docs', 'cases');

const pages = casePages();

test('every case has a page, and there is no other', t => {
	t.deepEqual(fs.readdirSync(folder).toSorted(), ['index.md', ...cases.map(({id}) => `${id}.md`)].toSorted());
});

test('the pages are as the catalogue is: run npm run docs after a change', t => {
	for (const {name, text} of pages) {
		const file = path.join(folder, name);
		t.is(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '', text, name);
	}
});

test('the index links every page, and every link of a page leads somewhere', t => {
	const names = new Set(pages.map(({name}) => name));
	const links = pages.flatMap(({text}) => text.matchAll(/\]\((?<target>[\-0-9a-z]+\.md)\)/gv).map(({groups}) => groups?.['target'] ?? '').toArray());
	t.deepEqual(links.filter(target => !names.has(target)), []);
	t.true(names.values().filter(name => name !== 'index.md').every(name => links.includes(name)));
});
