import test from 'ava';
import {createJuju, createLab, labController} from '../../_helpers/simulated-lab.js';

test('the list comes from the client\'s own files, whether or not the controllers answer', t => {
	const cloud = createLab();
	labController(cloud).api = 'silent';
	t.is(createJuju(cloud)('controllers --format json').exitCode, 0);
});

test('asked to refresh, the client dials silently, and then lists what it knew with the reason on stderr', t => {
	const cloud = createLab();
	labController(cloud).api = 'silent';
	const juju = createJuju(cloud);
	t.is(juju('controllers --refresh').takes, Infinity);
	const {exitCode, stdout, stderr} = juju('controllers --refresh', {after: 600, startedAt: cloud.startedAt});
	t.is(exitCode, 0);
	t.regex(stdout, /^Controller {2}Model/v);
	t.regex(stderr, /^error connecting to api for "c1": opening API connection: unable to connect to API: dial tcp \S+: connect: connection refused\n$/v);
});

test('without a controller only the table is an error', t => {
	const cloud = createLab();
	for (const controller of cloud.controllers) {
		controller.isRegistered = false;
	}

	cloud.currentController = undefined;
	const juju = createJuju(cloud);
	t.like(juju('controllers --format json'), {exitCode: 0, stdout: '{"controllers":{}}\n'});
	t.regex(juju('controllers').stderr, /^ERROR No controllers registered\.\n/v);
	t.like(juju('upgrade-model'), {exitCode: 2});
	t.like(juju('upgrade-controller'), {exitCode: 1});
	t.regex(juju('whoami').stderr, /^ERROR There is no current controller/v);
});

test('one controller or several are shown, each asked in turn', t => {
	const cloud = createLab({client: '4.0.15'});
	const juju = createJuju(cloud);
	t.deepEqual(Object.keys(JSON.parse(juju('show-controller c2 c1 --format json').stdout) as Record<string, unknown>), ['c1', 'c2']);
	t.is(juju('show-controller nosuch').stdout, '{}\n');
	labController(cloud).api = 'restricted';
	t.is(juju('show-controller c1').stderr, 'ERROR upgrade in progress (upgrade in progress)\n');
});

test('what runs and what is wanted are told apart', t => {
	const cloud = createLab({client: '4.0.15', version: '4.0.14', released: ['4.0.15']});
	const juju = createJuju(cloud);
	juju('upgrade-controller -c c1');
	const {c1} = JSON.parse(juju('show-controller c1 --format json').stdout) as Record<string, {details: Record<string, string>}>;
	t.is(c1?.details['agent-version'], '4.0.14');
	t.is(c1?.details['controller-model-version'], '4.0.15');
});
