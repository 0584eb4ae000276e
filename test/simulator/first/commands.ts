import test from 'ava';
import {createRenderer} from '../../../source/juju/dialect.js';
import {firstCommands, joinSubcommand} from '../../../source/simulator/first/index.js';
import {versionOf} from '../../_helpers/dialect-cases.js';
import {intentList} from '../../_helpers/every-intent.js';
import {createFirstLab, theEnvironment} from '../../_helpers/first-lab.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

test('the simulated client of 1.25 knows every command and option that it is told', t => {
	const render = createRenderer({client: versionOf('1.25.13'), controller: versionOf('1.25.0'), isKubernetes: false});
	const commands = intentList({wanted: '1.25.13', modelName: 'admin/controller'}).map(intent => render(intent)).filter(rendered => rendered.kind === 'command');
	t.true(commands.length > 25);
	const misunderstood = commands.flatMap(({arguments: words, isInteractive}) => {
		const {exitCode, stderr} = createJuju(createFirstLab())(words, {isTerminal: isInteractive});
		return exitCode === 2 || /not defined|unrecognized|not play/v.test(stderr) ? [{words, stderr}] : [];
	});
	t.deepEqual(misunderstood, []);
});

test('an unknown command is refused with exit code 1, an unknown option with 2, in the words of the time', t => {
	const juju = createJuju(createFirstLab());
	t.like(juju('discombobulate'), {stdout: '', stderr: 'ERROR unrecognized command: juju discombobulate\n', exitCode: 1});
	t.like(juju('controllers --format json'), {stdout: '', stderr: 'ERROR unrecognized command: juju controllers\n', exitCode: 1});
	t.like(juju('--cheese status'), {stdout: '', stderr: 'error: flag provided but not defined: --cheese\n', exitCode: 2});
	t.like(juju('status --cheese'), {stdout: '', stderr: 'error: flag provided but not defined: --cheese\n', exitCode: 2});
	t.like(juju('upgrade-juju -e amazon --agent-version 1.25.13'), {stderr: 'error: flag provided but not defined: --agent-version\n', exitCode: 2});
	t.like(juju('status -m amazon'), {stderr: 'error: flag provided but not defined: -m\n', exitCode: 2});
});

test('commands of the time that are not played say so', t => {
	t.is(createJuju(createFirstLab())('deploy mysql').stderr, 'ERROR the simulation does not play "juju deploy"\n');
});

test('a failing command prints no document', t => {
	t.like(createJuju(createFirstLab())('status -e nosuch --format json'), {stdout: '', stderr: 'ERROR environment "nosuch" not found\n', exitCode: 1});
});

test('commands of a group are one name', t => {
	t.deepEqual(joinSubcommand(['block', 'list', '-e', 'x']), ['block list', '-e', 'x']);
	t.deepEqual(joinSubcommand(['block']), ['block']);
	t.deepEqual(joinSubcommand(['status', 'list']), ['status', 'list']);
	t.is(new Set(firstCommands.map(({name}) => name)).size, firstCommands.length);
});

test('the client says its version with the series of its machine', t => {
	t.is(createJuju(createFirstLab())('version').stdout, '1.25.13-trusty-amd64\n');
	t.is(createJuju(createFirstLab())('--version').stdout, '1.25.13-trusty-amd64\n');
});

test('environments are listed and chosen by name', t => {
	const juju = createJuju(createFirstLab());
	t.is(juju('switch --list').stdout, 'amazon\n');
	t.is(juju('env').stdout, 'amazon\n');
	t.like(juju('switch nosuch'), {exitCode: 1, stdout: ''});
	t.is(juju('switch amazon').stdout, 'amazon\n');
});

test('settings are read and written, the version only by an upgrade', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	t.is(juju('get-environment -e amazon agent-stream').stdout, 'released\n');
	t.is(juju('set-env -e amazon agent-stream=proposed').exitCode, 0);
	t.is(juju('get-env -e amazon agent-stream').stdout, 'proposed\n');
	t.like(juju('set-env -e amazon agent-version=1.25.13'), {exitCode: 2});
	t.is(theEnvironment(cloud).version, '1.25.0');
	t.like(juju('get-env -e amazon nosuch'), {exitCode: 1, stderr: 'ERROR key "nosuch" not found in "amazon" environment.\n'});
});

test('blocks are listed with all that there are, and stop changes until they are taken away', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	t.deepEqual(JSON.parse(juju('block list -e amazon --format json').stdout), [
		{block: 'destroy-environment', enabled: false}, {block: 'remove-object', enabled: false}, {block: 'all-changes', enabled: false},
	]);
	t.is(juju('block all-changes -e amazon change freeze').exitCode, 0);
	t.deepEqual((JSON.parse(juju('block list -e amazon --format json').stdout) as unknown[]).at(-1), {block: 'all-changes', enabled: true, message: 'change freeze'});
	const {stderr, exitCode} = juju('upgrade-juju -e amazon --version 1.25.13');
	t.is(exitCode, 1);
	t.is(stderr, 'ERROR \nchange freeze\nAll operations that change environment have been blocked for the current environment.\nTo unblock changes, run\n\n    juju unblock all-changes\n\n\n');
	t.is(juju('upgrade-juju -e amazon --version 1.25.13 --dry-run').exitCode, 0);
	t.is(juju('unblock -e amazon all-changes').exitCode, 0);
	t.is(juju('upgrade-juju -e amazon --version 1.25.13').exitCode, 0);
	t.is(juju('unblock -e amazon nonsense', {after: 400}).exitCode, 2);
});

test('a state server that is silent lets a client dial, and says in the end what could not be reached', t => {
	const cloud = createFirstLab();
	for (const controller of cloud.controllers) {
		controller.api = 'silent';
	}

	const juju = createJuju(cloud);
	t.like(juju('status -e amazon --format json'), {takes: Infinity, againAfter: 2000});
	const {stderr, exitCode} = juju('status -e amazon --format json', {after: 700, startedAt: Date.UTC(2026, 3, 1, 1, 23, 45)});
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR Unable to connect to environment "amazon"\.\nPlease check your credentials[^\n]{0,80}\n\nError details:\nunable to connect to "wss:/v);
});
