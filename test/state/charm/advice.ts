import test from 'ava';
import {modelKey} from '../../../source/domain/intent.js';
import {checkOf, notesOf, noteFacts} from '../../../source/state/charm/advice.js';
import {charmKey} from '../../../source/state/charm/charm-facts.js';
import {type CommandRecord, type State} from '../../../source/state/state.js';
import {charmedState, makeSettings, waveOf} from '../../_helpers/make-charms.js';
import {makeKnown, testTime, webModel} from '../../_helpers/make-state.js';

const wave = waveOf({mysql: {}});

const stateWith = (actions: readonly string[] | undefined, overrides: Partial<State> = {}): State => {
	const state = charmedState(overrides);
	const key = charmKey(webModel, 'mysql');
	return {
		...state,
		charms: {
			...state.charms,
			settings: {[key]: makeKnown(makeSettings('mysql'), testTime)},
			actions: actions === undefined ? {} : {[key]: makeKnown({actions}, testTime)},
		},
	};
};

/** The command of the check as the log keeps it. */
const recordOf = (state: State, change: Partial<CommandRecord> = {}): CommandRecord => {
	const rendered = state.render({
		type: 'run-charm-advice', model: webModel, unit: 'mysql/0', arguments: ['run', 'mysql/leader', 'pre-refresh-check'],
	});
	return {
		id: 'remedy charm check mysql',
		line: rendered.kind === 'command' ? `juju ${rendered.arguments.join(' ')}` : '',
		startedAt: testTime,
		duration: 2000,
		exitCode: 0,
		outcome: 'exited',
		changes: true,
		stdout: 'ready',
		stderr: '',
		...change,
	};
};

test('a charm without a check, or of which the actions are not known, has nothing to be said of', t => {
	for (const actions of [undefined, [], ['backup']]) {
		const state = stateWith(actions);
		t.is(checkOf(state, wave, 0), undefined);
		t.deepEqual(notesOf(state, wave, 0), []);
		t.deepEqual(noteFacts(state, wave, 0), []);
	}

	t.is(checkOf(stateWith(['pre-refresh-check']), wave, 7), undefined, 'There is no such item.');
});

test('a check is named, and whether it was run', t => {
	const state = stateWith(['backup', 'pre-upgrade-check']);
	t.deepEqual(checkOf(state, wave, 0), {name: 'pre-upgrade-check', last: undefined});
	t.regex(noteFacts(state, wave, 0).join(' '), /run pre-upgrade-check on the leader first\. pre-upgrade-check was not run in this session: No, then p, runs it\./v);
});

test('what ran last counts: one that failed was not run, one that runs is not over', t => {
	const state = stateWith(['pre-refresh-check']);
	const told = (...commands: readonly CommandRecord[]): string => noteFacts({...state, commands}, wave, 0).at(-1) ?? '';
	t.is(told(recordOf(state)), 'pre-refresh-check was run in this session. Read what it said before you say yes.');
	for (const change of [{exitCode: 1}, {exitCode: undefined, outcome: 'timed-out'}, {duration: undefined, exitCode: undefined}]) {
		t.regex(told(recordOf(state), recordOf(state, change)), /was not run in this session/v);
	}

	t.is(checkOf({...state, commands: [recordOf(state)]}, wave, 0)?.last?.stdout, 'ready');
});

test('where this client cannot run it there is no check, and what is known is said all the same', t => {
	const state: State = {...stateWith(['pre-refresh-check']), render: () => ({kind: 'unavailable', reason: `${modelKey(webModel)} is of another time`})};
	t.is(checkOf(state, wave, 0), undefined);
	t.is(notesOf(state, wave, 0).length, 1);
});
