import fs from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {blockerRules, findBlockerRule} from '../../../source/domain/checks/blocker-rules.js';
import {checks} from '../../../source/domain/checks/index.js';
import {projectRoot} from '../../_helpers/project-root.js';

const rows = fs.readFileSync(path.join(projectRoot, 'docs', 'checks.md'), 'utf8').split('\n').flatMap(line => {
	const groups = /^\| `(?<id>[\-a-z]+)` \| (?<meaning>[^\|]+) \| (?<remedy>[^\|]+) \|$/v.exec(line)?.groups;
	return groups ? [{id: groups['id'] ?? '', meaning: groups['meaning'] ?? '', remedy: groups['remedy'] ?? ''}] : [];
});

test('every check is documented once with its meaning and remedy, and nothing else is', t => {
	t.deepEqual(rows.map(({id}) => id).toSorted(), checks.map(({id}) => id).toSorted());
	t.deepEqual(rows.filter(({meaning, remedy}) => meaning.trim().length < 10 || remedy.trim().length < 10), []);
});

test('the words of Juju that are documented for a blocker are recognised as that blocker', t => {
	for (const {id, case: entry, pattern} of blockerRules) {
		const quotes = (rows.find(row => row.id === id)?.meaning ?? '').matchAll(/`(?<quote>[^`]+)`/gv).map(({groups}) => groups?.['quote'] ?? '').toArray();
		t.is(quotes.length > 0, entry !== undefined || pattern !== undefined, id);
		t.deepEqual(quotes.map(quote => findBlockerRule(quote)?.id), quotes.map(() => id));
	}
});
