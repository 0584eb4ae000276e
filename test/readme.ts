import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {exitCodeRows} from '../source/commands/help.js';
import {keyTable} from '../source/interface/key-table.js';
import {projectRoot} from './_helpers/project-root.js';

const readme = fs.readFileSync(path.join(projectRoot, 'readme.md'), 'utf8');

test('the readme has the exit codes of the program', t => {
	for (const [code, meaning] of exitCodeRows) {
		t.true(readme.includes(`| ${code} | ${meaning} |`), String(code));
	}
});

test('the readme tells of every key that is a letter', t => {
	const letters = new Set(keyTable.flatMap(({actions}) => Object.keys(actions)).filter(key => /^[a-z]$/iv.test(key)));
	t.true(letters.size > 8);
	for (const letter of letters) {
		t.true(readme.includes(`<kbd>${letter}</kbd>`) || letter === 'g' || letter === 'G', letter);
	}
});

test('the picture of the readme exists', t => {
	const [, file = ''] = /!\[[^\]]*\]\((?<file>[^\)]+)\)/v.exec(readme) ?? [];
	t.true(fs.existsSync(path.join(projectRoot, file)), `${file} is missing`);
});
