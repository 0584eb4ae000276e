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
