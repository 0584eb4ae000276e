import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {lessonsWords} from '../../source/interface/words/lessons.js';
import {lessons} from '../../source/training/lessons/index.js';
import {projectRoot} from '../_helpers/project-root.js';

const guide = fs.readFileSync(path.join(projectRoot, 'docs', 'training.md'), 'utf8');

test('the guide lists every lesson, in order, as it is', t => {
	const rows = guide.split('\n').filter(row => /^\| \d+ \| /v.test(row));
	t.deepEqual(rows, lessons.map(({id, title, difficulty, minutes, requiresTerminal}, index) =>
		`| ${index + 1} | \`${id}\` | ${title} | ${lessonsWords.effort(difficulty, minutes)}${requiresTerminal ? ', second terminal' : ''} |`));
});

test('lessons that the guide names are there', t => {
	const named = guide.matchAll(/`train (?<id>[a-z][\-a-z]+)/gv).map(({groups}) => groups?.['id'] ?? '').toArray();
	t.true(named.length > 2);
	t.deepEqual(named.filter(id => lessons.every(lesson => lesson.id !== id)), []);
});
