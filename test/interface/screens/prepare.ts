import test from 'ava';
import {preparePage, prepareSentence} from '../../../source/interface/screens/prepare.js';
import {checkKey, selectBlocking, selectCheckResults} from '../../../source/state/selectors.js';
import {makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';
import {makeTroubledState} from '../../_helpers/trouble.js';

const stage = {name: 'prepare' as const, cursor: 0, top: 0};
const state = makeTroubledState();
const results = selectCheckResults(state);
const roomy = {columns: 100, rows: 120};

test('Prepare lists every check with its subject and its result in words, and counts them', t => {
	const text = pageText(preparePage(state, stage, roomy), roomy);
	t.deepEqual(results.filter(({title}) => !text.includes(title)), []);
	t.regex(text, /^ Checks .* \d+ block/v);
	t.regex(text, /✘ aws:web .*1 machine is down.* blocks$/mv);
});

test('The selected check shows its evidence with source and age, why it matters, and its remedies', t => {
	const cursor = results.findIndex(({title}) => title.includes('machine is down'));
	const text = pageText(preparePage(state, {...stage, cursor}, usualArea));
	t.regex(text, /^ ▸ ✘ aws:web/mv);
	t.regex(text, /agent is not communicating with the server +\(status, 2s ago\)/v);
	t.regex(text, /Remed(?:y|ies): .*Enter\s+opens/v);
});

test('A small screen keeps the cursor, the window and the finding', t => {
	const cursor = results.length - 1;
	const text = pageText(preparePage(state, {...stage, cursor}, smallArea), smallArea);
	t.regex(text, /^ ▸ /mv);
	t.regex(text, /… more above/v);
});

test('What blocks is counted in the sentence, and an ignored check does not count', t => {
	const blocking = selectBlocking(state);
	const first = blocking.find(({isIgnorable}) => isIgnorable);
	t.regex(prepareSentence(state), new RegExp(String.raw`^${blocking.length} checks block\.`, 'v'));
	const ignoring = {...state, ignored: first ? [checkKey(first)] : []};
	t.regex(prepareSentence(ignoring), new RegExp(`^${blocking.length - 1} checks? block`, 'v'));
	t.regex(pageText(preparePage(ignoring, stage, roomy), roomy), /1 ignored/v);
});

test('Without a target nothing is checked, and the screen says how to go on', t => {
	const none = makeState({target: undefined});
	t.regex(pageText(preparePage(none, stage, usualArea)), /Nothing is checked before a controller and a version are chosen/v);
	t.regex(prepareSentence(none), /Esc goes back/v);
});
