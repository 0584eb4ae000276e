import test from 'ava';
import {
	makePlan,
	makeState,
	makeWaitingState,
	testTime,
} from '../_helpers/make-state.js';
import {playFrom} from '../_helpers/play.js';

test('q on a screen where nothing runs leaves with the code for declined', t => {
	const play = playFrom(makeState({stage: {name: 'target', step: 'controller', cursor: 0}})).act('quit');
	t.is(play.state().exit?.code, 4);
	t.true(play.effects().some(({type}) => type === 'exit'));
});

test('q while Juju upgrades asks, and yes leaves with the code for detached', t => {
	const play = playFrom(makeWaitingState()).act('quit');
	t.is(play.state().exit, undefined);
	t.is(play.state().overlays.at(-1)?.name, 'question');
	play.act('yes', 'confirm');
	t.is(play.state().exit?.code, 7);
	t.regex(play.state().exit?.summary.join(' ') ?? '', /Juju goes on by itself/v);
});

test('the first Ctrl-C waits for the step, the second leaves at once', t => {
	const play = playFrom(makeWaitingState()).act('interrupt');
	t.is(play.state().exit, undefined);
	t.true(play.state().isLeaving);
	play.act('interrupt');
	t.is(play.state().exit?.code, 130);
});

test('Ctrl-C answers no question and leaves where nothing runs', t => {
	const play = playFrom(makeState({
		stage: {
			name: 'perform', plan: makePlan(), index: 0, step: {phase: 'ready'},
		},
	})).act('confirm', 'interrupt');
	t.is(play.state().exit?.code, 130);
	t.deepEqual(play.asked(), []);
});

for (const [reason, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
	test(`${reason} ends the program with ${code}`, t => {
		t.is(playFrom(makeWaitingState()).send({type: 'ended', reason}).state().exit?.code, code);
	});
}

test('the end of stdin detaches from an upgrade that runs', t => {
	t.is(playFrom(makeWaitingState()).send({type: 'ended', reason: 'stdin'}).state().exit?.code, 7);
});

test('after the end no message changes anything', t => {
	const play = playFrom(makeState({stage: {name: 'target', step: 'controller', cursor: 0}})).act('quit');
	const ended = play.state();
	play.act('confirm', 'down').send({type: 'ticked', now: testTime + 60_000});
	t.is(play.state(), ended);
});

test('another run that holds the lock ends this one with its own code', t => {
	const play = playFrom(makeState({stage: {name: 'prepare', cursor: 0}})).send({type: 'lock-refused', summary: ['Another run works on aws.', 'Wait for it.']});
	t.is(play.state().exit?.code, 8);
	t.deepEqual(play.state().exit?.summary, ['Another run works on aws.', 'Wait for it.']);
});
