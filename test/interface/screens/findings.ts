import test from 'ava';
import {cases} from '../../../source/domain/cases/index.js';
import {findingsPage} from '../../../source/interface/screens/findings.js';
import {troubleRows} from '../../../source/state/overlay-actions.js';
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

const overlay = {
	name: 'findings' as const, cursor: 0, filter: '', isFiltering: false, top: 0,
};

test('Findings come first, each with whom it is about, then the whole catalogue', t => {
	const text = pageText(findingsPage(makeTroubledState(), overlay, {columns: 80, rows: 40}), {columns: 80, rows: 40});
	t.regex(text, new RegExp(String.raw`^ Findings +\d found, ${cases.length} cases known$`, 'mv'));
	t.regex(text, /^ ▸ [!✘] An agent does not restart +machine 2/mv);
	t.true(text.indexOf('All cases') > text.indexOf('A hook failed'));
	t.deepEqual(cases.filter(({title}) => !text.slice(text.indexOf('All cases')).includes(title)), []);
});

test('The cursor is followed into the catalogue on a small screen', t => {
	const state = makeTroubledState();
	const last = troubleRows(state, '').length - 1;
	const text = pageText(findingsPage(state, {...overlay, cursor: last}, smallArea), smallArea);
	t.regex(text, new RegExp(`▸ +${cases.at(-1)?.title ?? ''}`, 'v'));
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
});

test('Nothing found is told apart from nothing asked', t => {
	t.regex(pageText(findingsPage(makeState(), overlay, usualArea)), /Nothing has been asked of a model yet/v);
	const agents = [makeAgent('0', {version: '3.6.28'}), makeAgent('mysql/0', {version: '3.6.28'})];
	const healthy = makeState({observations: {[modelKey(webModel)]: makeObservation(webModel, makeStatus({agents}))}});
	t.regex(pageText(findingsPage(healthy, overlay, usualArea)), /Nothing is found in what Juju says now/v);
});
