import test from 'ava';
import {unasked} from '../../../source/domain/answer.js';
import {agentLimit, agentScreen} from '../../../source/interface/screens/agent.js';
import {type Overlay, type State} from '../../../source/state/state.js';
import {
	makeKnown,
	makeWaitingState,
	testTime,
	webModel,
} from '../../_helpers/make-state.js';
import {linesText, smallArea, usualArea} from '../../_helpers/page-text.js';

const overlay = (tag: string, top = 0): Overlay => ({
	name: 'agent', model: webModel, tag, top,
});

const withAgent = (tag: string, state: Partial<State> = {}): State => makeWaitingState({state: {overlays: [overlay(tag)], ...state}});

const read = (state: State, area = usualArea): string => linesText(agentScreen(state, area), area);

const statusLog = makeKnown([
	{
		at: testTime - 5000, type: 'juju-unit', status: 'idle', message: '',
	},
	{
		at: undefined, type: 'workload', status: 'active', message: 'ready\nto serve',
	},
]);

const errorLog = makeKnown(Array.from({length: 20}, (_, index) => ({
	entity: 'machine-2', time: '03:09:01', level: 'ERROR', module: 'juju.worker.upgrader', text: `not enough free disk space ${index}`,
})));

test('a machine shows its agent and its instance, with messages and ages', t => {
	const text = read(withAgent('machine-2'));
	t.true(text.startsWith(` machine 2   aws:admin/web                                 3.6.4, wanted 3.6.28
   Agent      down        agent is not communicating with the server         4m
   Instance   running                                                        2m
   ubuntu@22.04, 10.0.0.5
`));
});

test('a unit shows its workload, the machine that it lives on, and its principal', t => {
	const text = read(withAgent('unit-telegraf-4'));
	t.true(text.startsWith(' telegraf/4   in mysql/0, machine 2, aws:admin/web'));
	t.true(text.includes('   Agent      error       hook failed: "config-changed"'));
	t.true(text.includes('   Workload   active      Unit is ready'));
	t.true(text.includes('   Machine 2  down        agent is not communicating with the server'));
});

test('an agent at the wanted version does not say that it is wanted', t => {
	t.regex(read(withAgent('unit-mysql-1')).split('\n', 1)[0] ?? '', / 3\.6\.28$/v);
	t.true(read(withAgent('unit-mysql-1')).includes('leader of its application'));
});

test('both logs stand below with where they come from and how old they are', t => {
	const text = read(withAgent('machine-2', {
		statusLogs: {'aws:admin/web machine-2': statusLog},
		errorLogs: {'aws:admin/web machine-2': makeKnown(errorLog.value?.slice(0, 1) ?? [], testTime - 2000)},
	}));
	t.true(text.includes('(juju show-status-log, just now)'));
	t.regex(text, / {3}\d\d:\d\d:\d\d {2}juju-unit {7}idle/v);
	t.true(text.includes('   --:--:--  workload        active      ready to serve'));
	t.true(text.includes('(juju debug-log, 2s ago)'));
	t.true(text.includes('   03:09:01  ERROR  juju.worker.upgrader  not enough free disk space 0'));
});

test('a log that is asked for, that is empty, that failed or that nobody asked for says so', t => {
	const key = 'aws:admin/web machine-2';
	t.true(read(withAgent('machine-2', {statusLogs: {[key]: {...unasked, isAsking: true}}})).includes('↻ Asking Juju.'));
	t.true(read(withAgent('machine-2', {statusLogs: {[key]: makeKnown([])}})).includes('Juju has no entries for it.'));
	t.true(read(withAgent('machine-2', {errorLogs: {[key]: makeKnown([])}})).includes('None among its last lines.'));
	t.true(read(withAgent('machine-2')).includes('Not known. r asks for it.'));
	const failure = {
		kind: 'refused' as const, message: 'Juju refused to show the log.', advice: undefined, evidence: '', exitCode: 1,
	};
	const failed = read(withAgent('machine-2', {errorLogs: {[key]: {...errorLog, value: errorLog.value?.slice(0, 1), failure}}}));
	t.true(failed.includes('✘ Juju refused to show the log.'));
	t.true(failed.includes('not enough free disk space 0'), 'what was known stays');
});

test('what was found to be wrong with the agent stands at the end', t => {
	t.regex(read(withAgent('machine-2')), /▸ Finding: .+ t to open it/v);
	t.notRegex(read(withAgent('unit-mysql-0')), /Finding/v);
});

test('long logs are scrolled as far as they go', t => {
	const state = withAgent('machine-2', {errorLogs: {'aws:admin/web machine-2': errorLog}});
	const limit = agentLimit(state, usualArea) ?? 0;
	t.true(limit > 5);
	t.false(read(state).includes('disk space 19'));
	t.true(read({...state, overlays: [overlay('machine-2', limit)]}).includes('disk space 19'));
	t.is(agentLimit(withAgent('machine-2'), usualArea), 0);
	t.true(read(state, smallArea).includes('machine 2'));
});

test('an agent that is gone says so', t => {
	t.is(read(withAgent('unit-nobody-0')), ' This agent is not in the last status any more. Esc goes back.');
});

test('without an open agent there is nothing to draw or to scroll', t => {
	const state = makeWaitingState();
	t.deepEqual(agentScreen(state, usualArea), []);
	t.is(agentLimit(state, usualArea), undefined);
});
