import test from 'ava';
import {type Agent} from '../../source/domain/agent.js';
import {keepObservation} from '../../source/state/observed.js';
import {selectSituation} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {
	makeAgent,
	makeState,
	makeStatus,
	testTime,
	webModel,
} from '../_helpers/make-state.js';

const observe = (state: State, agents: readonly Agent[], applications = makeStatus().applications): State => keepObservation(state, {
	model: webModel, answer: {ok: true, value: makeStatus({agents, applications})}, at: testTime, duration: 1700,
});

test('the applications that a model had when it was first seen are kept', t => {
	const first = makeStatus().applications.map(application => ({...application, charmRevision: 1}));
	const state = observe(observe(makeState(), [], first), [], []);
	t.deepEqual(state.applicationsAtStart['aws:admin/web'], first);
});

test('a failed hook is known after its unit is well again, the last one of each unit', t => {
	const failed = (hook: string): Agent => makeAgent('a/0', {condition: 'error', message: `hook failed: "${hook}"`});
	const state = observe(observe(observe(makeState(), [failed('start')]), [failed('upgrade-charm')]), [makeAgent('a/0')]);
	t.deepEqual(selectSituation(state).failedHooks, {'aws:admin/web unit-a-0': 'hook failed: "upgrade-charm"'});
	t.deepEqual(observe(makeState(), [makeAgent('0', {condition: 'error', message: 'upgrade to 3.6.28 failed'})]).failedHooks, {});
});

test('the situation says how long the last status took, and which commands changed something', t => {
	const record = {
		id: '1', startedAt: testTime, duration: 5, exitCode: 0, outcome: 'exited', stdout: '', stderr: '',
	};
	const commands = [
		{...record, line: 'juju status', changes: false},
		{...record, line: 'juju resolved a/0', changes: true},
		{
			...record, line: 'juju resolved a/1', changes: true, startedAt: testTime + 1,
		},
		{
			...record, line: 'juju resolved a/2', changes: true, duration: undefined,
		},
	];
	const situation = selectSituation(observe(makeState({commands}), []));
	t.deepEqual(situation.commands, [{line: 'juju resolved a/1', at: testTime + 1, exitCode: 0}, {line: 'juju resolved a/0', at: testTime, exitCode: 0}]);
	t.deepEqual(situation.answerTimes, {'aws:admin/web': 1700});
});
