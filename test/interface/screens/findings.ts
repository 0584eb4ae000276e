import test from 'ava';
import {cases} from '../../../source/domain/cases/index.js';
import {orderOfCode} from '../../../source/domain/cases/rank.js';
import {findingsPage} from '../../../source/interface/screens/findings.js';
import {familyTitles, troubleRows, type FindingsOverlay} from '../../../source/state/trouble-rows.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	makeAgent,
	makeObservation,
	makeState,
	makeStatus,
	webModel,
} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';
import {makeTroubledState} from '../../_helpers/trouble.js';

const overlay: FindingsOverlay = {
	name: 'findings', cursor: 0, filter: '', isFiltering: false,
};

test('Findings come first, each with whom it is about, then the whole catalogue', t => {
	const area = {columns: 80, rows: 140};
	const text = pageText(findingsPage(makeTroubledState(), overlay, area), area);
	t.regex(text, /^ Findings +3 found: 3 delay the upgrade$/mv);
	t.regex(text, /^ ▸ [!✘] An agent does not restart +machine 2/mv);
	t.true(text.indexOf('All cases') > text.indexOf('A hook failed'));
	t.deepEqual(cases.filter(({code, title}) => !text.slice(text.indexOf('All cases')).includes(`${code.padEnd(4)}${title}`)).map(({id}) => id), []);
});

test('The catalogue stands by its families, each under its heading, in the order of codes', t => {
	const area = {columns: 80, rows: 140};
	const text = pageText(findingsPage(makeState(), overlay, area), area);
	const used = Object.entries(familyTitles).filter(([family]) => cases.some(entry => entry.family === family)).map(([, title]) => title);
	const places = used.map(title => text.indexOf(`\n ${title}`));
	t.true(places.every(place => place > 0));
	t.deepEqual(places, places.toSorted((left, right) => left - right));
	const codes = text.matchAll(/^ {3}(?<code>[A-H]\d{1,2}) /gmv).map(({groups}) => groups?.['code'] ?? '').toArray();
	t.true(codes.length > 0);
	t.deepEqual(codes, codes.toSorted((left, right) => orderOfCode(left) - orderOfCode(right)));
});

test('What is not confirmed says so beside its title', t => {
	const area = {columns: 80, rows: 140};
	const rows = pageText(findingsPage(makeState(), overlay, area), area).split('\n').filter(row => row.endsWith('not confirmed'));
	t.is(rows.length, cases.filter(({isConfirmed}) => !isConfirmed).length);
});

test('The cursor is followed into the catalogue on a small screen', t => {
	const state = makeTroubledState();
	const rows = troubleRows(state, {filter: ''});
	const last = rows.at(-1);
	const text = pageText(findingsPage(state, {...overlay, cursor: rows.length - 1}, smallArea), smallArea);
	t.regex(text, new RegExp(`▸ +${last?.kind === 'case' ? `${last.case.code} +${last.case.title}` : ''}`, 'v'));
	t.regex(text, /… more above/v);
});

test('The words searched for are shown while they are typed, and what they leave', t => {
	const text = pageText(findingsPage(makeTroubledState(), {...overlay, filter: 'hook', isFiltering: true}, usualArea));
	t.regex(text, /Search {2}hook█/v);
	t.regex(text, /A hook failed/v);
	t.notRegex(text, /An agent does not restart/v);
});

test('A search without any hit says so', t => {
	const text = pageText(findingsPage(makeTroubledState(), {...overlay, filter: 'zeppelin'}, usualArea));
	t.regex(text, /Nothing that was found matches/v);
	t.regex(text, /No case matches/v);
	t.notRegex(text, /▸/v);
	t.notRegex(pageText(findingsPage(makeState(), {...overlay, filter: 'hook'}, usualArea)), /that was found/v);
});

test('Nothing found is told apart from nothing asked', t => {
	t.regex(pageText(findingsPage(makeState(), overlay, usualArea)), /Nothing has been asked of a model yet/v);
	const agents = [makeAgent('0', {version: '3.6.28'}), makeAgent('mysql/0', {version: '3.6.28'})];
	const healthy = makeState({observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({agents}))}});
	t.regex(pageText(findingsPage(healthy, overlay, usualArea)), /Nothing is found in what Juju says now/v);
});

test('Many of one kind stand in one row, and each in its own once that is opened', t => {
	const agents = Array.from({length: 5}, (_, index) => makeAgent(String(index), {condition: 'down'}));
	const state = makeState({observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({agents}))}});
	const [row] = troubleRows(state, {filter: ''});
	const closed = pageText(findingsPage(state, overlay, usualArea));
	t.regex(closed, /^ ▸ ! An agent does not restart, 5 times +machines 0, 1, 2 and 2 more in web$/mv);
	t.regex(closed, /Enter shows each of them/v);
	t.notRegex(closed, /machine 4/v);
	const opened = pageText(findingsPage(state, {...overlay, opened: row?.kind === 'group' ? row.group.key : ''}, usualArea));
	t.regex(opened, /^ {5}! machine 4/mv);
	t.regex(opened, /Enter folds them up again/v);
});

test('An agent\'s own findings stand first, under its name', t => {
	const text = pageText(findingsPage(makeTroubledState(), {...overlay, about: {model: webModel, tag: 'unit-telegraf-4'}}, usualArea));
	t.true(text.indexOf('About telegraf/4') < text.indexOf('A hook failed'));
	t.true(text.indexOf('A hook failed') < text.indexOf('All other findings'));
	t.true(text.indexOf('All other findings') < text.indexOf('An agent does not restart'));
});

test('What has to be put back has a row of its own', t => {
	const state = makeState({
		putBack: [{
			id: 'put-back x', title: 'the lock on commands of web', explanation: 'x', undo: 'x', success: 'x', intents: [{type: 'client-version'}], since: 1,
		}],
	});
	const text = pageText(findingsPage(state, overlay, usualArea));
	t.regex(text, /^ ▸ . To be put back: the lock on commands of web\.$/mv);
	t.regex(text, /Enter asks whether to put it back/v);
});
