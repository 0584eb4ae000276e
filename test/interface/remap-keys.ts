import test from 'ava';
import fc from 'fast-check';
import {drawFrame} from '../../source/interface/draw-frame.js';
import {
	actionFor,
	bindingsOf,
	footerHints,
	keyHelp,
} from '../../source/interface/key-bindings.js';
import {keyTable} from '../../source/interface/key-table.js';
import {describeLeftOut} from '../../source/interface/left-out-keys.js';
import {inOwnKeys} from '../../source/interface/own-keys.js';
import {paletteChoices} from '../../source/interface/palette-choices.js';
import {offersOf} from '../../source/interface/plain/offers.js';
import {judgeKeys, remappableActions, type KeyChanges} from '../../source/interface/remap-keys.js';
import {type State} from '../../source/state/state.js';
import {makeScreens} from '../_helpers/make-screens.js';
import {makeState, makeWaitingState} from '../_helpers/make-state.js';

const withKeys = (state: State, wanted: KeyChanges): State => {
	const {keys, leftOut} = judgeKeys(wanted);
	return {...state, session: {...state.session, keys, leftOutKeys: leftOut}};
};

const frameText = (state: State): string => {
	const {above, below} = drawFrame(state);
	return [...above, ...below].map(({spans}) => spans.map(({text}) => text).join('')).join('\n');
};

const surfaces = new Set(keyTable.flatMap(binding => binding.surfaces));

test('an action has its new key on every screen, and the old one does nothing', t => {
	const {keys, leftOut} = judgeKeys({troubleshoot: 'T'});
	t.deepEqual(leftOut, []);
	for (const surface of surfaces) {
		t.is(actionFor(surface, 'T', keys), actionFor(surface, 't'), surface);
		t.is(actionFor(surface, 't', keys), undefined, surface);
	}
});

test('a row can be named by its words in the footer, and only that row changes', t => {
	const {keys, leftOut} = judgeKeys({'check again': 'R'});
	t.deepEqual(leftOut, []);
	t.is(actionFor('prepare', 'R', keys), 'ask-again');
	t.is(actionFor('controllers', 'r', keys), 'ask-again');
});

test('keys can be swapped, and the words of a row come before the action', t => {
	const swapped = judgeKeys({'quick-down': 'e', 'quick-error': 'd'});
	t.deepEqual(swapped.leftOut, []);
	t.is(actionFor('perform', 'e', swapped.keys), 'quick-down');
	t.is(actionFor('perform', 'd', swapped.keys), 'quick-error');
	const {keys} = judgeKeys({'ask-again': 'A', 'check again': 'R'});
	t.is(actionFor('prepare', 'R', keys), 'ask-again');
	t.is(actionFor('controllers', 'A', keys), 'ask-again');
});

test('what is unknown, conflicts or is the same for everybody is left out, and said in one sentence', t => {
	const {keys, leftOut} = judgeKeys({
		'quick-behind': 'B', sort: 't', trubleshoot: 'T', quit: 'enter', next: 'y', log: '5', confirm: 'C', back: 'X', help: 'h', 'other-stream': 'S', hint: '升', filter: ' ',
	});
	t.deepEqual(keys, {'quick-behind': 'B'});
	const sentence = describeLeftOut(leftOut) ?? '';
	t.true(sentence.startsWith('Left out of your keys: ') && sentence.endsWith('.'));
	t.is(sentence.split('; ').length, 11);
	for (const part of ['sort on t, which is troubleshoot', '"trubleshoot", which is no action (troubleshoot?)', 'quit on "enter", which cannot be had', 'confirm, which stays as it is', 'other-stream, which has no letter of its own']) {
		t.true(sentence.includes(part), `${part} in ${sentence}`);
	}

	t.is(describeLeftOut([]), undefined);
});

test('what a key already is can be written down, and changes nothing', t => {
	t.deepEqual(judgeKeys({next: 'n', log: 'l'}).leftOut, []);
	t.deepEqual(judgeKeys({}), {keys: undefined, leftOut: []});
});

test('whatever is wanted, a key means one thing on each screen, and questions are answered as before', t => {
	const name = fc.constantFrom(...remappableActions, ...keyTable.flatMap(({label}) => label ?? []), 'confirm', 'interrupt', 'nonsense');
	const key = fc.oneof(fc.constantFrom('t', 'l', 'n', 'y', 'A', 'B', ':', 'E', ' ', 'enter', 'escape'), fc.string({maxLength: 2}));
	t.notThrows(() => {
		fc.assert(fc.property(fc.dictionary(name, key, {maxKeys: 6}), wanted => {
			const {keys, leftOut} = judgeKeys(wanted);
			const kept = Object.keys(keys ?? {}).length;
			const isWhole = kept + leftOut.length === Object.keys(wanted).length;
			return isWhole && [...surfaces].every(surface => {
				const meanings = bindingsOf(surface, keys).flatMap(({actions}) => Object.entries(actions));
				return new Map(meanings).size === new Set(meanings.map(pair => pair.join(' '))).size;
			}) && ['question', 'phrase'].every(surface => JSON.stringify(bindingsOf(surface as 'question', keys)) === JSON.stringify(bindingsOf(surface as 'question')))
			&& [...surfaces].every(surface => actionFor(surface, 'ctrl-c', keys) === 'interrupt' && actionFor(surface, '?', keys) === actionFor(surface, '?'));
		}), {numRuns: 25});
	});
});

test('every action that is said to be remappable has a key that can be had', t => {
	t.deepEqual(remappableActions.flatMap(action => judgeKeys({[action]: '~'}).leftOut), []);
});

test('footer, help, palette and plain form tell the new keys', t => {
	const state = withKeys(makeWaitingState(), {troubleshoot: 'T', up: 'K', down: 'J'});
	t.true(footerHints(state).some(({name, label}) => name === 'T' && label.startsWith('troubleshoot')));
	const help = keyHelp(state);
	t.true(help.some(({keys, description}) => keys === 'T' && description.startsWith('Opens what is found')));
	t.true(help.some(({description}) => description.includes('J and K do the same')));
	t.false(help.some(({keys}) => keys === 't'));
	t.is(paletteChoices(state).find(({action}) => action === 'troubleshoot')?.key, 'T');
	t.deepEqual(offersOf(state).find(({action}) => action === 'troubleshoot')?.words, ['T']);
});

test('sentences about keys name the new ones, and nothing else of a screen changes', t => {
	const models = withKeys(makeState(), {
		'ask-again': 'R', 'other-version': 'O', log: 'C', quit: 'Q',
	});
	t.is(inOwnKeys(models, 'Press o to type one, or r to ask again.'), 'Press O to type one, or R to ask again.');
	t.is(inOwnKeys(models, 'The command runs, and has to end first. q leaves.'), 'The command runs, and has to end first. Q leaves.');
	t.is(inOwnKeys(models, 'Everywhere: t shows what is found to be wrong, l the commands that ran, q leaves.'), 'Everywhere: t shows what is found to be wrong, C the commands that ran, Q leaves.');
	t.is(inOwnKeys(models, 'hook failed: "r" in unit o/0'), 'hook failed: "r" in unit o/0');
	for (const [name, state] of Object.entries(makeScreens())) {
		t.is(frameText({...state, session: {...state.session, keys: {log: 'C'}}}).replaceAll(/\bC\b/gv, 'l'), frameText(state).replaceAll(/\bC\b/gv, 'l'), name);
	}
});

test('a key of another alphabet has a name where only ASCII can be shown', t => {
	const state = withKeys(makeWaitingState(), {troubleshoot: 'й'});
	t.true(footerHints(state).some(({name}) => name === 'й'));
	t.true(footerHints({...state, session: {...state.session, isAscii: true}}).some(({name}) => name === 'U+0439'));
});

test('what was left out stands at the end of the list of keys', t => {
	const state = withKeys({...makeWaitingState(), overlays: [{name: 'help', filter: '', top: 0}], size: {columns: 60, rows: 16}}, {nonsense: 'Z'});
	t.regex(frameText(state), /Left out of your keys: "nonsense", which is no action/v);
});
