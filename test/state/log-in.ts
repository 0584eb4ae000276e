import test from 'ava';
import {unasked, type RefusedFailure} from '../../source/domain/answer.js';
import {modelKey} from '../../source/domain/intent.js';
import {expiredLogin, explainLogIn} from '../../source/state/log-in.js';
import {type State} from '../../source/state/state.js';
import {
	atCharm,
	charmedState,
	charmedStatus,
	waveOf,
} from '../_helpers/make-charms.js';
import {
	makeObservation,
	makeSession,
	makeState,
	webModel,
} from '../_helpers/make-state.js';
import {makeFailure, playFrom} from '../_helpers/play.js';

const failure: RefusedFailure = {
	kind: 'refused', message: 'Nobody is logged in.', advice: undefined, evidence: '', exitCode: 1, refusal: {kind: 'not-logged-in'},
};
const intent = {type: 'log-in', controller: 'aws'} as const;

const expired = (overrides: Partial<State> = {}): State => makeState({
	details: {aws: {...unasked, failure}},
	stage: {name: 'target', step: 'controller', cursor: 0},
	...overrides,
});

test('a login has expired only where Juju said so of the controller under the cursor', t => {
	t.is(expiredLogin(expired()), 'aws');
	t.is(expiredLogin(expired({stage: {name: 'target', step: 'controller', cursor: 1}})), undefined);
	t.is(expiredLogin(expired({details: {aws: {...unasked, failure: makeFailure('unreachable', 'Silent.')}}})), undefined);
	t.is(expiredLogin(expired({stage: {name: 'prepare', cursor: 0}})), undefined);
	t.is(expiredLogin(makeState({
		models: {...unasked, failure}, stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
	})), 'aws');
});

test('among charms a login has expired where Juju said so of the model that is looked at', t => {
	const state = charmedState({
		stage: atCharm<'choose'>({
			step: 'choose', model: webModel, cursor: 0, ticked: [],
		}),
	});
	t.is(expiredLogin(state), undefined);
	const refused: State = {...state, observations: {[modelKey(webModel)]: makeObservation(webModel, charmedStatus(), {status: {...unasked, failure}})}};
	t.is(expiredLogin(refused), 'aws');
	t.deepEqual(playFrom(refused).act('log-in').asked(), [intent]);
});

test('the key asks for the login once, and only where one has expired', t => {
	t.deepEqual(playFrom(expired()).act('log-in').asked(), [intent]);
	const play = playFrom(makeState({stage: {name: 'target', step: 'controller', cursor: 0}})).act('log-in');
	t.deepEqual(play.asked(), []);
	t.regex(play.state().notice ?? '', /No login has expired/v);
});

test('after the login the controller is asked again; where it was chosen, its models and statuses too', t => {
	const models: Partial<State> = {
		stage: {
			name: 'target', step: 'models', controller: 'aws', cursor: 0,
		},
	};
	const play = playFrom(expired(models)).answer(intent, {ok: true, value: {text: ''}});
	t.deepEqual(play.asked(), [{type: 'show-controller', controller: 'aws'}, {type: 'list-models', controller: 'aws'}]);
	t.true(play.effects().some(({type}) => type === 'poll-now'));
	const other = playFrom(expired({controller: undefined})).answer(intent, {ok: true, value: {text: ''}});
	t.deepEqual(other.asked(), [{type: 'show-controller', controller: 'aws'}]);
});

test('a login that fails says so, and nothing is asked', t => {
	const play = playFrom(expired()).answer(intent, {ok: false, failure: makeFailure('refused', 'The password is wrong.')});
	t.deepEqual(play.asked(), []);
	t.is(play.state().notice, 'The password is wrong.');
});

test('a client without a login says why, and runs nothing', t => {
	const render: State['render'] = () => ({kind: 'unavailable', reason: 'A 1.25 client has no login.'});
	const state = expired({session: makeSession(), render});
	t.is(explainLogIn(state, 'aws'), 'A 1.25 client has no login.');
	const play = playFrom(state).act('log-in');
	t.deepEqual(play.asked(), []);
	t.is(play.state().notice, 'A 1.25 client has no login.');
});

test('an order of a charm that was refused for it waits for its question again after the login', t => {
	const stage = atCharm<'perform'>({
		step: 'perform', wave: waveOf({mysql: {}}), index: 0, phase: {type: 'refused', failure, run: 'order'}, cursor: 0,
	});
	const play = playFrom(charmedState({stage}));
	t.is(expiredLogin(play.state()), 'aws');
	play.act('log-in');
	t.deepEqual(play.asked(), [intent]);
	play.answer(intent, {ok: true, value: {text: ''}});
	t.like(play.state().stage, {step: 'perform', phase: {type: 'ready'}});
});
