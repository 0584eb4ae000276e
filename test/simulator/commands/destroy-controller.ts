import test from 'ava';
import {
	createJuju,
	createLab,
	labController,
	labModel,
} from '../../_helpers/simulated-lab.js';

test('a closed stdin is a refusal in every era', t => {
	t.like(createJuju(createLab({client: '2.9.52'}))('destroy-controller c1'), {
		exitCode: 1,
		stdout: 'WARNING! This command will destroy the "c1" controller.\nThis includes all machines, applications, data and other resources.\n\nContinue? (y/N):',
		stderr: 'ERROR controller destruction aborted\n',
	});
	const {exitCode, stdout, stderr} = createJuju(createLab({client: '3.6.28'}))('destroy-controller c1');
	t.is(exitCode, 1);
	t.is(stdout, '');
	t.regex(stderr, /enter the name of the controller to be unregistered: ERROR controller destruction: aborted\n$/v);
});

test('a controller with models is not destroyed unless they may go too', t => {
	const juju = createJuju(createLab());
	const {exitCode, stderr} = juju('destroy-controller c1 --no-prompt');
	t.is(exitCode, 1);
	t.regex(stderr, /^Destroying controller\nERROR cannot destroy controller "c1"\n/v);
	t.regex(stderr, /--destroy-all-models\noption\.\n\nModels:\n\tadmin\/prod \(alive\), 3 machines, 2 applications\n/v);
});

test('a destroyed controller is forgotten when the command ends', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	const {exitCode, takes} = juju('destroy-controller c1 --destroy-all-models --no-prompt');
	t.is(exitCode, 0);
	t.true(takes >= 8000);
	t.is(juju('show-controller c1', {after: 1}).exitCode, 0);
	t.is(juju('show-controller c1', {after: (takes / 1000) + 1}).stderr, 'ERROR controller c1 not found\n');
});

test('the name is what has to be typed since 3.0, `y` before', t => {
	t.is(createJuju(createLab({client: '3.6.28'}))('destroy-controller c1 --destroy-all-models', {stdin: 'y\n'}).exitCode, 1);
	t.is(createJuju(createLab({client: '3.6.28'}))('destroy-controller c1 --destroy-all-models', {stdin: 'c1\n'}).exitCode, 0);
	t.is(createJuju(createLab({client: '2.9.52'}))('destroy-controller c1 --destroy-all-models', {stdin: 'y\n'}).exitCode, 0);
	t.is(createJuju(createLab({client: '2.9.52'}))('destroy-controller c1 --destroy-all-models', {stdin: 'c1\n'}).exitCode, 1);
});

test('a controller that does not answer cannot be destroyed, and the client tells how else', t => {
	const cloud = createLab();
	labController(cloud).api = 'silent';
	const juju = createJuju(cloud);
	t.is(juju('destroy-controller c1 --no-prompt').takes, Infinity);
	const {exitCode, stderr} = juju('destroy-controller c1 --no-prompt', {after: 600, startedAt: cloud.startedAt});
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR failed to destroy controller "c1"\n[\s\S]*juju kill-controller\n[\s\S]*ERROR cannot connect to API: unable to connect to API/v);
});

test('killing works without the API, through the provider', t => {
	const cloud = createLab();
	labController(cloud).api = 'silent';
	const juju = createJuju(cloud);
	const {exitCode, stderr, takes} = juju('kill-controller c1 --no-prompt');
	t.is(exitCode, 0);
	t.regex(stderr, /destroying through provider\n$/v);
	juju('version', {after: (takes / 1000) + 1});
	t.false(labController(cloud).isRegistered);
});

test('killing a controller that answers goes through its API', t => {
	const {exitCode, stderr} = createJuju(createLab({client: '2.9.52'}))('kill-controller c1 -y');
	t.is(exitCode, 0);
	t.regex(stderr, /^Destroying controller "c1"\nWaiting for model resources/v);
});

test('unregistering forgets the controller at once and leaves it alone', t => {
	const cloud = createLab();
	const juju = createJuju(cloud);
	t.like(juju('unregister c1 --no-prompt'), {exitCode: 0, stdout: '', stderr: ''});
	t.false(labController(cloud).isRegistered);
	t.is(labModel(cloud).machines.size, 3);
	t.deepEqual(Object.keys((JSON.parse(juju('controllers --format json').stdout) as {controllers: Record<string, unknown>}).controllers), ['c2']);
	t.is(juju('upgrade-controller').stderr, 'ERROR No selected controller.\n');
});
