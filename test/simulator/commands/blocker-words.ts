import test from 'ava';
import {blockerWords} from '../../../source/simulator/commands/blocker-words.js';
import {createCloud} from '../../_helpers/simulated-cloud.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

const lines = [
	[{
		type: 'database-node', id: '1', address: '10.0.0.4:37017', state: 'DOWN',
	}, 'unable to upgrade, database node 1 (10.0.0.4:37017) has state DOWN'],
	[{type: 'database-version', version: '4.3'}, 'mongo version has to be "4.4" at least, but current version is "4.3"'],
	[{type: 'machines', system: 'windows', counts: 'win10(1) win7(2)'}, 'the model hosts deprecated windows machine(s): win10(1) win7(2)'],
	[{type: 'machines', system: 'ubuntu', counts: 'ubuntu@18.04(3)'}, 'the model hosts deprecated ubuntu machine(s): ubuntu@18.04(3)'],
	[{type: 'charm-store', charms: ['cs:mysql-1', 'cs:ubuntu-12']}, 'the model hosts deprecated charm store charms(s): cs:mysql-1, cs:ubuntu-12'],
	[{type: 'lxd-version', version: '4.0.0'}, 'LXD version has to be at least "5.0.0", but current version is only "4.0.0"'],
	[{type: 'migration', mode: 'exporting'}, 'model is under "exporting" mode, upgrade blocked'],
	[{type: 'downgrade'}, 'downgrade is not allowed'],
	[{type: 'machine-upgrade'}, 'unexpected upgrade series lock found'],
	[{type: 'other', words: 'the words'}, 'the words'],
] as const;

test('reasons are said in Juju\'s words', t => {
	for (const [reason, words] of lines) {
		t.is(blockerWords(reason, '3.6.28'), words);
	}
});

test('what changed its words with 3.6 is said as the controller says it', t => {
	const old = {
		type: 'model-too-old', from: '2.9.30', least: '2.9.43', to: '3.5.7',
	} as const;
	t.is(blockerWords(old, '3.5.4'), 'current model ("2.9.30") has to be upgraded to "2.9.43" at least');
	t.is(blockerWords(old, '3.6.4'), 'current model "2.9.30" must be at least "2.9.43" before upgrading to "3.5.7"');
	t.is(blockerWords({type: 'minor-upgrade', to: '3.9.1'}, '3.5.4'), 'upgrading a controller to a newer major.minor version 3.9 not supported');
	t.regex(blockerWords({type: 'minor-upgrade', to: '3.9.1'}, '3.6.4'), /only supports patch upgrades .* upgrade to 3\.9\.x, bootstrap a new controller/v);
});

test('a refused dry run lists models and reasons, ends with an empty line and exit code 1', t => {
	const {exitCode, stdout, stderr} = createJuju(createCloud('unprepared-2.9'))('upgrade-controller -c aws --dry-run --agent-version 2.9.52');
	t.is(exitCode, 1);
	t.is(stdout, '');
	t.is(stderr, 'ERROR cannot upgrade to "2.9.52" due to issues with these models:\n"admin/lab":\n- model is under "exporting" mode, upgrade blocked\n\n');
});

test('show-controller says which member is down and which waits for its vote', t => {
	const {stdout} = createJuju(createCloud('unprepared'))('show-controller aws --format json');
	const {aws} = JSON.parse(stdout) as {aws: {'controller-machines': Record<string, {'ha-status': string}>}};
	t.deepEqual(Object.values(aws['controller-machines']).map(machine => machine['ha-status']), ['ha-enabled', 'down, lost connection', 'ha-pending']);
});

test('models leaves out what the user is not told of', t => {
	const {stdout} = createJuju(createCloud('model-unlisted'))('models -c aws --format json');
	t.deepEqual((JSON.parse(stdout) as {models: ReadonlyArray<{'short-name': string}>}).models.map(model => model['short-name']), ['web', 'db']);
});
