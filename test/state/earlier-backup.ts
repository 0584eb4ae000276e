import test from 'ava';
import {proveEarlier} from '../../source/state/earlier-backup.js';
import {pushOverlay} from '../../source/state/result.js';
import {topOverlay} from '../../source/state/selectors.js';
import {type State} from '../../source/state/state.js';
import {makeSession, makeState, testTime} from '../_helpers/make-state.js';

const prove = (typed: string, overrides: Partial<State> = {}) => {
	const overlay = {name: 'backup-file', typed, problem: undefined} as const;
	return proveEarlier(pushOverlay(makeState({session: makeSession({backupFolder: '/b'}), ...overrides}), overlay), overlay);
};

test('a whole path is taken as it is, a bare name in the folder of backups', t => {
	for (const [typed, file] of [['/old/aws.tar.gz', '/old/aws.tar.gz'], [' aws one.tar.gz ', '/b/aws one.tar.gz']] as const) {
		const {state, effects} = prove(typed);
		t.deepEqual(effects, [{type: 'record', kind: 'earlier-backup-named', value: {file}}, {type: 'prove-backup', file}]);
		t.deepEqual(state.backup, {kind: 'making', since: testTime, phase: 'checking'});
		t.is(topOverlay(state), undefined);
	}
});

test('anything else is asked for again, and nothing is read', t => {
	for (const typed of ['', '  ', '~/aws.tar.gz', 'old/aws.tar.gz', '../aws.tar.gz']) {
		const {state, effects} = prove(typed);
		t.deepEqual(effects, []);
		t.is(state.backup.kind, 'none');
		t.like(topOverlay(state), {name: 'backup-file', problem: 'Type the whole path of the file, from the first / on.'});
	}
});

test('one is proved at a time', t => {
	t.deepEqual(prove('/b.tar.gz', {backup: {kind: 'making', since: testTime}}).effects, []);
});
