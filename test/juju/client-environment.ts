import test from 'ava';
import {
	attachedEnvironment,
	dataFolder,
	environmentsFolder,
	listeningEnvironment,
} from '../../source/juju/client-environment.js';

test('variables that redirect or reshape commands are left out', t => {
	t.deepEqual(attachedEnvironment({
		PATH: '/bin',
		JUJU_MODEL: 'm',
		JUJU_CONTROLLER: 'c',
		JUJU_ENV: 'e',
		JUJU_CLI_VERSION: '2',
		JUJU_STATUS_ISO_TIME: 'true',
		JUJU_LOGGING_CONFIG: '<root>=TRACE',
		JUJU_SKIP_CONFIRMATION: '0',
		JUJU_SOMETHING_NEW: '1',
	}), {PATH: '/bin'});
});

test('variables that say where the client keeps its data stay', t => {
	const kept = {
		JUJU_DATA: '/data', JUJU_HOME: '/home', JUJU_DIRECTORY: 'https://example.com', JUJU_UPGRADE_WIZARD_SOCKET: '/run/socket',
	};
	t.deepEqual(attachedEnvironment(kept), kept);
});

test('a variable without a value is left out', t => {
	t.deepEqual(attachedEnvironment({PATH: '/bin', LANG: undefined}), {PATH: '/bin'});
});

test('a client before 2.0 keeps its data elsewhere', t => {
	t.is(environmentsFolder({JUJU_HOME: '/home', HOME: '/home/me'}), '/home');
	t.is(environmentsFolder({JUJU_HOME: '', HOME: '/home/me'}), '/home/me/.juju');
	t.is(environmentsFolder({}), undefined);
});

test('an attached client may use colours, a client that we listen to may not', t => {
	const own = {TERM: 'xterm-256color', FORCE_COLOR: '1', CLICOLOR_FORCE: '1'};
	t.deepEqual(attachedEnvironment(own), own);
	t.deepEqual(listeningEnvironment(own), {TERM: 'dumb', NO_COLOR: '1'});
});

test('the client\'s data lie where the client itself looks for them', t => {
	t.is(dataFolder({JUJU_DATA: '/data', XDG_DATA_HOME: '/xdg', HOME: '/home/me'}), '/data');
	t.is(dataFolder({JUJU_DATA: '', XDG_DATA_HOME: '/xdg', HOME: '/home/me'}), '/xdg/juju');
	t.is(dataFolder({HOME: '/home/me'}), '/home/me/.local/share/juju');
	t.is(dataFolder({}), undefined);
});
