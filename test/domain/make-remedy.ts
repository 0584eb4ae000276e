import test from 'ava';
import {adviseRemedy, askAgain, performRemedy} from '../../source/domain/make-remedy.js';
import {renderAll, renderWithout} from '../_helpers/make-facts.js';

const remedy = {
	id: 'try', title: 'Try', risk: 'safe', explanation: 'Tries.',
} as const;

test('a remedy carries its intents in order', t => {
	const intents = [{type: 'unregister', controller: 'aws'}, {type: 'show-controller', controller: 'aws'}] as const;
	t.deepEqual(performRemedy(renderAll, remedy, intents).action, {type: 'perform', intents});
});

test('its risk is never less than that of a command in it', t => {
	t.is(performRemedy(renderAll, remedy, [{type: 'show-controller', controller: 'aws'}]).risk, 'safe');
	t.is(performRemedy(renderAll, remedy, [{type: 'show-controller', controller: 'aws'}, {type: 'kill-controller', controller: 'aws'}]).risk, 'data-loss');
	t.is(performRemedy(renderAll, {...remedy, risk: 'disruptive'}, [{type: 'show-controller', controller: 'aws'}]).risk, 'disruptive');
});

test('a missing command disables it with the reason, unless another reason stands before', t => {
	const render = renderWithout('unregister');
	const intents = [{type: 'unregister', controller: 'aws'}] as const;
	t.is(performRemedy(render, remedy, intents).disabledReason, 'There is no unregister here.');
	t.is(performRemedy(render, {...remedy, disabledReason: 'Not yet.'}, intents).disabledReason, 'Not yet.');
	t.false('disabledReason' in performRemedy(renderAll, remedy, intents));
});

test('asking again and advice run nothing', t => {
	t.is(askAgain.risk, 'safe');
	t.deepEqual(adviseRemedy({id: 'a', title: 'A', explanation: 'B.'}, ['line']).action, {type: 'advice', lines: ['line']});
});
