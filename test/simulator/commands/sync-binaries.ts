import test from 'ava';
import {type Cloud} from '../../../source/simulator/cloud.js';
import {
	createJuju,
	createLab,
	labController,
	labModel,
} from '../../_helpers/simulated-lab.js';

const withSource = (client: string): Cloud => {
	const cloud = createLab({client});
	cloud.syncSource = ['4.0.15', '2.9.51', '2.9.52'];
	return cloud;
};

test('a copy of binaries is silent, and the controller has them afterwards', t => {
	const cloud = withSource('4.0.14');
	const juju = createJuju(cloud);
	t.like(juju('sync-agent-binary -m c1:controller --agent-version 4.0.15 --source streams'), {exitCode: 0, stdout: '', stderr: ''});
	t.deepEqual(labController(cloud).stored, ['4.0.14', '4.0.15']);
	t.regex(juju('upgrade-controller -c c1 --dry-run').stderr, /^best version:\n {4}4\.0\.15\n/v);
});

test('a dry run copies nothing', t => {
	const cloud = withSource('4.0.14');
	t.like(createJuju(cloud)('sync-agent-binary -m c1:controller --agent-version 4.0.15 --dry-run'), {exitCode: 0, stdout: '', stderr: ''});
	t.deepEqual(labController(cloud).stored, ['4.0.14']);
});

test('what the source has not is not found', t => {
	t.is(createJuju(withSource('4.0.14'))('sync-agent-binary -m c1:controller --agent-version 4.0.44 --source streams').stderr, 'ERROR "4.0.44" not found\n');
	const cloud = createLab({client: '4.0.14'});
	cloud.syncSource = [];
	t.is(createJuju(cloud)('sync-agent-binary -m c1:controller --agent-version 4.0.15 --source /nonexistent').stderr, 'ERROR no agent binaries available\n');
});

test('a locked model is refused in the words of an upload', t => {
	const cloud = withSource('4.0.14');
	labModel(cloud, 'controller').disabled = [{set: 'all', message: 'frozen'}];
	const {exitCode, stderr} = createJuju(cloud)('sync-agent-binary -m c1:controller --agent-version 4.0.15 --source streams');
	t.is(exitCode, 1);
	t.regex(stderr, /^ERROR Post https:\/\/\S+\/model\/[\-0-9a-f]{36}\/tools\?binaryVersion=4\.0\.15-ubuntu-amd64: frozen\n\nAll operations/v);
});

test('clients before 2.9.33 take a series of versions under another name', t => {
	const cloud = withSource('2.9.31');
	const juju = createJuju(cloud);
	t.is(juju('sync-agent-binary --agent-version 2.9.52').exitCode, 1);
	t.is(juju('sync-agent-binaries --all --version=2.9 -m c1:admin/controller').exitCode, 0);
	t.deepEqual(labController(cloud).stored, ['2.9.31', '2.9.51', '2.9.52']);
	t.is(juju('sync-agent-binaries --version=2.9.52').stderr, 'ERROR invalid major.minor version number 2.9.52\n');
	t.is(juju('sync-agent-binaries --version 2.9').stderr, 'ERROR unrecognized args: ["version" "2.9"]\n');
});
