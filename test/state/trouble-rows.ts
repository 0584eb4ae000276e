import test from 'ava';
import {agentKey} from '../../source/domain/case.js';
import {type Agent} from '../../source/domain/agent.js';
import {modelKey} from '../../source/domain/intent.js';
import {type ActionId, type State} from '../../source/state/state.js';
import {newFindingCount, troubleRows} from '../../source/state/trouble-rows.js';
import {update} from '../../source/state/update.js';
import {
	makeAgent,
	makeAgents,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';
import {makeTroubledState} from '../_helpers/trouble.js';

const kindsOf = (state: State, filter: string): readonly string[] => troubleRows(state, {filter}).map(({kind}) => kind);

const act = (state: State, ...actions: readonly ActionId[]): State => {
	let next = state;
	for (const action of actions) {
		next = update(next, {type: 'acted', action}).state;
	}

	return next;
};

const top = (state: State) => state.overlays.at(-1);

const selected = (state: State): string | undefined => {
	const overlay = top(state);
	return overlay?.name === 'findings' ? overlay.selected?.key : undefined;
};

const observe = (state: State, agents: readonly Agent[]): State => update({
	...state,
	badSince: Object.fromEntries(agents.map(({tag}) => [agentKey(modelKey(webModel), tag), {at: testTime - 240_000, answers: 31}])),
}, {
	type: 'observed', model: webModel, answer: {ok: true, value: makeStatus({agents})}, at: testTime, duration: 400,
}).state;

test('a search looks at titles, ids, codes and the words of Juju', t => {
	const state = makeTroubledState();
	const titles = (filter: string) => troubleRows(state, {filter}).flatMap(row => (row.kind === 'case' ? [row.case.id] : []));
	t.true(titles('not restart').includes('machine-agent-down'));
	t.true(titles('machine-agent').includes('machine-agent-down'));
	t.true(titles('A7').includes('changes-disabled'));
	t.true(titles('have been disabled').includes('changes-disabled'));
	t.deepEqual(titles('zeppelin'), []);
	t.deepEqual(kindsOf(state, 'config-changed'), ['finding']);
});

test('the cursor stays on its finding when a graver one comes above it', t => {
	const hook = makeAgent('telegraf/4', {
		kind: 'subordinate', condition: 'error', state: 'error', message: 'hook failed: "start"',
	});
	const before = act(observe(makeTroubledState({badSince: {}}), [hook]), 'troubleshoot');
	t.regex(selected(before) ?? '', /^finding hook-failed/v);
	const after = observe(before, [makeAgent('2', {condition: 'down', state: 'down'}), hook]);
	t.regex(troubleRows(after, {filter: ''})[0]?.key ?? '', /machine-agent-down/v);
	t.is(selected(after), selected(before));
	const opened = top(act(after, 'confirm'));
	t.is(opened?.name === 'case' ? opened.case : undefined, 'hook-failed');
});

test('the cursor stays on a finding whose first unit is well again', t => {
	const failed = (name: string) => makeAgent(name, {condition: 'error', state: 'error', message: 'hook failed: "start"'});
	const before = act(observe(makeTroubledState({badSince: {}}), [failed('a/0'), failed('a/1')]), 'troubleshoot');
	const after = observe(before, [makeAgent('2', {condition: 'down', state: 'down'}), failed('a/1')]);
	t.regex(selected(after) ?? '', /^finding hook-failed .*unit-a-1$/v);
});

test('what is found after Troubleshoot was seen counts as new, until it is seen', t => {
	const hook = makeAgent('telegraf/4', {condition: 'error', state: 'error', message: 'hook failed: "start"'});
	const unseen = observe(makeTroubledState({badSince: {}}), [hook]);
	t.is(newFindingCount(unseen), 0, 'nothing is new to whom has never looked');
	const seen = act(unseen, 'troubleshoot', 'back');
	const later = observe(seen, [hook, makeAgent('2', {condition: 'down', state: 'down'})]);
	t.true(newFindingCount(later) > 0);
	t.deepEqual(later.overlays, [], 'nothing opens by itself');
	t.is(later.surface, seen.surface, 'no key is taken away');
	t.is(newFindingCount(act(later, 'troubleshoot')), 0);
});

test('a group is unfolded and folded in its place', t => {
	const agents = Array.from({length: 5}, (_, index) => makeAgent(String(index), {condition: 'down', state: 'down'}));
	const listed = act(observe(makeTroubledState({badSince: {}}), agents), 'troubleshoot');
	t.regex(selected(listed) ?? '', /^group /v);
	const opened = act(listed, 'confirm');
	t.is(selected(opened), selected(listed));
	const inside = act(opened, 'down', 'down', 'confirm');
	const overlay = top(inside);
	t.deepEqual(overlay?.name === 'case' ? overlay.finding?.subjects : undefined, ['machine-1']);
	t.regex(selected(act(opened, 'confirm', 'down')) ?? '', /^(?!finding machine-agent-down)/v);
});

test('t on an agent opens its only finding, and the whole list from there', t => {
	const table = (tag: string): State => {
		const state = makeWaitingState();
		return {
			...state,
			table: {...state.table, selected: tag},
			badSince: Object.fromEntries(makeAgents().map(agent => [agentKey(modelKey(webModel), agent.tag), {at: testTime - 240_000, answers: 31}])),
		};
	};

	const one = act(table('unit-telegraf-4'), 'troubleshoot');
	const overlay = top(one);
	t.is(overlay?.name === 'case' ? overlay.case : undefined, 'hook-failed');
	const list = act(one, 'troubleshoot');
	t.deepEqual(list.overlays.map(({name}) => name), ['findings']);
	t.deepEqual(act(list, 'back').overlays, []);
	const none = top(act(table('unit-mysql-1'), 'troubleshoot'));
	t.is(none?.name === 'findings' ? none.about : 'no list', undefined);
});

test('an agent with several findings has them first', t => {
	const state = makeTroubledState();
	const listed = act({
		...state, overlays: [{
			name: 'agent', model: webModel, tag: 'machine-2', top: 0,
		}],
	}, 'troubleshoot');
	const rows = top(listed);
	t.is(rows?.name, 'findings');
	const own = troubleRows(listed, rows?.name === 'findings' ? rows : {filter: ''}).filter(row => row.kind === 'finding' && row.isOwn);
	t.true(own.length > 1);
	t.deepEqual(troubleRows(listed, rows?.name === 'findings' ? rows : {filter: ''}).slice(0, own.length), own);
});

test('an observation with nothing new leaves the list as it is', t => {
	const state = act(makeTroubledState(), 'troubleshoot');
	const next = update(state, {type: 'ticked', now: state.now + 1000}).state;
	t.is(selected(next), selected(state));
});
