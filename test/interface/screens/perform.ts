import test from 'ava';
import {performScreen} from '../../../source/interface/screens/perform.js';
import {type StepState, type State} from '../../../source/state/state.js';
import {makeScreens} from '../../_helpers/make-screens.js';
import {
	makeAgents,
	makePlan,
	makeProgress,
	makeState,
	makeWaitingState,
	testTime,
} from '../../_helpers/make-state.js';
import {linesText, smallArea, usualArea} from '../../_helpers/page-text.js';

const read = (state: State, area = usualArea): string => linesText(performScreen(state, area), area);

const atStep = (step: StepState): State => makeState({
	stage: {
		name: 'perform', plan: makePlan(), index: 0, step,
	},
});

const failure = {
	kind: 'refused' as const,
	message: 'Juju refused: an upgrade is under way.',
	advice: 'Wait until it is over, then try again.',
	evidence: Array.from({length: 30}, (_, index) => `ERROR line ${index}`).join('\n'),
	exitCode: 1,
};

test('a step that is ready shows what will run, what it means, and that nothing has run', t => {
	const text = read(atStep({phase: 'ready'}));
	t.true(text.startsWith(` Upgrade the controller                                              disruptive
   juju upgrade-controller -c aws --agent-version 3.6.28
   juju does not answer for 1 to 5 minutes. Workloads go on.
   There is no way back from here.
   Nothing has run yet. Enter shows the question.

   AGENT  VERSION`));
});

test('a step that runs shows its command and for how long', t => {
	const text = read(atStep({phase: 'running', commandId: '1', since: testTime - 3000}));
	t.true(text.includes('juju upgrade-controller -c aws --agent-version 3.6.28'));
	t.true(text.includes('↻ Has run for 3s.'));
});

test('a refused step shows Juju\'s words and what to do, however many words there are', t => {
	for (const area of [usualArea, smallArea]) {
		const text = read(atStep({phase: 'refused', failure}), area);
		t.true(text.includes('✘ Juju refused: an upgrade is under way.'));
		t.true(text.includes('Wait until it is over'));
		t.true(text.includes('more rows: l has them all.'));
		t.true(text.includes('AGENT'), 'the table stays');
	}
});

test('while agents are waited for one line says how far, the next what is missing', t => {
	const rows = read(makeWaitingState()).split('\n');
	t.is(rows[0], ' web   ███████▌················   41 of 128 upgraded in 4m 12s');
	t.is(rows[1], ' 87 agents are not at 3.6.28 yet.');
	t.is(rows[2], '   AGENT          VERSION         STATE        SINCE  MESSAGE');
});

test('where the counts say it all no sentence repeats them', t => {
	const counts = {
		total: 10, upgraded: 4, upgrading: 1, waiting: 5, down: 0, lost: 0, error: 0, unknown: 0,
	};
	const second = (progress: Parameters<typeof makeProgress>[0]) => read(makeWaitingState({progress: makeProgress({counts, ...progress})})).split('\n', 2)[1];
	t.is(second({waitingFor: '1 agent is upgrading, 5 report 3.6.4.'}), '');
	t.is(second({waitingFor: 'Juju still wants 3.6.4 for this model, not 3.6.28.'}), ' Juju still wants 3.6.4 for this model, not 3.6.28.');
	t.is(second({waitingFor: 'Everything is as it should be in 2 answers over 4s.', goodAnswers: 2}), ' Everything is as it should be in 2 answers over 4s.');
});

test('no progress is slow after two minutes and stuck after ten', t => {
	const second = (minutes: number): string => read(makeWaitingState({progress: makeProgress({lastChangeAt: testTime - (minutes * 60_000)})})).split('\n', 2)[1] ?? '';
	t.true(second(1).startsWith(' 87 agents'));
	t.true(second(3).startsWith(' Slow: no agent was upgraded in the last 3m 00s.'));
	t.true(second(11).startsWith(' Stuck: no agent was upgraded in the last 11m 00s. Press t.'));
});

test('a silent controller is a state with a clock, and its table is marked old', t => {
	const text = read(makeScreens()['silence'] ?? makeState());
	t.true(text.startsWith(` Controller has not answered for 1m 52s. This is normal while it restarts.

   Asked 14 times. Last words: connection refused
   Usual: 1 to 5 minutes. From 15m on this counts as a failure, and the
   remedies for it open. Juju goes on without us, whatever we do.

   Last known, 2s old: 2 of 12 agents upgraded.

 web   `));
	t.true(text.includes(' Old: as it was 2s ago.'));
});

test('silence beyond its limit is a failure', t => {
	const state = makeScreens()['silence'] ?? makeState();
	t.true(read({...state, now: testTime + (15 * 60_000)}).includes('That is a failure now: press t.'));
	t.true(read({...state, session: {...state.session, silenceLimit: 90_000}}).includes('From 1m 30s on'));
});

test('the table has all rows that are left, at least one, on every screen', t => {
	for (const state of [makeWaitingState({agents: makeAgents(128)}), makeScreens()['silence'] ?? makeState(), atStep({phase: 'ready'}), atStep({phase: 'refused', failure})]) {
		for (const rows of [10, 11, 14, 18, 30, 54]) {
			const area = {columns: 80, rows};
			const lines = performScreen(state, area);
			t.is(lines.length, rows);
			t.true(linesText(lines, area).includes('AGENT'));
		}
	}
});

test('a model of which nothing has been heard shows an empty bar and says so', t => {
	const text = read(makeWaitingState({progress: makeProgress({counts: undefined, waitingFor: 'Nothing has been heard of this model yet.'}), state: {observations: {}}}));
	t.true(text.startsWith(' web   ························   no answer yet in 4m 12s\n Nothing has been heard of this model yet.'));
	t.true(text.includes('↻ Asking for the status.'));
});
