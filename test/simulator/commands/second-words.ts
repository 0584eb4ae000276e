import test from 'ava';
import {createJuju, createLab, labModel} from '../../_helpers/simulated-lab.js';

const lab = (client: string, version: string) => createLab({client, version, released: [version, client]});

const early = () => lab('2.0.2', '2.0.0');
const middle = () => lab('2.5.8', '2.5.4');
const late = () => lab('2.8.13', '2.8.9');

test('the commands that upgrade are known by the names of their time', t => {
	const isKnown = (cloud: ReturnType<typeof early>, line: string): boolean => createJuju(cloud)(line).exitCode === 0;
	t.true(isKnown(early(), 'upgrade-juju -m c1:controller --dry-run'));
	t.is(createJuju(early())('upgrade-model -m c1:controller --dry-run').stderr, 'ERROR unrecognized command: juju upgrade-model\n');
	t.is(createJuju(early())('upgrade-controller -c c1 --dry-run').stderr, 'ERROR unrecognized command: juju upgrade-controller\n');
	t.true(isKnown(middle(), 'upgrade-model -m c1:controller --dry-run'));
	t.true(isKnown(middle(), 'upgrade-juju -m c1:controller --dry-run'));
	t.is(createJuju(middle())('upgrade-controller -c c1 --dry-run').exitCode, 1);
	t.is(createJuju(middle())('exec --all -m c1:prod uptime').stderr, 'ERROR unrecognized command: juju exec\n');
	t.true(isKnown(late(), 'upgrade-controller -c c1 --dry-run'));
});

test('an option of a later time is refused, up to 2.4 under the name of a flag', t => {
	t.like(createJuju(early())('upgrade-juju -m c1:controller --ignore-agent-versions'), {exitCode: 2, stderr: 'ERROR flag provided but not defined: --ignore-agent-versions\n'});
	t.like(createJuju(early())('upgrade-juju -m c1:controller --agent-stream proposed'), {exitCode: 2, stderr: 'ERROR flag provided but not defined: --agent-stream\n'});
	t.like(createJuju(early())('status --format xml'), {exitCode: 2, stderr: 'ERROR invalid value "xml" for flag --format: unknown format "xml"\n'});
	t.like(createJuju(middle())('upgrade-model -m c1:controller --timeout 5m'), {exitCode: 2, stderr: 'ERROR option provided but not defined: --timeout\n'});
});

test('up to 2.3.2 a dry run names its version in the hint and with --verbose, later always', t => {
	const hint = 'upgrade to this version by running\n    juju upgrade-juju --agent-version="2.0.2"\n';
	t.like(createJuju(early())('upgrade-juju -m c1:controller --dry-run'), {exitCode: 0, stdout: '', stderr: hint});
	t.like(createJuju(early())('upgrade-juju -m c1:controller --dry-run --verbose'), {
		stderr: `available tools:\n    2.0.0-xenial-amd64\n    2.0.2-xenial-amd64\nbest version:\n    2.0.2\n${hint}`,
	});
	t.like(createJuju(middle())('upgrade-model -m c1:controller --dry-run'), {stderr: 'best version:\n    2.5.8\nupgrade to this version by running\n    juju upgrade-model\n'});
	t.like(createJuju(late())('upgrade-controller -c c1 --dry-run'), {stderr: 'best version:\n    2.8.13\nupgrade to this version by running\n    juju upgrade-controller\n'});
});

test('an upgrade says on stdout that it started', t => {
	t.like(createJuju(early())('upgrade-juju -m c1:controller --agent-version 2.0.2'), {exitCode: 0, stdout: 'started upgrade to 2.0.2\n', stderr: ''});
	t.like(createJuju(late())('upgrade-controller -c c1 --agent-version 2.8.13'), {exitCode: 0, stdout: 'started upgrade to 2.8.13\n', stderr: 'best version:\n    2.8.13\n'});
});

test('each time has its own words for binaries that nobody has, for going back, and for a model above its controller', t => {
	const said = (cloud: ReturnType<typeof early>, words: string): string => {
		const {exitCode, stderr} = createJuju(cloud)(`upgrade-juju ${words}`);
		t.is(exitCode, 1);
		return stderr;
	};

	t.is(said(early(), '-m c1:controller --agent-version 2.0.77'), 'ERROR no matching tools available\n');
	t.is(said(middle(), '-m c1:controller --agent-version 2.5.77'), 'ERROR no matching agent binaries available\n');
	t.is(said(early(), '-m c1:controller --agent-version 1.25.13'), 'ERROR cannot change version from 2.0.0 to 1.25.13\n');
	t.is(said(middle(), '-m c1:controller --agent-version 2.5.1'), 'ERROR cannot change version from 2.5.4 to lower version 2.5.1\n');
	t.is(said(early(), '-m c1:prod --agent-version 2.0.2'), 'ERROR a hosted model cannot have a higher version than the server model: 2.0.2 > 2.0.0\n');
	t.is(said(middle(), '-m c1:prod --agent-version 2.5.8'), 'ERROR model cannot be upgraded to 2.5.8 while the controller is 2.5.4: upgrade \'controller\' model first\n');
	t.is(said(middle(), '-m c1:controller --agent-version 3.6.28'), 'ERROR unknown version "3.6.28"\n');
});

test('what the controller finds is said in its words', t => {
	const cloud = middle();
	labModel(cloud, 'prod').migration = 'exporting';
	t.is(createJuju(cloud)('upgrade-model -m c1:controller').stderr, 'ERROR model "admin/prod" is exporting, upgrade blocked\n');
	const locked = late();
	for (const machine of labModel(locked, 'controller').machines.values()) {
		machine.isBetweenBases = true;
	}

	t.is(createJuju(locked)('upgrade-controller -c c1').stderr, 'ERROR unexpected upgrade series lock found\n');
});

test('a second upgrade is told how to reset the first, by the name that the command has', t => {
	const hints = [[early(), 'upgrade-juju command with the --reset-previous-upgrade flag.'], [middle(), 'upgrade-model command with the --reset-previous-upgrade option.']] as const;
	for (const [cloud, hint] of hints) {
		for (const machine of labModel(cloud, 'controller').machines.values()) {
			machine.freeDisk = 100;
		}

		const juju = createJuju(cloud);
		const [version, next] = cloud.clientVersion === '2.0.2' ? ['2.0.1', '2.0.2'] : ['2.5.7', '2.5.8'];
		cloud.controllers[0]?.published.released.push(version);
		t.is(juju(`upgrade-juju -m c1:controller --agent-version ${version}`).exitCode, 0);
		for (const agent of labModel(cloud, 'controller').machines.values()) {
			agent.version = version;
		}

		const {exitCode, stderr} = juju(`upgrade-juju -m c1:controller --agent-version ${next}`, {after: 1});
		t.is(exitCode, 1);
		t.is(stderr.split('\n', 1)[0], 'ERROR upgrade in progress (upgrade in progress)');
		t.is(stderr.trimEnd().split('\n').at(-1), hint);
	}
});

test('a failing question prints an empty object since 2.8 only', t => {
	t.is(createJuju(middle())('status -m c1:nosuch --format json').stdout, '');
	t.is(createJuju(late())('status -m c1:nosuch --format json').stdout, '{}\n');
});
