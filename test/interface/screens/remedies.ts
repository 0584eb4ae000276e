import test from 'ava';
import {remedyBlocks} from '../../../source/interface/screens/remedies-detail.js';
import {remediesPage} from '../../../source/interface/screens/remedies.js';
import {selectCheckResults} from '../../../source/state/selectors.js';
import {makeState} from '../../_helpers/make-state.js';
import {
	lineText,
	pageText,
	smallArea,
	usualArea,
} from '../../_helpers/page-text.js';
import {makeTroubledState} from '../../_helpers/trouble.js';

const state = makeTroubledState();
const backup = selectCheckResults(state).find(({title}) => title.includes('backup'));
const overlay = {
	name: 'remedies' as const, check: backup?.id ?? '', subject: backup?.subject ?? '', cursor: 0,
};

test('Remedies of a check are listed with their risk; the selected one shows its command', t => {
	const text = pageText(remediesPage(state, overlay, usualArea));
	t.regex(text, /^ ✘ .*backup.* aws {2}blocks$/mv);
	t.regex(text, /^ ▸ .* (?:safe|disruptive)$/mv);
	t.regex(text, /\n {3}juju create-backup aws\n {5}\/home\/.*\.tar\.gz/v);
});

test('A remedy without a command says what it does instead', t => {
	const cursor = (backup?.remedies ?? []).findIndex(({action}) => action.type === 'acknowledge');
	t.regex(pageText(remediesPage(state, {...overlay, cursor}, usualArea)), /Runs nothing\. Asks you to type: /v);
});

test('The smallest screen keeps the selected remedy and its command', t => {
	const text = pageText(remediesPage(state, overlay, smallArea), smallArea);
	t.regex(text, /^ ▸ /mv);
	t.regex(text, /juju create-backup aws/v);
});

test('A command that this client does not have says why', t => {
	const blocks = remedyBlocks({...state, render: () => ({kind: 'unavailable', reason: 'It has no such command.'})}, {
		id: 'backup', title: 'Make a backup now', risk: 'safe', explanation: 'Packs the controller.', action: {type: 'backup'},
	}, 80);
	t.is(blocks.flatMap(({lines}) => lines).map(row => lineText(row)).find(text => text.includes('client')), '   Not with this client: It has no such command.');
});

test('A check that does not apply any more leads back', t => {
	t.regex(pageText(remediesPage(makeState({target: undefined}), overlay, usualArea)), /does not apply any more\. Esc goes back/v);
});
