import test from 'ava';
import {type AgentEvent, type WatchedCounts, type WatchedEvent} from '../../source/domain/watched-event.js';
import {formatWatchJson, formatWatchText} from '../../source/output/watch-lines.js';
import {testTime} from '../_helpers/make-state.js';
import {validateDocument} from '../_helpers/validate-document.js';

const counts: WatchedCounts = {
	total: 128, upgraded: 41, upgrading: 3, waiting: 81, behind: 87, down: 1, lost: 1, error: 1, unknown: 0,
};

const place = {controller: 'aws', model: 'aws:admin/web', at: testTime};

const status: Extract<WatchedEvent, {type: 'status'}> = {
	type: 'status', version: '3.6.28', goal: '3.6.28', isReachable: true, counts, silentSince: undefined, waitingFor: '1 agent is down.', isComplete: false,
};

const agent: AgentEvent = {
	type: 'agent', agent: 'unit-mysql-0', name: 'mysql/0', from: '3.6.4', to: '3.6.28', state: 'idle', message: undefined, isBad: false,
};

const every: readonly WatchedEvent[] = [
	status,
	{
		...status, isReachable: undefined, counts: undefined, version: undefined, goal: undefined, waitingFor: undefined,
	},
	{...status, isReachable: false, silentSince: testTime - 192_000},
	{...status, isComplete: true, waitingFor: undefined},
	agent,
	{
		...agent, agent: 'machine-0-lxd-1', from: undefined, to: undefined, state: 'pending',
	},
	{type: 'outage', since: testTime - 5000, reason: 'The controller does not answer.'},
	{type: 'recovered', since: testTime - 112_000, silence: 112_000},
	{type: 'stuck', since: testTime - 600_000, waitingFor: '1 agent is down (machine 2).'},
	{
		type: 'complete', version: '3.6.28', counts, answers: 3, span: 10_000,
	},
	{type: 'timed-out', after: 1_800_000, waitingFor: '1 agent is down (machine 2).'},
];

test('every event is one JSON object on a line that its schema knows', t => {
	for (const event of every) {
		const line = formatWatchJson(place, event);
		t.is(line.indexOf('\n'), line.length - 1);
		t.deepEqual(validateDocument('watch', line), [], line);
		t.true(line.startsWith('{"schema":"juju-upgrade-wizard/watch/1","event":'));
	}
});

test('the schema refuses what the contract does not have', t => {
	const document = JSON.parse(formatWatchJson(place, agent)) as Record<string, unknown>;
	t.not(validateDocument('watch', JSON.stringify({...document, surplus: 1})).length, 0);
	t.not(validateDocument('watch', JSON.stringify({...document, event: 'party'})).length, 0);
	const {to, ...without} = document;
	t.is(to, '3.6.28');
	t.not(validateDocument('watch', JSON.stringify(without)).length, 0);
});

test('a status has the keys of the contract', t => {
	t.like(JSON.parse(formatWatchJson(place, status)), {
		event: 'status', at: '2026-11-21T03:12:00.000Z', model: 'aws:admin/web', 'target-version': '3.6.28', reachable: true, agents: counts,
	});
	t.deepEqual(JSON.parse(formatWatchJson({...place, model: undefined}, {type: 'outage', since: testTime, reason: 'No.'})), {
		schema: 'juju-upgrade-wizard/watch/1', event: 'outage', at: '2026-11-21T03:12:00.000Z', controller: 'aws', model: null, since: '2026-11-21T03:12:00.000Z', message: 'No.',
	});
});

const said = (...events: readonly WatchedEvent[]): readonly string[] => formatWatchText(place, events).trimEnd().split('\n').map(line => line.replace('2026-11-21T03:12:00Z  aws:admin/web  ', ''));

test('lines say what happened, when, and of which model', t => {
	t.deepEqual(said(status), ['41 of 128 agents at 3.6.28: 3 upgrading, 81 waiting, 1 down, 1 lost, 1 in error']);
	t.deepEqual(said(agent), ['mysql/0 from 3.6.4 to 3.6.28: idle']);
	t.deepEqual(said({...agent, agent: 'machine-2', name: '2'}), ['machine 2 from 3.6.4 to 3.6.28: idle']);
	t.deepEqual(said({
		...agent, to: '3.6.4', state: 'error', message: 'hook failed:\n"config-changed"', isBad: true,
	}), ['mysql/0 at 3.6.4: error, hook failed: "config-changed"']);
	t.deepEqual(said({...status, isReachable: false, silentSince: testTime - 192_000}), ['No answer since 3m 12s; last known: 41 of 128 agents at 3.6.28: 3 upgrading, 81 waiting, 1 down, 1 lost, 1 in error']);
	t.deepEqual(said({...status, goal: '3.6.4'}), ['41 of 128 agents at 3.6.28: 3 upgrading, 81 waiting, 1 down, 1 lost, 1 in error. Juju wants 3.6.4 of this model, not 3.6.28.']);
	t.is(formatWatchText({...place, model: undefined}, [{...status, isReachable: undefined}]), '2026-11-21T03:12:00Z  aws  No answer yet.\n');
});

test('of a thousand agents that turn at once a few have lines, those in trouble first, and the rest a number', t => {
	const many = Array.from({length: 1000}, (_, index): AgentEvent => ({
		...agent, agent: `unit-mysql-${index}`, name: `mysql/${index}`, isBad: index === 999,
	}));
	const lines = said(...many, status);
	t.is(lines.length, 12);
	t.true(lines.some(line => line.startsWith('mysql/999 ')));
	t.is(lines[10], 'and 990 more agents changed');
	t.regex(lines[11] ?? '', /^41 of 128/v);
});
