import test from 'ava';
import {modelAlive} from '../../../source/domain/checks/model-alive.js';
import {type ModelSummary} from '../../../source/domain/answer.js';
import {judgeOne, makeFacts} from '../../_helpers/make-facts.js';
import {makeKnown, makeModels} from '../../_helpers/make-state.js';

const judge = (change: Partial<ModelSummary>) => judgeOne(modelAlive, makeFacts({models: makeKnown(makeModels().map(model => model.shortName === 'web' ? {...model, ...change} : model))}));

test('a model is alive where Juju says so, or says nothing', t => {
	t.is(judge({life: 'alive'}).result, 'pass');
	t.is(judge({life: undefined}).result, 'pass');
});

test('a dying model blocks for good', t => {
	t.like(judge({life: 'dying'}), {result: 'block', title: 'The model is being destroyed', isIgnorable: false});
	t.is(judge({status: 'destroying'}).result, 'block');
});

test('a suspended model is alive: that its credential is not valid says another check', t => {
	t.is(judge({status: 'suspended', statusMessage: 'suspended since cloud credential is not valid'}).result, 'pass');
});

test('a model that is not in the list is a warning', t => {
	t.is(judgeOne(modelAlive, makeFacts({models: makeKnown([])})).result, 'warn');
});
