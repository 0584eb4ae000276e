import test from 'ava';
import fc from 'fast-check';
import {parseVersion, type JujuVersion} from '../../../source/domain/version.js';
import {chooseFirstVersion, hopRefusal} from '../../../source/simulator/first/choose-version.js';
import {compareTexts} from '../../../source/simulator/era.js';
import {
	createFirstLab,
	environmentMachine,
	environmentUnit,
	theEnvironment,
	theServer,
} from '../../_helpers/first-lab.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const clientOf = (text: string): JujuVersion => {
	const version = parseVersion(text);
	if (!version) {
		throw new Error(text);
	}

	return version;
};

test('a dry run names the version and how to ask for it, and changes nothing', t => {
	const cloud = createFirstLab();
	const {stdout, stderr, exitCode} = createJuju(cloud)('upgrade-juju -e amazon --dry-run');
	t.is(exitCode, 0);
	t.is(stdout, '');
	t.is(stderr, 'best available tools version:\n    1.25.13\nupgrade to this version by running\n    juju upgrade-juju --version="1.25.13"\n\n');
	t.is(theEnvironment(cloud).version, '1.25.0');
});

test('an upgrade is said on stderr; the environment wants the version at once, the agents have it later', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	t.like(juju('upgrade-juju -e amazon --version 1.25.13'), {stderr: 'started upgrade of Juju environment to version 1.25.13\n', stdout: '', exitCode: 0});
	t.is(juju('get-env -e amazon agent-version').stdout, '1.25.13\n');
	t.is(environmentMachine(cloud, '1').version, '1.25.0');
	juju('version', {after: 300});
	t.is(theServer(cloud).version, '1.25.13');
	for (const agent of [...theEnvironment(cloud).machines.values(), ...theEnvironment(cloud).units.values()]) {
		t.is(agent.version, '1.25.13', agent.tag);
		t.true(agent.isConnected, agent.tag);
	}
});

test('what is wanted already is no upgrade', t => {
	t.like(createJuju(createFirstLab())('upgrade-juju -e amazon --version 1.25.0'), {stderr: 'no upgrades available\n', exitCode: 0});
});

test('where nothing newer is published nothing is available, and a version by name has no tools', t => {
	const juju = createJuju(createFirstLab('first-offline'));
	t.like(juju('upgrade-juju -e amazon --dry-run'), {stderr: 'no upgrades available\n', exitCode: 0});
	t.like(juju('upgrade-juju -e amazon --dry-run --version 1.25.13'), {stderr: 'ERROR no matching tools available\n', exitCode: 1});
	t.like(juju('upgrade-juju -e amazon --version 1.25.13'), {stderr: 'ERROR no matching tools available\n', exitCode: 1});
});

test('agents of another version keep the environment from its upgrade, tags sorted as texts, but not from a dry run', t => {
	const cloud = createFirstLab();
	environmentMachine(cloud, '2').version = '1.24.7';
	environmentUnit(cloud, 'mysql/0').version = undefined;
	const juju = createJuju(cloud);
	t.is(juju('upgrade-juju -e amazon --dry-run --version 1.25.13').exitCode, 0);
	t.like(juju('upgrade-juju -e amazon --version 1.25.13'), {
		stderr: 'ERROR some agents have not upgraded to the current environment version 1.25.0: machine-2, unit-mysql-0\n', exitCode: 1,
	});
	t.is(theEnvironment(cloud).version, '1.25.0');
});

test('a second upgrade is refused while one is under way', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	juju('upgrade-juju -e amazon --version 1.25.6');
	const {stderr, exitCode} = juju('upgrade-juju -e amazon --version 1.25.13', {after: 1});
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR an upgrade is already in progress or the last upgrade did not complete\n\n/v);
	t.regex(stderr, /--reset-previous-upgrade flag\.\n$/v);
});

test('a reset is asked about, and does nothing without an answer', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	const {stdout, stderr, exitCode} = juju('upgrade-juju -e amazon --version 1.25.13 --reset-previous-upgrade');
	t.true(stdout.endsWith('Continue [y/N]? '));
	t.is(stderr, 'ERROR previous upgrade not reset and no new upgrade triggered\n');
	t.is(exitCode, 1);
	t.is(theEnvironment(cloud).version, '1.25.0');
	t.is(juju('upgrade-juju -e amazon --version 1.25.13 --reset-previous-upgrade', {stdin: 'y\n'}).exitCode, 0);
	t.is(theEnvironment(cloud).version, '1.25.13');
});

test('while the state server upgrades its database only status and ssh are answered', t => {
	const cloud = createFirstLab();
	theServer(cloud).api = 'restricted';
	const juju = createJuju(cloud);
	t.like(juju('get-env -e amazon agent-version'), {stderr: 'ERROR upgrade in progress - Juju functionality is limited\n', exitCode: 1, stdout: ''});
	t.is(juju('status -e amazon --format json').exitCode, 0);
	t.is(juju('ssh -e amazon 1 true').exitCode, 0);
});

test('a lower minor version and another major one are refused', t => {
	const juju = createJuju(createFirstLab());
	t.like(juju('upgrade-juju -e amazon --version 1.24.7'), {stderr: 'ERROR cannot change version from 1.25.0 to 1.24.7\n', exitCode: 1});
	t.like(juju('upgrade-juju -e amazon --version 2.1.0'), {stderr: 'ERROR cannot upgrade to version incompatible with CLI\n', exitCode: 1});
	t.like(juju('upgrade-juju -e amazon --version 1.25'), {stderr: 'error: invalid version "1.25"\n', exitCode: 2});
});

test('the examples of the guide to upgrading: a client before 1.25.2 goes to the next minor version, else to the newest patch', t => {
	const first = ['1.23.0', '1.24.0', '1.25.0', '1.25.1'];
	t.is(chooseFirstVersion(first, clientOf('1.24.0'), '1.22.0'), '1.23.0');
	t.is(chooseFirstVersion(first, clientOf('1.24.0'), '1.25.0'), '1.25.1');
});

test('a client since 1.25.2 takes the newest release of all', t => {
	t.is(chooseFirstVersion(['1.22.8', '1.24.7', '1.25.13', '1.26-alpha1'], clientOf('1.25.13'), '1.22.8'), '1.25.13');
	t.like(createJuju(createFirstLab('first-1.22'))('upgrade-juju -e amazon --dry-run'), {exitCode: 0});
	t.regex(createJuju(createFirstLab('first-1.22'))('upgrade-juju -e amazon --dry-run').stderr, /^best available tools version:\n {4}1\.23\.3\n/v);
});

test('before 1.20 there is a stop on the way, and 1.21 and 1.23 are left out', t => {
	const client = clientOf('1.25.13');
	t.regex(hopRefusal(client, '1.18.4', '1.25.13') ?? '', /Environment must first be upgraded to 1\.20\.14\.\n {4}juju upgrade-juju --version=1\.20\.14$/v);
	t.regex(hopRefusal(client, '1.22.8', '1.23.3') ?? '', /Upgrading to 1\.23\.3 is not supported/v);
	t.is(hopRefusal(client, '1.18.4', '1.20.14'), undefined);
	t.is(hopRefusal(client, '1.23.1', '1.23.3'), undefined);
	t.is(hopRefusal(clientOf('1.25.1'), '1.18.4', '1.25.1'), undefined);
});

test('what a client chooses is one of the versions that there are, or none', t => {
	const versions = fc.uniqueArray(fc.tuple(fc.integer({min: 18, max: 25}), fc.integer({min: 0, max: 13})).map(([minor, patch]) => `1.${minor}.${patch}`), {minLength: 1});
	t.notThrows(() => {
		fc.assert(fc.property(versions, fc.constantFrom('1.25.0', '1.25.13'), (found, client) => {
			const sorted = found.toSorted(compareTexts);
			const chosen = chooseFirstVersion(sorted, clientOf(client), sorted[0] ?? '');
			return chosen !== undefined && sorted.includes(chosen) && compareTexts(chosen, sorted[0]) >= 0;
		}));
	});
});
