import test from 'ava';
import {charmedState} from '../../_helpers/make-charms.js';
import {webModel} from '../../_helpers/make-state.js';
import {makeFailure} from '../../_helpers/play.js';
import {
	enter,
	failed,
	itemOf,
	order,
	performOf,
} from '../../_helpers/perform-charm.js';
import {explainFailure} from '../../../source/state/charm/explain-failure.js';

test('a refusal whose rule is known is explained, and Juju\'s own words stay', t => {
	const play = order(enter(), failed('refused', 'ERROR cannot upgrade application "mysql" to charm "x": cannot change an application\'s subordinacy'));
	const {phase} = performOf(play.state());
	const failure = phase.type === 'refused' ? phase.failure : undefined;
	t.regex(failure?.message ?? '', /^A principal cannot become a subordinate/v);
	t.regex(failure?.advice ?? '', /Order a charm of the same kind/v);
	t.regex(failure?.evidence ?? '', /subordinacy/v);
	t.is(itemOf(play.state()).failure, failure);
});

test('what is not known, and what Juju did not refuse, stays as it is', t => {
	for (const failure of [
		{...makeFailure('refused', 'Juju refused: rumble'), evidence: 'ERROR rumble'},
		{...makeFailure('read-only', 'Nothing is changed.'), evidence: ''},
		{...makeFailure('refused', 'Nobody is logged in.'), evidence: 'ERROR subordinacy', refusal: {kind: 'not-logged-in' as const}},
	]) {
		t.is(explainFailure(charmedState(), webModel, failure), failure);
	}
});

test('the rule that was read already counts before the words', t => {
	const explained = explainFailure(charmedState(), webModel, {
		...makeFailure('refused', 'short'), evidence: 'ERROR other words', refusal: {kind: 'charm-refused', rule: 'subordinacy', subject: undefined},
	});
	t.regex(explained.message, /subordinate/v);
});
