import test from 'ava';
import {
	findSnap,
	isSnapdAtLeast,
	nextSelfRefresh,
	recogniseInstallation,
	type Installation,
} from '../../source/domain/host.js';
import {makeHost, testTime} from '../_helpers/make-state.js';

test('how a client was installed is known by where it is', t => {
	const table: ReadonlyArray<readonly [string, string, Installation]> = [
		['/snap/bin/juju', '/usr/bin/snap', 'snap'],
		['/snap/bin/juju_29', '/usr/bin/snap', 'snap'],
		['/var/lib/snapd/snap/bin/juju', '/usr/bin/snap', 'snap'],
		['/home/kim/bin/juju', '/snap/juju/30244/bin/juju', 'snap'],
		['/snap/juju_36/current/bin/juju', '/snap/juju_36/30244/bin/juju', 'snap'],
		['/usr/bin/juju', '/usr/lib/juju-2.0/bin/juju', 'package'],
		['/usr/bin/juju', '/usr/bin/juju', 'package'],
		['/opt/homebrew/bin/juju', '/opt/homebrew/Cellar/juju/3.6.4/bin/juju', 'homebrew'],
		['/usr/local/bin/juju', '/usr/local/Cellar/juju/3.6.4/bin/juju', 'homebrew'],
		['/home/linuxbrew/.linuxbrew/bin/juju', '/home/linuxbrew/.linuxbrew/bin/juju', 'homebrew'],
		['/usr/local/bin/juju', '/usr/local/bin/juju', 'other'],
		['/home/kim/juju-3.6.4/juju', '/home/kim/juju-3.6.4/juju', 'other'],
	];
	for (const [path, target, installation] of table) {
		t.is(recogniseInstallation(path, target), installation, path);
	}
});

test('the snap of a client is that of its name, of its folder, or plain juju for an alias', t => {
	const plain = {
		name: 'juju', version: '3.6.4', revision: '1', channel: '3.6/stable', isHeld: false, isClassic: false,
	};
	const snaps = [plain, {...plain, name: 'juju_29', version: '2.9.51'}];
	const nameOf = (path: string) => findSnap(path, snaps)?.name;
	t.is(nameOf('/snap/bin/juju'), 'juju');
	t.is(nameOf('/snap/bin/juju_29'), 'juju_29');
	t.is(nameOf('/snap/juju_29/current/bin/juju'), 'juju_29');
	t.is(nameOf('/snap/bin/j'), 'juju');
	t.is(nameOf('/snap/bin/juju_36'), undefined);
	t.is(findSnap('/snap/bin/juju', []), undefined);
});

test('a snap refreshes itself at its time, after a hold, or never', t => {
	const next = testTime + 600_000;
	const {snap} = makeHost();
	t.deepEqual(nextSelfRefresh(makeHost({refresh: {next, heldUntil: undefined}})), {kind: 'at', at: next});
	t.deepEqual(nextSelfRefresh(makeHost({refresh: {next, heldUntil: next + 1000}})), {kind: 'at', at: next + 1000});
	t.is(nextSelfRefresh(makeHost({refresh: {next, heldUntil: 'forever'}})).kind, 'never');
	t.is(nextSelfRefresh(makeHost({refresh: undefined})).kind, 'unknown');
	t.is(nextSelfRefresh(makeHost({refresh: {next: undefined, heldUntil: undefined}})).kind, 'unknown');
	t.is(nextSelfRefresh(makeHost({snap: snap && {...snap, isHeld: true}})).kind, 'never');
	t.is(nextSelfRefresh(makeHost({snap: snap && {...snap, channel: undefined, revision: 'x1'}})).kind, 'never');
	t.is(nextSelfRefresh(makeHost({installation: 'package', snap: undefined})).kind, 'never');
});

test('versions of snapd are compared by number', t => {
	t.true(isSnapdAtLeast('2.63', 2, 58));
	t.true(isSnapdAtLeast('2.58+22.04', 2, 58));
	t.false(isSnapdAtLeast('2.9', 2, 58));
	t.true(isSnapdAtLeast('3.0', 2, 58));
	t.is(isSnapdAtLeast(undefined, 2, 58), undefined);
	t.is(isSnapdAtLeast('unavailable', 2, 58), undefined);
});
