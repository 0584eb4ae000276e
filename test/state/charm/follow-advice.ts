import test from 'ava';
import {type Intent} from '../../../source/domain/intent.js';
import {databaseModel, webModel} from '../../_helpers/make-state.js';
import {type Play} from '../../_helpers/play.js';
import {
	enter,
	failed,
	itemOf,
	mysqlStatus,
	observe,
	order,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

const advice = (words: readonly string[], model = webModel): Intent => ({
	type: 'run-charm-advice', model, unit: 'mysql/0', arguments: words,
});

const waiting = (): Play => observe(order(enter()), mysqlStatus(153, {'mysql/0': {workloadStatus: {current: 'blocked', message: 'To rollback, `juju refresh --revision 151`', since: undefined}}}), 4);

const done = {ok: true, value: {text: ''}} as const;

test('the way back that the charm names is followed as one', t => {
	const play = waiting().answer(advice(['refresh', '--revision', '151']), done);
	t.like(itemOf(play.state()), {isGoingBack: true, order: {}});
	settle(play, mysqlStatus(151), 10);
	t.is(stageOf(play.state()).step, 'verify');
	t.is(itemOf(play.state()).outcome, 'rolled-back');
});

test('another revision that the charm names is waited for from then on', t => {
	const play = waiting().answer(advice(['refresh', '--revision', '155']), done);
	settle(play, mysqlStatus(153), 10);
	t.is(stageOf(play.state()).step, 'perform');
	settle(play, mysqlStatus(155), 40);
	t.is(itemOf(play.state()).outcome, 'upgraded');
	t.is(itemOf(play.state()).before?.revision, 151);
});

test('what failed, an action, and another model change nothing of what is waited for', t => {
	const play = waiting();
	const before = itemOf(play.state());
	play.answer(advice(['refresh', '--revision', '151']), failed('refused'))
		.answer(advice(['run', 'mysql/leader', 'resume-refresh']), done)
		.answer(advice(['refresh', '--revision', '151'], databaseModel), done);
	t.is(itemOf(play.state()), before);
});
