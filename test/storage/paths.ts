import test from 'ava';
import {resolvePaths} from '../../source/storage/paths.js';

const facts = {
	environment: {}, home: '/home/kim', currentFolder: '/srv/work', dataDirectory: undefined,
};

test('files are where the XDG folders are by default, and backups where a confined client can write', t => {
	t.deepEqual(resolvePaths(facts), {
		runs: '/home/kim/.local/state/juju-upgrade-wizard/runs',
		backups: '/home/kim/juju-backups',
		locks: '/home/kim/.local/state/juju-upgrade-wizard/locks',
		preferences: '/home/kim/.config/juju-upgrade-wizard/preferences.json',
		training: '/home/kim/.local/state/juju-upgrade-wizard/training.json',
	});
});

test('the XDG variables move them; empty and relative ones count for nothing', t => {
	t.like(resolvePaths({...facts, environment: {XDG_STATE_HOME: '/state', XDG_CONFIG_HOME: '/config'}}), {
		runs: '/state/juju-upgrade-wizard/runs', preferences: '/config/juju-upgrade-wizard/preferences.json',
	});
	t.deepEqual(resolvePaths({...facts, environment: {XDG_STATE_HOME: '', XDG_CONFIG_HOME: 'config'}}), resolvePaths(facts));
});

test('what the operator chose comes before the environment, and never moves the locks', t => {
	const environment = {JUJU_UPGRADE_WIZARD_DATA_DIRECTORY: '/data', XDG_STATE_HOME: '/state'};
	t.like(resolvePaths({...facts, environment}), {
		runs: '/data/runs', backups: '/data/backups', training: '/data/training.json', locks: '/state/juju-upgrade-wizard/locks',
	});
	t.like(resolvePaths({...facts, environment, dataDirectory: 'mine'}), {runs: '/srv/work/mine/runs', backups: '/srv/work/mine/backups', locks: '/state/juju-upgrade-wizard/locks'});
});
