import test from 'ava';
import {createJuju, createLab} from '../_helpers/simulated-lab.js';

test('the version is told by the command and by the option, wherever that stands in 2.9', t => {
	t.is(createJuju(createLab())('--version').stdout, '3.6.28-ubuntu-amd64\n');
	t.is(createJuju(createLab({client: '2.9.52'}))('--version').stdout, '2.9.52-ubuntu-amd64\n');
	t.is(createJuju(createLab({client: '2.9.52'}))('sync-agent-binary --version 2.9.52').exitCode, 2);
});

test('help is short and names what is played', t => {
	const juju = createJuju(createLab());
	const overview = juju('help');
	t.is(overview.exitCode, 0);
	t.regex(overview.stdout, /\n {4}upgrade-model\n/v);
	t.is(juju('').stdout, overview.stdout);
	t.regex(juju('help upgrade-controller').stdout, /^Usage: juju upgrade-controller \[options\]\n[\s\S]* {4}--agent-version <text>\n/v);
	t.is(juju('upgrade-controller --help').stdout, juju('help upgrade-controller').stdout);
	t.is(juju('help nosuch').exitCode, 1);
});

test('options of the client stand before the command', t => {
	const juju = createJuju(createLab());
	t.is(juju('--debug version').exitCode, 0);
	t.like(juju('-m c1:prod status'), {exitCode: 2, stderr: 'ERROR option provided but not defined: -m\n'});
});

test('what would be printed can go into a file', t => {
	const {stdout, files} = createJuju(createLab())('whoami --format json -o who.json');
	t.is(stdout, '');
	t.is(files[0]?.path, 'who.json');
	t.is(new TextDecoder().decode(files[0]?.bytes), '{"controller":"c1","model":"prod","user":"admin"}\n');
});

test('a failing command prints an empty object where it would have printed one, a refused command line does not', t => {
	const juju = createJuju(createLab());
	t.is(juju('status -m c1:nosuch --format json').stdout, '{}\n');
	t.is(juju('status -m c1:nosuch').stdout, '');
	t.is(juju('status -m c9:prod --format json').stdout, '');
});

test('a real command that the simulation does not play says so', t => {
	t.is(createJuju(createLab())('deploy mysql').stderr, 'ERROR the simulation does not play "juju deploy"\n');
});

test('the cloud goes on to the time of the command', t => {
	const cloud = createLab();
	createJuju(cloud)('version', {after: 90});
	t.is(cloud.now, cloud.startedAt + 90_000);
});

test('a client without a version is a mistake of ours', t => {
	const cloud = createLab();
	cloud.clientVersion = 'nonsense';
	t.throws(() => createJuju(cloud)('version'), {message: 'The simulated client has no version: nonsense'});
});
