import test from 'ava';
import {copiesMade} from '../../../source/domain/checks/copies-made.js';
import {
	idsOf,
	judgeOne,
	makeFacts,
	renderWithout,
	withWeb,
} from '../../_helpers/make-facts.js';
import {makeAgent} from '../../_helpers/make-state.js';

test('copies that were made pass', t => {
	t.is(judgeOne(copiesMade, makeFacts()).result, 'pass');
});

test('missing copies are a warning, and can be made on the spot', t => {
	const result = judgeOne(copiesMade, makeFacts({copies: {}}));
	t.like(result, {result: 'warn', title: 'No copies of agent.conf yet', evidence: [{text: 'None were made on 1 machine.'}]});
	t.deepEqual(idsOf(result), ['copy-agent-configurations aws:admin/web']);
});

test('copies under way run, and failed ones say so', t => {
	t.is(judgeOne(copiesMade, makeFacts({copies: {'aws:admin/web': 'making'}})).result, 'running');
	t.is(judgeOne(copiesMade, makeFacts({copies: {'aws:admin/web': 'failed'}})).result, 'warn');
});

test('machines of a controller count too', t => {
	t.is(judgeOne(copiesMade, withWeb({agents: [makeAgent('0', {kind: 'controller'})]}, {copies: {}})).result, 'warn');
});

test('a model without machines has nothing to copy', t => {
	t.is(judgeOne(copiesMade, withWeb({agents: []}, {copies: {}})).result, 'pass');
	t.is(judgeOne(copiesMade, withWeb({kind: 'caas'}, {copies: {}})).result, 'pass');
});

test('a client without the command says why the remedy is disabled', t => {
	t.is(judgeOne(copiesMade, makeFacts({copies: {}, render: renderWithout('copy-agent-configurations')})).remedies[0]?.disabledReason, 'There is no copy-agent-configurations here.');
});
