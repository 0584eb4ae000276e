import test from 'ava';
import {type Remedy} from '../../../source/domain/check.js';
import {remedyBlocks, remedyLine} from '../../../source/interface/screens/remedies-detail.js';
import {makeState, webModel} from '../../_helpers/make-state.js';
import {lineText} from '../../_helpers/page-text.js';
import {plainRenderer} from '../../_helpers/trouble.js';

const remedy: Remedy = {
	id: 'retry',
	title: 'Retry the hook',
	risk: 'disruptive',
	explanation: 'Runs the failed hook again.',
	cost: 'The hook may do things twice.',
	undo: 'nothing to undo',
	reference: 'Juju documentation',
	action: {
		type: 'perform', intents: [{
			type: 'resolve', model: webModel, unit: 'mysql/0', retry: true,
		}],
	},
};

const state = makeState({render: plainRenderer});
const draw = (change: Partial<Remedy> = {}) => remedyBlocks(state, {...remedy, ...change}, 80).flatMap(({lines}) => lines.map(row => lineText(row).trim()));

test('A remedy shows its exact command, its cost, what it does, how to undo it and where it is from', t => {
	t.deepEqual(draw(), [
		'juju resolve aws:admin/web mysql/0 true',
		'Cost: The hook may do things twice.',
		'Runs the failed hook again.',
		'Undo: nothing to undo. Source: Juju documentation.',
	]);
});

test('A remedy that cannot be used says why first', t => {
	t.is(draw({disabledReason: 'The unit is not in error.'})[0], 'Not now   The unit is not in error.');
	t.regex(lineText(remedyLine({...remedy, disabledReason: 'No.'}, true, 60)), /^ ▸ Retry the hook +disruptive, not now$/v);
});

test('What runs no command says what Enter does', t => {
	t.true(draw({action: {type: 'ask-again'}}).includes('Asks Juju again; changes nothing.'));
	t.true(draw({action: {type: 'acknowledge', phrase: 'no backup'}}).includes('Runs nothing. Asks you to type: no backup'));
	t.true(draw({
		action: {
			type: 'open-case', case: 'hook-failed', model: webModel, subject: 'unit-mysql-0',
		},
	}).some(text => text.startsWith('Opens what is known')));
	t.true(draw({action: {type: 'advice', lines: ['Look at the network.']}}).includes('Look at the network.'));
});

test('A long title leaves its risk in sight', t => {
	t.regex(lineText(remedyLine({...remedy, title: 'word '.repeat(40)}, false, 60)), /… +disruptive$/v);
});
