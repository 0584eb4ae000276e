import test from 'ava';
import {silentSince} from '../../source/state/selectors.js';
import {
	databaseModel,
	makeObservation,
	makeState,
	makeStatus,
	makeWaitingState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';

const silent = {failedAnswers: 3, failingSince: testTime - 60_000, lastReason: 'No answer.'};

test('in a plan the model that is waited for says whether the controller is silent, whatever was known of others', t => {
	const state = makeWaitingState({
		state: {
			observations: {
				'aws:admin/web': makeObservation(webModel, makeStatus(), silent),
				'aws:admin/db': makeObservation(databaseModel, makeStatus()),
			},
		},
	});
	t.is(silentSince(state), testTime - 60_000);
});

test('before a plan one model that answers is enough', t => {
	const state = makeState({
		stage: {name: 'prepare', cursor: 0, top: 0},
		observations: {
			'aws:admin/web': makeObservation(webModel, makeStatus(), silent),
			'aws:admin/db': makeObservation(databaseModel, makeStatus()),
		},
	});
	t.is(silentSince(state), undefined);
});

test('nothing asked is no silence', t => {
	t.is(silentSince(makeState()), undefined);
});
