import test from 'ava';
import {selectCheckResults, silentSince} from '../../source/state/selectors.js';
import {
	databaseModel,
	makeObservation,
	makeSession,
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
		stage: {name: 'prepare', cursor: 0},
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

test('checks that the command line ignores stand behind those that are open', t => {
	const observations = {
		'aws:admin/controller': makeObservation({controller: 'aws', name: 'admin/controller'}, makeStatus()),
		'aws:admin/web': makeObservation(webModel, makeStatus()),
		'aws:admin/db': makeObservation(databaseModel, makeStatus()),
	};
	const idsOf = (ignoredChecks: readonly string[]): readonly string[] => {
		const state = makeState({session: makeSession({ignoredChecks}), observations, stage: {name: 'prepare', cursor: 0}});
		return selectCheckResults(state).filter(({result}) => result !== 'pass').map(({id}) => id);
	};

	const open = idsOf([]);
	const first = open[0] ?? '';
	t.true(new Set(open).size > 1);
	const ignored = idsOf([first]);
	t.not(ignored[0], first);
	t.is(ignored.at(-1), first);
	t.deepEqual(ignored.toSorted(), open.toSorted());
});
