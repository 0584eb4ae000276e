import test from 'ava';
import {selectTableRows} from '../../source/state/select-table.js';
import {modelKey} from '../../source/domain/intent.js';
import {
	makeAgent,
	makeAgents,
	makeObservation,
	makeStatus,
	makeWaitingState,
	webModel,
	testTime,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom} from '../_helpers/play.js';

const namesOf = (play: ReturnType<typeof playFrom>): readonly string[] => selectTableRows(play.state()).map(({name}) => name);

test('the selected agent stays selected when rows come above it', t => {
	const play = playFrom(makeWaitingState()).act('down', 'down', 'down');
	const {selected} = play.state().table;
	t.is(selected, 'machine-2');
	const agents = [makeAgent('00'), ...makeAgents()];
	play.send({
		type: 'observed', model: webModel, answer: {ok: true, value: makeStatus({agents})}, at: testTime + 2000, duration: 300,
	});
	t.is(play.state().table.selected, 'machine-2');
});

test('s goes round the orders, and rows that are equal keep Juju\'s order', t => {
	const play = playFrom(makeWaitingState());
	const natural = namesOf(play);
	play.act('sort');
	t.is(play.state().table.sort, 'version');
	t.is(namesOf(play).at(-1), 'mysql/1');
	play.act('sort');
	t.is(namesOf(play)[0], 'telegraf/4');
	play.act('sort');
	t.is(namesOf(play)[0], 'mysql/1');
	play.act('sort');
	t.deepEqual(namesOf(play), natural);
});

test('quick filters show agents behind, down, or in error, and go off again', t => {
	const play = playFrom(makeWaitingState());
	const everything = namesOf(play);
	play.act('quick-down');
	t.deepEqual(namesOf(play), ['2']);
	play.act('quick-error');
	t.deepEqual(namesOf(play), ['telegraf/4']);
	play.act('quick-behind');
	t.false(namesOf(play).includes('mysql/1'));
	t.true(namesOf(play).includes('mysql/0'));
	play.act('quick-behind');
	t.deepEqual(namesOf(play), everything);
});

test('the filter wants all words, and none with an exclamation mark', t => {
	const play = playFrom(makeWaitingState()).act('filter').type('mysql !idle').act('confirm');
	t.deepEqual(namesOf(play), []);
	play.act('filter').send(...Array.from({length: 6}, () => ({type: 'erased' as const}))).act('confirm');
	t.deepEqual(namesOf(play), ['mysql/0', 'mysql/1']);
	play.act('back');
	t.true(namesOf(play).length > 2);
});

test('Enter opens the agent and asks for its logs, bounded', t => {
	const play = playFrom(makeWaitingState()).act('down', 'down', 'confirm');
	t.is(play.state().overlays.at(-1)?.name, 'agent');
	t.deepEqual(play.asked().map(({type}) => type), ['read-status-log', 'read-error-log']);
	t.true(play.asked().every(intent => 'limit' in intent && intent.limit <= 50));
});

test('unchanged agents are the same objects after another answer', t => {
	const play = playFrom(makeWaitingState());
	const before = play.state().observations[modelKey(webModel)]?.status.value?.agents;
	play.send({
		type: 'observed', model: webModel, answer: {ok: true, value: structuredClone(makeStatus())}, at: testTime + 2000, duration: 300,
	});
	const after = play.state().observations[modelKey(webModel)]?.status.value?.agents;
	t.is(after?.length, before?.length);
	t.true(after?.every((agent, index) => agent === before?.[index]));
});

test('a failed answer leaves the last good one with its age', t => {
	const state = makeWaitingState();
	const play = playFrom(state).send({
		type: 'observed', model: webModel, answer: {ok: false, failure: makeFailure('timed-out', 'Juju did not answer within 30s.')}, at: testTime + 30_000, duration: 30_000,
	});
	const observation = play.state().observations[modelKey(webModel)];
	t.is(observation?.status.at, makeObservation(webModel, makeStatus()).status.at);
	t.is(observation?.failedAnswers, 1);
	t.is(observation?.failingSince, testTime);
	t.is(observation?.lastReason, 'Juju did not answer within 30s.');
});
