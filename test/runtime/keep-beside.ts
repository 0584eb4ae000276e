import test from 'ava';
import {type KeptFile} from '../../source/runtime/effect-ports.js';
import {openRunner} from '../_helpers/open-runner.js';
import {testTime} from '../_helpers/make-state.js';

const effect = {
	type: 'archive-client-data', key: 'client-data', file: '/b/juju-client.tar.gz', hasEnvironments: false,
} as const;

const made: KeptFile = {file: effect.file, size: 12, sha256: 'c0ffee'};

test('the client\'s data is archived where it is known to be, and told with size and sum', async t => {
	const requests: unknown[] = [];
	const opened = openRunner({
		storage: {
			async archiveClientData(request) {
				requests.push(request);
				return made;
			},
		},
	});
	await opened.perform(effect);
	t.deepEqual(requests, [{file: effect.file, hasEnvironments: false}]);
	t.deepEqual(opened.of('kept'), [{type: 'kept', key: 'client-data', kept: {kind: 'made', ...made, at: testTime}}]);
});

for (const mode of ['simulation', 'read-only'] as const) {
	test(`in a session of kind ${mode} the operator's own data is never read`, async t => {
		const opened = openRunner({
			session: {mode},
			storage: {
				async archiveClientData() {
					t.fail();
					return made;
				},
			},
		});
		await opened.perform(effect);
		const [told] = opened.of('kept');
		t.like(told, {kept: {kind: 'failed', message: 'This client\'s data is not copied in this session.'}});
	});
}

test('in a read-only simulation nothing is written either', async t => {
	const opened = openRunner({
		session: {mode: 'read-only'},
		ports: {
			async archiveClientData() {
				t.fail();
				return made;
			},
		},
	});
	await opened.perform(effect);
	t.is(opened.of('kept')[0]?.kept.kind, 'failed');
});

test('a simulation archives what it has in place of it', async t => {
	const opened = openRunner({session: {mode: 'simulation'}, ports: {archiveClientData: async () => made}});
	await opened.perform(effect);
	t.is(opened.of('kept')[0]?.kept.kind, 'made');
});

test('what cannot be kept is told in harmless words, with what to do', async t => {
	const opened = openRunner({
		storage: {
			async archiveClientData() {
				throw new Error('no room\u{1B}[2J');
			},
			async proveBundle() {
				throw Object.assign(new Error('The bundle is empty.'), {advice: 'Export it again.'});
			},
		},
	});
	await opened.perform(effect, {type: 'prove-bundle', key: 'aws:admin/web', file: '/b/web.yaml'});
	const [data, bundle] = opened.of('kept');
	t.false(JSON.stringify(data).includes(String.raw`\u001b`));
	t.like(bundle, {key: 'aws:admin/web', kept: {kind: 'failed', message: 'The bundle is empty. Export it again.'}});
});

test('a bundle that was exported is told with size and sum', async t => {
	const opened = openRunner({storage: {proveBundle: async file => ({file, size: 300, sha256: 'beef'})}});
	await opened.perform({type: 'prove-bundle', key: 'aws:admin/web', file: '/b/web.yaml'});
	t.like(opened.of('kept')[0], {
		kept: {
			kind: 'made', file: '/b/web.yaml', size: 300, sha256: 'beef',
		},
	});
	const without = openRunner();
	await without.perform({type: 'prove-bundle', key: 'aws:admin/web', file: '/b/web.yaml'});
	t.is(without.of('kept')[0]?.kept.kind, 'failed');
});
