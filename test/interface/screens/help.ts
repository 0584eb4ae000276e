import test from 'ava';
import {helpPage} from '../../../source/interface/screens/help.js';
import {pageLimit} from '../../../source/interface/screens/text-page.js';
import {keyTable} from '../../../source/interface/key-table.js';
import {makePlan, makeState} from '../../_helpers/make-state.js';
import {pageText, smallArea, usualArea} from '../../_helpers/page-text.js';

const overlay = {name: 'help' as const, filter: '', top: 0};
const state = makeState({
	stage: {
		name: 'plan', plan: makePlan(), top: 0, savedTo: undefined,
	},
	overlays: [overlay],
});

test('Help lists the keys of the screen below first, then all others', t => {
	const tall = {columns: 120, rows: 200};
	const text = pageText(helpPage(state, overlay, tall), tall);
	t.true(text.indexOf('On this screen') < text.indexOf('Saves the plan'));
	t.true(text.indexOf('Saves the plan') < text.indexOf('Elsewhere'));
	t.deepEqual(keyTable.filter(({isKnown}) => isKnown?.(state) !== false).filter(({description}) => !text.includes(description)).map(({description}) => description), []);
});

test('Help is filtered by what is typed', t => {
	const text = pageText(helpPage(state, {...overlay, filter: 'saves plan'}, usualArea));
	t.regex(text, /Search {2}saves plan█/v);
	t.regex(text, /s +Saves the plan/v);
	t.notRegex(text, /Elsewhere/v);
	t.regex(pageText(helpPage(state, {...overlay, filter: 'zeppelin'}, usualArea)), /No key matches/v);
});

test('Help scrolls to its end', t => {
	const limit = pageLimit(helpPage(state, overlay, smallArea), smallArea) ?? 0;
	t.true(limit > 0);
	t.regex(pageText(helpPage(state, {...overlay, top: limit}, smallArea), smallArea), /… more above/v);
});
