import test from 'ava';
import {modelKey} from '../../source/domain/intent.js';
import {createEffectRunner} from '../../source/runtime/effect-runner.js';
import {createStore} from '../../source/runtime/store.js';
import {createVirtualClock} from '../../source/runtime/virtual-clock.js';
import {createInitialState} from '../../source/state/initial-state.js';
import {update} from '../../source/state/update.js';
import {createFakeProcess} from '../_helpers/fake-process.js';
import {readFixture} from '../_helpers/fixture.js';
import {makeSession, testTime, webModel} from '../_helpers/make-state.js';
import {renderForTest, workingStorage} from '../_helpers/open-runner.js';

test('the last good answer of the poller stays with its age while the controller is silent, and a new one takes its place', async t => {
	const clock = createVirtualClock(testTime);
	const status = readFixture('recordings/clients/4.0.15/status/healthy.json');
	let isSilent = false;
	const process = createFakeProcess({answer: () => (isSilent ? {exitCode: 1, stderr: 'ERROR connection refused\n'} : {stdout: status})});
	const session = makeSession({createRenderer: () => renderForTest});
	const store = createStore({
		initial: createInitialState({session, now: testTime, size: {columns: 80, rows: 24}}),
		update,
		perform(effect, dispatch) {
			runner.perform(effect, dispatch);
		},
		onError(error) {
			t.fail(String(error));
		},
	});
	const runner = createEffectRunner({
		getState: store.getState,
		process,
		clock,
		storage: workingStorage([]),
		terminal: {suspend: async action => action(), write: () => undefined},
		onExit: () => undefined,
	});
	const observation = () => store.getState().observations[modelKey(webModel)];

	runner.perform({type: 'watch', models: [webModel], interval: 2000}, store.dispatch);
	await clock.advance(0);
	t.like(observation(), {failedAnswers: 0, status: {at: testTime, value: {version: '4.0.15'}}});
	const {value} = observation()?.status ?? {};
	isSilent = true;
	await clock.advance(12_000);
	t.like(observation(), {failedAnswers: 3, failingSince: testTime + 2000, status: {at: testTime}});
	t.is(observation()?.status.value, value);
	isSilent = false;
	await clock.advance(5000);
	t.like(observation(), {failedAnswers: 0, failingSince: undefined, status: {at: testTime + 17_000}});
	await runner.stop();
});
