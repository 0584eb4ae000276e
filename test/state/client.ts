import test from 'ava';
import {unasked} from '../../source/domain/answer.js';
import {parseVersion} from '../../source/domain/version.js';
import {type ActionId, type Message, type State} from '../../source/state/state.js';
import {clientUpgrade} from '../../source/state/client.js';
import {update} from '../../source/state/update.js';
import {takeVersion} from '../../source/state/choose-version.js';
import {
	makeDetails,
	makeHost,
	makeKnown,
	makeSession,
	makeState,
	testTime,
} from '../_helpers/make-state.js';

const act = (state: State, action: ActionId) => update(state, {type: 'acted', action, limit: 20});

const prepared = (overrides: Partial<State> = {}): State => makeState({stage: {name: 'prepare', cursor: 0}, ...overrides});

const withClient = (text: string): Partial<State> => {
	const version = parseVersion(text);
	return version ? {client: {version, text}} : {};
};

test('the page about the client opens over what is there, looks at the machine, and Esc closes it', t => {
	const opened = act(prepared(), 'client');
	t.is(opened.state.overlays.at(-1)?.name, 'client');
	t.deepEqual(opened.effects, [{type: 'ask-host'}]);
	t.deepEqual(act(opened.state, 'back').state.overlays, []);
});

test('it opens over the version screen, and what was typed there stays', t => {
	const state = prepared({
		overlays: [{
			name: 'version', typed: '3.7.1', cursor: 0, problem: undefined,
		}],
	});
	const opened = act(state, 'client');
	t.deepEqual(opened.state.overlays.map(({name}) => name), ['version', 'client']);
	t.like(act(opened.state, 'back').state.overlays[0], {name: 'version', typed: '3.7.1'});
});

test('it scrolls, looks again, and copies the commands of the first way', t => {
	const {state} = act(prepared(withClient('3.5.4')), 'client');
	t.like(act(state, 'down').state.overlays[0], {name: 'client', top: 1});
	t.deepEqual(act(state, 'ask-again').effects, [{type: 'ask-host'}]);
	t.deepEqual(act(state, 'copy').effects, [{type: 'copy', text: 'sudo snap refresh juju'}]);
	const fitting = act(act(prepared(), 'client').state, 'copy');
	t.deepEqual(fitting.effects, []);
	t.is(fitting.state.notice, 'There is no command to copy.');
});

test('until a controller is chosen the one under the cursor decides', t => {
	const state = makeState({
		controller: undefined, version: undefined, target: undefined, stage: {name: 'target', step: 'controller', cursor: 1},
	});
	t.is(clientUpgrade(state).fit, 'other-major');
	t.is(clientUpgrade({...state, stage: {name: 'target', step: 'controller', cursor: 0}}).fit, 'fits');
	t.is(clientUpgrade({...state, stage: {name: 'start', phase: 'probing'}}).fit, 'unknown');
});

test('what was found out about the machine is kept, and what could not be leaves the last good value', t => {
	const facts = makeHost({isRemote: true});
	const message: Message = {type: 'host-described', facts, at: testTime};
	const known = update(makeState({host: {...unasked, isAsking: true}}), message).state.host;
	t.like(known, {
		value: facts, at: testTime, isAsking: false, failure: undefined,
	});
	const failed = update(makeState({host: known}), {type: 'host-described', facts: undefined, at: testTime + 1000}).state.host;
	t.like(failed, {value: facts, at: testTime, isAsking: false});
	t.regex(failed.failure?.message ?? '', /could not be found out/v);
});

test('the machine is asked about as soon as a client has told its version, and not before', t => {
	t.false(update(makeState({client: undefined, host: unasked}), {type: 'started'}).effects.some(({type}) => type === 'ask-host'));
	const version = parseVersion('3.6.28');
	const answered = version && update(makeState({client: undefined, host: unasked, stage: {name: 'start', phase: 'probing'}}), {
		type: 'answered', id: 'client-version', intent: {type: 'client-version'}, answer: {ok: true, value: {version, text: '3.6.28'}}, at: testTime,
	});
	t.true(answered?.effects.some(({type}) => type === 'ask-host'));
	t.true(answered?.state.host.isAsking);
});

test('a version above the client is refused with the exact command', t => {
	const state = makeState({
		...withClient('2.8.13'),
		details: {aws: makeKnown(makeDetails({version: '2.8.13'}))},
		host: makeKnown(makeHost({
			snap: {
				name: 'juju', version: '2.8.13', revision: '17665', channel: '2.8/stable', isHeld: false, isClassic: true,
			},
		})),
	});
	t.like(takeVersion(state, '2.9.30'), {ok: false, advice: 'Upgrade the client to 2.9 first, then start again: sudo snap refresh juju --channel=2.9/stable'});
});

const onTarget = (overrides: Partial<State> = {}): State => {
	const state = makeState({
		...withClient('3.5.4'),
		session: makeSession({mode: 'live'}),
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
		...overrides,
	});
	return act(state, 'client').state;
};

test('the terminal is given away only after yes was typed in full', t => {
	const asked = act(onTarget(), 'confirm').state;
	t.like(asked.overlays.at(-1), {name: 'question', question: {commands: ['sudo snap refresh juju'], phrase: 'yes'}});
	t.deepEqual(act(asked, 'confirm').effects, []);
	const typed = update(asked, {type: 'typed', text: 'yes'}).state;
	const {effects} = act(typed, 'confirm');
	t.deepEqual(effects.find(({type}) => type === 'hand-over'), {type: 'hand-over', arguments: ['sudo', 'snap', 'refresh', 'juju']});
	t.true(effects.some(({type}) => type === 'record'));
});

test('in a simulation, where only reads are allowed, and once a target is chosen, nothing is run', t => {
	const states = [
		onTarget({session: makeSession({mode: 'simulation'})}),
		onTarget({session: makeSession({mode: 'read-only'})}),
		onTarget({stage: {name: 'prepare', cursor: 0}}),
		onTarget(withClient('3.6.28')),
		onTarget({host: makeKnown(makeHost({installation: 'other', snap: undefined}))}),
	];
	for (const state of states) {
		const {state: after, effects} = act(state, 'confirm');
		t.is(after.overlays.at(-1)?.name, 'client');
		t.truthy(after.notice);
		t.deepEqual(effects, []);
	}
});

test('after a refresh everything is asked again; after one that failed all stays', t => {
	const state = onTarget();
	const refreshed = update(state, {type: 'terminal-returned', exitCode: 0, problem: undefined});
	t.like(refreshed.state, {client: undefined, stage: {name: 'start', phase: 'probing'}, overlays: []});
	t.true(refreshed.effects.some(effect => effect.type === 'ask' && effect.intent.type === 'client-version'));
	t.true(refreshed.state.surface > state.surface);
	const failed = update(state, {type: 'terminal-returned', exitCode: 1, problem: undefined});
	t.is(failed.state.client, state.client);
	t.regex(failed.state.notice ?? '', /exit code 1/v);
	t.is(update(state, {type: 'terminal-returned', exitCode: undefined, problem: 'There is no sudo on PATH.'}).state.notice, 'There is no sudo on PATH.');
});
