import test from 'ava';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';

test('somebody who is logged in is told nothing, and the controller is the current one', t => {
	const cloud = createLab();
	t.like(createJuju(cloud)('login -c c2'), {exitCode: 0, stdout: '', stderr: ''});
	t.is(cloud.currentController, 'c2');
});

test('nobody gets into a controller that is not there, or as somebody else', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.is(juju('login -c c9').stderr, 'ERROR controller "c9" does not exist\n');
	t.is(juju('login c9').stderr, 'ERROR cannot log into "c9": "c9" is not a known public controller\n');
	t.regex(juju('login -c c1 -u bob').stderr, /already logged in as admin\.\n\nRun "juju logout" first/v);
	cloud.currentController = undefined;
	t.is(juju('login').stderr, 'ERROR no current controller\n');
	labController(cloud).api = 'silent';
	t.regex(juju('login -c c1', {after: 600, startedAt: cloud.startedAt}).stderr, /^ERROR cannot log into controller "c1": unable to connect to API/v);
});

test('where a login has expired everything is refused but the login, which renews it', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	labController(cloud).isLoginExpired = true;
	for (const line of ['show-controller c1', 'models -c c1', 'status -m c1:controller']) {
		const {exitCode, stderr} = juju(line);
		t.is(exitCode, 1);
		t.regex(stderr, /^ERROR (?:opening API connection: )?invalid entity name or password \(unauthorized access\)\n$/v);
	}

	t.like(juju('login -c c1'), {exitCode: 0, stderr: 'Welcome, admin. You are now logged into "c1".\n'});
	t.is(juju('show-controller c1').exitCode, 0);
	t.is(juju('login -c c1').stderr, '');
});
