import test from 'ava';
import {
	afterBundle,
	bundleIntent,
	keepClientData,
	startBundle,
	takeKept,
} from '../../source/state/kept.js';
import {parseVersion} from '../../source/domain/version.js';
import {
	makeSession,
	makeState,
	testTime,
	webModel,
} from '../_helpers/make-state.js';

const session = makeSession({backupFolder: '/b'});

test('the client\'s data goes into a file of its own, from where that client keeps it', t => {
	const {state, effects} = keepClientData(makeState({session}));
	t.like(state.kept['client-data'], {kind: 'making', since: testTime});
	t.deepEqual(effects, [{
		type: 'archive-client-data', key: 'client-data', file: '/b/juju-client-20261121-0312.tar.gz', hasEnvironments: false,
	}]);
	const version = parseVersion('1.25.13');
	const old = keepClientData(makeState({session, ...(version && {client: {version, text: '1.25.13'}})}));
	t.like(old.effects[0], {hasEnvironments: true});
	const again = keepClientData(state);
	t.deepEqual(again.effects, []);
	t.is(again.state.notice, 'That runs already.');
});

test('a read-only session writes nothing', t => {
	const {state, effects} = keepClientData(makeState({session: makeSession({mode: 'read-only'})}));
	t.deepEqual(effects, []);
	t.deepEqual(state.kept, {});
});

test('a bundle counts when its file was looked at, not when Juju says so', t => {
	const started = startBundle(makeState({session}), webModel);
	t.like(started.kept['aws:admin/web'], {kind: 'making'});
	const intent = bundleIntent(started, webModel);
	t.like(intent, {type: 'export-bundle', file: '/b/aws-web-20261121-0312.yaml'});
	const said = afterBundle(started, {
		type: 'answered', id: 'remedy', intent, answer: {ok: true, value: {file: '/b/other.yaml', text: ''}}, at: testTime,
	});
	t.deepEqual(said.effects, [{type: 'prove-bundle', key: 'aws:admin/web', file: '/b/other.yaml'}]);
	t.like(said.state.kept['aws:admin/web'], {kind: 'making'});
	const refused = afterBundle(started, {
		type: 'answered', id: 'remedy', intent, at: testTime, answer: {
			ok: false, failure: {
				kind: 'refused', message: 'There is nothing to export.', advice: undefined, evidence: '', exitCode: 1,
			},
		},
	});
	t.like(refused.state.kept['aws:admin/web'], {kind: 'failed', message: 'There is nothing to export.'});
});

test('what was kept is recorded, and so is what was not', t => {
	const made = takeKept(makeState(), {
		type: 'kept', key: 'client-data', kept: {
			kind: 'made', file: '/b/client.tar.gz', size: 12_000, sha256: 'c0ffee', at: testTime,
		},
	});
	t.is(made.state.notice, 'Kept, 12 kB. The check of the backup says where.');
	t.like(made.effects[0], {type: 'record', kind: 'kept', value: {key: 'client-data', file: '/b/client.tar.gz', sha256: 'c0ffee'}});
	const failed = takeKept(makeState(), {type: 'kept', key: 'client-data', kept: {kind: 'failed', message: 'The disk is full.', at: testTime}});
	t.is(failed.state.notice, 'The disk is full.');
	t.like(failed.effects[0], {value: {kind: 'failed'}});
});
