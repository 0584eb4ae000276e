import test from 'ava';
import {
	makeSession,
	makeAgent,
	makeKnown,
	webModel,
} from '../../_helpers/make-state.js';
import {charmKey} from '../../../source/state/charm/charm-facts.js';
import {renderWithout} from '../../_helpers/make-facts.js';
import {waveOf} from '../../_helpers/make-charms.js';
import {type Play} from '../../_helpers/play.js';
import {type Question} from '../../../source/state/state.js';
import {
	answerLast,
	enter,
	failed,
	itemOf,
	lastCommand,
	mysqlStatus,
	nothingNewer,
	observe,
	order,
	performOf,
	readSettings,
	refreshed,
	refreshOf,
	settle,
	stageOf,
} from '../../_helpers/perform-charm.js';

const questionOf = (play: Play): Question => {
	const top = play.state().overlays.at(-1);
	if (top?.name !== 'question') {
		throw new Error(`On top is ${top?.name ?? 'the stage'}.`);
	}

	return top.question;
};

const hookFailed = 'hook failed: "upgrade-charm"';

const inError = {
	'mysql/1': {
		condition: 'error', message: hookFailed, upgradingFrom: 'ch:amd64/jammy/mysql-151', workloadStatus: {current: 'error', message: hookFailed, since: undefined},
	},
} as const;

const isAbout = (questions: readonly string[], form: RegExp): boolean => questions.some(fact => form.test(fact));

test('the question shows the exact command, the age of what it rests on, and units in error', t => {
	const question = questionOf(enter(waveOf({mysql: {}}), {status: mysqlStatus(151, inError)}).act('confirm'));
	t.like(question, {
		risk: 'disruptive', phrase: undefined, cursor: 'no', commands: ['juju refresh-charm'], purpose: {type: 'charm-refresh', index: 0},
	});
	t.true(isAbout(question.facts, /^Status is \d+s old/v));
	t.true(isAbout(question.facts, /^1 unit of mysql is in error: mysql\/1\. It keeps its charm until/v));
});

test('the question says where settings could not be read', t => {
	const play = enter(waveOf({mysql: {}}), {
		overrides: {
			charms: {
				settings: {}, actions: {}, infos: {}, definitions: {}, configFiles: {},
			}, render: renderWithout('read-charm-settings'),
		},
	});
	const question = questionOf(play.act('confirm'));
	t.true(isAbout(question.facts, /settings/v));
});

for (const forced of [{forceUnits: true}, {force: true}, {forceBase: true}] as const) {
	test(`an order with ${Object.keys(forced)[0] ?? ''} wants the application's name in full`, t => {
		const play = enter(waveOf({mysql: {revision: 160, ...forced}})).act('confirm');
		t.like(questionOf(play), {risk: 'data-loss', phrase: 'mysql', title: 'Force the charm of mysql?'});
		play.act('confirm').type('mysq').act('confirm');
		t.like(performOf(play.state()), {phase: {type: 'ready'}});
		play.type('l').act('confirm');
		t.like(performOf(play.state()), {phase: {type: 'running'}});
		t.deepEqual(lastCommand(play), {type: 'ask', id: lastCommand(play).id, intent: refreshOf({revision: 160, ...forced})});
	});
}

test('an order that the client has no command for is refused before it is asked about', t => {
	const play = enter(waveOf({mysql: {}}), {overrides: {render: renderWithout('refresh-charm')}}).act('confirm');
	t.deepEqual(play.state().overlays, []);
	t.regex(play.state().notice ?? '', /There is no refresh-charm here/v);
});

test('an application that vanished is not ordered for', t => {
	const play = enter();
	const status = mysqlStatus(151);
	observe(play, {...status, applications: [], agents: [makeAgent('0')]}, 5);
	t.deepEqual(play.act('confirm').state().overlays, []);
	t.regex(play.state().notice ?? '', /not in the model any more/v);
});

test('a question that is answered after its application vanished does nothing', t => {
	const play = enter().act('confirm', 'yes');
	const status = mysqlStatus(151);
	observe(play, {...status, applications: [], agents: [makeAgent('0')]}, 5).act('confirm');
	t.deepEqual(play.asked().filter(({type}) => type === 'refresh-charm'), []);
	t.like(performOf(play.state()), {phase: {type: 'ready'}});
});

test('in a session that changes nothing the refusal is shown as that of Juju is', t => {
	const play = order(enter(waveOf({mysql: {}}), {overrides: {session: makeSession({mode: 'read-only'})}}), failed('read-only', 'Nothing is changed in this session.'));
	t.like(performOf(play.state()), {phase: {type: 'refused', failure: {kind: 'read-only'}}});
});

test('an order given again after nothing had changed takes a new record; after a change the first one stays', t => {
	const refused = order(enter(), failed('refused'));
	readSettings(refused.send({type: 'ticked', now: refused.state().now + 60_000})).act('confirm', 'yes', 'confirm');
	t.is(itemOf(refused.state()).before?.at, refused.state().now);

	const changed = order(enter(), failed('timed-out'));
	const first = itemOf(changed.state()).before;
	observe(changed, mysqlStatus(152), 5).act('retry', 'yes', 'confirm');
	t.is(itemOf(changed.state()).before, first);
	t.is(itemOf(changed.state()).before?.revision, 151);
});

test('leaving out one that has not begun skips it, and nothing is sent', t => {
	const play = enter(waveOf({mysql: {}, wordpress: {}})).act('next');
	t.like(questionOf(play), {purpose: {type: 'charm-skip', index: 0}, cursor: 'no', title: 'Leave out mysql?'});
	play.act('yes', 'confirm');
	t.is(itemOf(play.state()).outcome, 'skipped');
	t.like(performOf(play.state()), {index: 1});
	t.deepEqual(play.asked().filter(({type}) => type === 'refresh-charm'), []);
});

test('going on from one that is waited for makes it failed; no stays', t => {
	const play = observe(order(enter(waveOf({mysql: {}, wordpress: {}}))), mysqlStatus(153, inError), 5).act('next');
	t.true(isAbout(questionOf(play).facts, /in error \(mysql\/1\)/v));
	play.act('confirm');
	t.like(performOf(play.state()), {index: 0, phase: {type: 'waiting'}});
	play.act('next', 'yes', 'confirm');
	t.is(itemOf(play.state()).outcome, 'failed');
	t.like(performOf(play.state()), {index: 1});
});

test('going on from a refused one leaves it refused', t => {
	const play = order(enter(waveOf({mysql: {}, wordpress: {}})), failed('refused')).act('next', 'yes', 'confirm');
	t.is(itemOf(play.state()).outcome, 'refused');
	t.like(performOf(play.state()), {index: 1});
});

test('a question to go on that was answered too late does nothing', t => {
	const play = observe(order(enter()), mysqlStatus(153), 2).act('next', 'yes');
	settle(play, mysqlStatus(153), 4);
	t.is(stageOf(play.state()).step, 'verify');
	play.act('confirm');
	t.is(stageOf(play.state()).step, 'verify');
	t.is(itemOf(play.state()).outcome, 'upgraded');
});

test('while a command runs nothing can be gone on from or back', t => {
	const play = enter().act('confirm', 'yes', 'confirm', 'next', 'back', 'force', 'roll-back');
	t.deepEqual(play.state().overlays, []);
	t.like(performOf(play.state()), {phase: {type: 'running'}});
	t.regex(play.state().notice ?? '', /no way back/v);
});

test('back from a question that was not asked yet leads to the plan, from a refusal to the order', t => {
	const ready = enter().act('back');
	t.is(stageOf(ready.state()).step, 'plan');
	t.is(itemOf(ready.state()).outcome, 'pending');

	const refused = order(enter(), failed('refused')).act('back');
	t.is(stageOf(refused.state()).step, 'order');
	t.like(itemOf(refused.state()), {outcome: 'pending', failure: undefined});
});

test('from the order that was changed after a refusal the way leads to the same application again', t => {
	const play = order(enter(waveOf({mysql: {}}), {overrides: {render: renderWithout('read-charm-info')}}), failed('refused')).act('back', 'next', 'next', 'next');
	t.like(performOf(play.state()), {index: 0, phase: {type: 'ready'}});
	t.is(itemOf(play.state()).outcome, 'active');
});

test('forcing wants the name in full, then asks whether the failed hooks shall run again', t => {
	const play = observe(order(enter()), mysqlStatus(153, inError), 5).act('force');
	t.like(questionOf(play), {risk: 'data-loss', phrase: 'mysql', purpose: {type: 'charm-force', index: 0}});
	t.true(isAbout(questionOf(play).facts, /--force-units/v));
	play.type('mysql').act('confirm');
	t.deepEqual(lastCommand(play), {type: 'ask', id: lastCommand(play).id, intent: refreshOf({forceUnits: true})});
	answerLast(play, refreshed(154));
	t.like(performOf(play.state()), {phase: {type: 'waiting', claim: 'refreshed'}});
	t.like(questionOf(play), {purpose: {type: 'remedy'}, risk: 'disruptive'});
	play.act('yes', 'confirm');
	t.deepEqual(play.asked().at(-1), {
		type: 'resolve', model: webModel, unit: 'mysql/1', retry: true,
	});
	settle(play, mysqlStatus(154), 10);
	t.is(itemOf(play.state()).outcome, 'upgraded');
	t.is(itemOf(play.state()).before?.revision, 151);
});

test('what was to be forced and is there already is no success', t => {
	const play = observe(order(enter()), mysqlStatus(153, inError), 5).act('force').type('mysql').act('confirm');
	answerLast(play, nothingNewer);
	t.like(performOf(play.state()), {phase: {type: 'refused', run: 'force'}});
	t.is(itemOf(play.state()).outcome, 'active');
	play.act('back');
	t.like(performOf(play.state()), {phase: {type: 'waiting'}});
	observe(play, mysqlStatus(153, inError), 10);
	t.is(stageOf(play.state()).step, 'perform');
});

test('a revision that is there already cannot be forced: the order is asked for first, forced', t => {
	const play = observe(order(enter(waveOf({mysql: {revision: 153}}))), mysqlStatus(153, inError), 5).act('force');
	t.is(stageOf(play.state()).step, 'order');
	t.like(itemOf(play.state()), {order: {revision: 153, forceUnits: true}, outcome: 'pending'});
	t.not(itemOf(play.state()).before, undefined);
	t.regex(play.state().notice ?? '', /revision 153 already/v);
});

test('the failed hooks are not offered over a question that is open', t => {
	const play = observe(order(enter()), mysqlStatus(153, inError), 5).act('force').type('mysql').act('confirm', 'quit');
	t.like(questionOf(play), {purpose: {type: 'leave'}});
	answerLast(play, refreshed(154));
	t.like(questionOf(play), {purpose: {type: 'leave'}});
});

test('asking again reads the settings anew and polls', t => {
	const play = enter();
	const before = play.effects().length;
	play.act('ask-again');
	t.deepEqual(play.effects().slice(before).map(({type}) => type), ['ask', 'poll-now']);
	t.true(play.state().charms.settings[charmKey(webModel, 'mysql')]?.isAsking);
	t.false(makeKnown(1).isAsking);
});

test('an order for the revision of before is a way back, once another came in between', t => {
	const play = order(enter(waveOf({mysql: {revision: 151}})), nothingNewer);
	t.false(itemOf(play.state()).isGoingBack, 'Nothing came in between.');

	const between = observe(order(enter(waveOf({mysql: {revision: 153}}))), mysqlStatus(153, inError), 2).act('back');
	const wave = waveOf({mysql: {}});
	const again = (item: Partial<(typeof wave.items)[number]>): Play => {
		const {before} = itemOf(between.state());
		return enter({...wave, items: wave.items.map(other => ({...other, before, ...item}))}, {status: mysqlStatus(153)}).act('confirm', 'yes', 'confirm');
	};

	t.true(itemOf(again({order: {revision: 151}}).state()).isGoingBack);
	t.false(itemOf(again({order: {revision: 152}}).state()).isGoingBack);
	t.false(itemOf(again({order: {}}).state()).isGoingBack);
	t.false(itemOf(again({order: {revision: 151, channel: 'other/edge'}}).state()).isGoingBack);
});

test('after a forced order of the item itself, resolved is offered for units whose hook failed, and for no other', t => {
	const forced = (units: Parameters<typeof mysqlStatus>[1]): Play => {
		const play = enter(waveOf({mysql: {forceUnits: true}}), {status: mysqlStatus(151, units)}).act('confirm').type('mysql').act('confirm');
		return answerLast(play, refreshed(153));
	};

	const offered = forced(inError);
	t.like(questionOf(offered), {risk: 'disruptive', cursor: 'no', commands: ['juju resolve']});
	const conflict = {...inError['mysql/1'], message: 'upgrade failed', workloadStatus: {current: 'error', message: 'upgrade failed', since: undefined}} as const;
	t.deepEqual(forced({'mysql/1': conflict}).state().overlays, []);
	t.deepEqual(forced({}).state().overlays, []);
	const nothing = answerLast(enter(waveOf({mysql: {forceUnits: true}}), {status: mysqlStatus(151, inError)}).act('confirm').type('mysql').act('confirm'), nothingNewer);
	t.deepEqual(nothing.state().overlays, [], 'Nothing was forced.');
});
