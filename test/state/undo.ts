import test from 'ava';
import {agentKey} from '../../source/domain/case.js';
import {type Answer} from '../../source/domain/answer.js';
import {modelKey, type Intent} from '../../source/domain/intent.js';
import {parseVersion} from '../../source/domain/version.js';
import {createRenderer} from '../../source/juju/dialect.js';
import {intentId} from '../../source/state/knowledge.js';
import {type ActionId, type Effect, type State} from '../../source/state/state.js';
import {putBackLines, putBackRemedy} from '../../source/state/undo.js';
import {update} from '../../source/state/update.js';
import {
	databaseModel,
	makeKnown,
	makePlan,
	makeState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';

const render = createRenderer({client: parseVersion('3.6.28'), controller: parseVersion('3.6.28'), isKubernetes: false});

const locked = (overrides: Partial<State> = {}): State => makeState({
	render,
	stage: {name: 'prepare', cursor: 0},
	disabledCommands: {[modelKey(webModel)]: makeKnown([{set: 'all', message: 'change freeze'}, {set: 'remove-object', message: ''}])},
	streams: {[modelKey(webModel)]: makeKnown({stream: 'released'})},
	...overrides,
});

const succeed = (state: State, intent: Intent, id = intentId(intent)) => update(state, {
	type: 'answered', id, intent, answer: {ok: true, value: {text: ''}} as unknown as Answer, at: testTime + 1000,
});

const fail = (state: State, intent: Intent, id = intentId(intent)) => update(state, {
	type: 'answered',
	id,
	intent,
	answer: {
		ok: false, failure: {
			kind: 'refused', message: 'No.', evidence: 'ERROR no', exitCode: 1, advice: undefined,
		},
	} as unknown as Answer,
	at: testTime + 2000,
});

const act = (state: State, ...actions: readonly ActionId[]): State => {
	let next = state;
	for (const action of actions) {
		next = update(next, {type: 'acted', action}).state;
	}

	return next;
};

const kindsOf = (effects: readonly Effect[]): readonly string[] => effects.flatMap(effect => (effect.type === 'record' ? [effect.kind] : []));

const enable: Intent = {type: 'enable-commands', model: webModel};
const disable: Intent = {
	type: 'disable-commands', model: webModel, set: 'all', message: 'change freeze',
};

test('a lock that was lifted is remembered with its message, in the state and the journal', t => {
	const {state, effects} = succeed(locked(), enable);
	t.deepEqual(state.putBack.map(({intents}) => intents), [[disable]]);
	t.is(state.putBack[0]?.title, 'the lock on commands of web');
	t.regex(state.putBack[0]?.explanation ?? '', /"change freeze"/v);
	t.true(kindsOf(effects).includes('put-back-remembered'));
});

test('what was not locked, or is not known, leaves nothing to put back, nor does a command that failed', t => {
	t.deepEqual(succeed(locked({disabledCommands: {}}), enable).state.putBack, []);
	t.deepEqual(succeed(locked(), {type: 'enable-commands', model: databaseModel}).state.putBack, []);
	t.deepEqual(fail(locked(), enable).state.putBack, []);
});

test('it is remembered though the next command of the remedy fails, and stays after that', t => {
	const upgrade: Intent = {type: 'upgrade-model', model: webModel, version: '3.6.28'};
	const lifted = succeed(locked(), enable, 'remedy x').state;
	t.is(fail(lifted, upgrade, 'remedy x').state.putBack.length, 1);
});

test('putting it back is asked about like any change, and then it is gone', t => {
	const lifted = succeed(locked(), enable).state;
	const listed = act(lifted, 'troubleshoot');
	const asked = act(listed, 'confirm');
	const question = asked.overlays.at(-1);
	t.is(question?.name, 'question');
	t.deepEqual(question?.name === 'question' ? question.question.commands : [], ['juju disable-command -m aws:admin/web --no-browser-login all \'change freeze\'']);
	t.is(question?.name === 'question' ? question.question.cursor : undefined, 'no');
	const run = update(act(asked, 'yes'), {type: 'acted', action: 'confirm'});
	const effect = run.effects.find(({type}) => type === 'ask-in-order');
	t.deepEqual(effect?.type === 'ask-in-order' ? effect.intents : [], [disable]);
	const done = succeed(run.state, disable, effect?.type === 'ask-in-order' ? effect.id : '');
	t.deepEqual(done.state.putBack, []);
	t.true(kindsOf(done.effects).includes('put-back-done'));
});

test('a lock that somebody put back in another way is not offered any more', t => {
	t.deepEqual(succeed(succeed(locked(), enable).state, disable).state.putBack, []);
});

test('of a setting the first value is the one to go back to, and going back leaves nothing', t => {
	const set = (stream: 'released' | 'proposed' | 'devel'): Intent => ({type: 'set-agent-stream', model: webModel, stream});
	const first = succeed(locked({
		stage: {
			name: 'plan', plan: makePlan(), top: 0, savedTo: undefined,
		},
	}), set('proposed')).state;
	t.deepEqual(first.putBack.map(({intents}) => intents), [[set('released')]]);
	const second = succeed({...first, streams: {[modelKey(webModel)]: makeKnown({stream: 'proposed'})}}, set('devel')).state;
	t.deepEqual(second.putBack.map(({intents}) => intents), [[set('released')]]);
	t.deepEqual(succeed({...second, streams: {[modelKey(webModel)]: makeKnown({stream: 'devel'})}}, set('released')).state.putBack, []);
});

test('an edited agent.conf can be replaced by its copy, and its agent is started again with it', t => {
	const place = {model: webModel, machine: '2', agent: 'machine-2'};
	const edit: Intent = {type: 'edit-agent-configuration', ...place};
	const restart: Intent = {type: 'restart-agent', ...place, service: {name: 'jujud-machine-2', initSystem: 'systemd'}};
	const restore: Intent = {type: 'restore-agent-configuration', ...place};
	const remedy = putBackRemedy(locked(), {
		id: 'edit', title: 'x', explanation: 'x', undo: 'x', success: 'x', intents: [edit, restart], since: 1,
	});
	const running = locked({
		configurations: {[agentKey(modelKey(webModel), 'machine-2')]: makeKnown({current: 'a', copy: 'b'})}, running: {'remedy edit': {remedy, intents: [edit, restart]}},
	});
	const edited = succeed(running, edit, 'remedy edit').state;
	t.deepEqual(edited.putBack.map(({intents}) => intents), [[restore, restart]]);
	const id = `remedy ${edited.putBack[0]?.id ?? ''}`;
	const restored = succeed(edited, restore, id).state;
	t.is(restored.putBack.length, 1, 'not before its agent was started, too');
	t.deepEqual(succeed(restored, restart, id).state.putBack, []);
	t.deepEqual(succeed(edited, restore).state.putBack, [], 'restored by the remedy of the case');
	t.deepEqual(succeed(locked(), edit).state.putBack, [], 'without a copy');
});

test('who leaves is told, on Finished too, and may stay', t => {
	const lifted = succeed(locked(), enable).state;
	for (const state of [lifted, {...lifted, stage: {name: 'finished' as const, plan: makePlan(), result: 'upgraded' as const}}]) {
		const asked = act(state, state.stage.name === 'finished' ? 'confirm' : 'quit');
		const question = asked.overlays.at(-1);
		t.true(question?.name === 'question' && question.question.consequences.some(text => text.startsWith('To be put back: the lock on commands of web.')));
		t.is(asked.exit, undefined);
		const left = act(asked, 'yes', 'confirm');
		t.true(left.exit?.summary.includes('  juju disable-command -m aws:admin/web --no-browser-login all \'change freeze\''), JSON.stringify(left.exit));
	}

	t.deepEqual(putBackLines(locked()), []);
	t.truthy(act(locked(), 'quit').exit, 'nothing to put back, nothing to ask');
});
