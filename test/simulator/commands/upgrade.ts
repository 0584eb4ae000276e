import test from 'ava';
import {
	createJuju,
	createLab,
	labController,
	labMachine,
	labModel,
} from '../../_helpers/simulated-lab.js';

const lab36 = () => createLab({client: '3.6.28', version: '3.6.27', released: ['3.6.27', '3.6.28']});

test('a dry run tells the version and how to go on, and changes nothing', t => {
	const cloud = lab36();
	t.like(createJuju(cloud)('upgrade-controller -c c1 --dry-run --build-agent'), {
		exitCode: 0, stdout: '', stderr: 'best version:\n    3.6.28\nupgrade to this version by running\n    juju upgrade-controller --build-agent\n',
	});
	t.is(labModel(cloud, 'controller').version, '3.6.27');
});

test('information is left out where it is not wanted', t => {
	t.like(createJuju(lab36())('upgrade-controller -c c1 --quiet'), {exitCode: 0, stdout: 'started upgrade to 3.6.28\n', stderr: ''});
	t.like(createJuju(lab36())('upgrade-controller -c c1 -q --agent-version 3.6.27'), {exitCode: 0, stdout: '', stderr: ''});
});

test('an upgrade of the controller runs, then the models may follow', t => {
	const cloud = lab36();
	const juju = createJuju(cloud);
	t.is(juju('upgrade-model -m c1:prod --agent-version 3.6.28').stderr, 'ERROR cannot upgrade to a version "3.6.28" greater than that of the controller "3.6.27"\n');
	t.is(juju('upgrade-controller -c c1 --agent-version 3.6.28').exitCode, 0);
	t.is(juju('upgrade-model -m c1:prod --agent-version 3.6.28', {after: 180}).stdout, 'started upgrade to 3.6.28\n');
	t.is(juju('model-config -m c1:prod agent-version', {after: 181}).stdout, '3.6.28\n');
	const status = JSON.parse(juju('status -m c1:prod --format json', {after: 400}).stdout) as {machines: Record<string, {'juju-status': {version: string}}>};
	t.deepEqual(Object.values(status.machines).map(machine => machine['juju-status'].version), ['3.6.28', '3.6.28']);
});

test('agents that lag stop a model unless they are ignored', t => {
	const cloud = lab36();
	const juju = createJuju(cloud);
	labController(cloud).version = '3.6.28';
	labMachine(cloud, '1/lxd/0').version = undefined;
	t.is(juju('upgrade-model -m c1:prod').stderr, 'ERROR some agents have not upgraded to the current model version 3.6.27: machine-1-lxd-0\n');
	t.is(juju('upgrade-model -m c1:prod --ignore-agent-versions').exitCode, 0);
});

test('a user who may not is refused from what the client knows, before anybody is asked', t => {
	const cloud = lab36();
	labController(cloud).access = 'login';
	labController(cloud).api = 'silent';
	t.like(createJuju(cloud)('upgrade-controller -c c1'), {
		exitCode: 1, stderr: 'ERROR upgrade not possible missing permissions, current level "login", need: "superuser"\n',
	});
});

test('a user who may only read a model is refused by the controller', t => {
	for (const [client, words] of [['3.6.28', 'permission denied (unauthorized access)'], ['4.0.15', 'unauthorized to upgrade model "prod" (unauthorized access)']] as const) {
		const cloud = createLab({client});
		labController(cloud).access = 'login';
		labModel(cloud).access = 'read';
		t.is(createJuju(cloud)('upgrade-model -m c1:prod').stderr, `ERROR ${words}\n`);
	}
});

test('a new minor is refused in the words of each era', t => {
	const words = (version: string, wanted: string) =>
		createJuju(createLab({client: version, released: [version, wanted]}))(`upgrade-controller -c c1 --agent-version ${wanted}`).stderr;
	t.is(words('2.9.52', '3.6.28'), 'ERROR upgrade to "3.6.28" is not supported from "2.9.52"\n');
	t.is(
		words('3.5.5', '3.6.28'),
		'ERROR cannot upgrade to "3.6.28" due to issues with these models:\n"admin/controller":\n- upgrading a controller to a newer major.minor version 3.6 not supported\n\n',
	);
	t.regex(words('3.6.28', '4.0.15'), /only supports patch upgrades within the same major\.minor series/v);
	t.is(words('4.0.15', '4.1.0'), 'ERROR cannot upgrade the controller to a version that is more than a patch version increase (not valid)\n');
});

test('a lower version is refused since 3.6 and nothing to do before', t => {
	t.is(createJuju(createLab({client: '3.6.28'}))('upgrade-model -m c1:prod --agent-version 3.6.2').stderr, 'ERROR downgrade not supported\n');
	t.like(createJuju(createLab({client: '2.9.52'}))('upgrade-model -m c1:prod --agent-version 2.9.2'), {exitCode: 0, stderr: 'no upgrades available\n'});
});

test('an unknown stream has nothing to offer before 4.0', t => {
	t.like(createJuju(lab36())('upgrade-controller -c c1 --agent-stream nonsense'), {exitCode: 0, stderr: 'no upgrades available\n'});
});

test('an unknown stream is refused by 4.0 in its words', t => {
	t.like(createJuju(createLab({client: '4.0.15'}))('upgrade-model -m c1:prod --agent-stream nonsense'), {
		exitCode: 1, stderr: 'ERROR agent stream "nonsense" is not recognised as a valid value (not valid)\n',
	});
});

test('each stream has what is in those before it, a dry run leaves the setting alone, an upgrade keeps it', t => {
	const cloud = lab36();
	const juju = createJuju(cloud);
	const {published} = labController(cloud);
	published.proposed = ['3.6.29'];
	published.devel = ['3.6.30.1'];
	const best = (words: string) => /best version:\s+(?<version>\S+)/v.exec(juju(`upgrade-controller -c c1 --dry-run ${words}`).stderr)?.groups?.['version'];
	t.is(best(''), '3.6.28');
	t.is(best('--agent-stream proposed'), '3.6.29');
	t.is(best('--agent-stream devel'), '3.6.30.1');
	t.is(best('--agent-stream testing'), '3.6.30.1');
	t.is(juju('upgrade-controller -c c1 --dry-run --agent-version 3.6.29').stderr, 'no upgrades available\n');
	t.is(best('--agent-stream devel --agent-version 3.6.28'), '3.6.28');
	t.is(juju('model-config -m c1:controller agent-stream').stdout, 'released\n');
	t.is(juju('upgrade-controller -c c1 --agent-stream proposed --agent-version 3.6.29').exitCode, 0);
	t.is(juju('model-config -m c1:controller agent-stream').stdout, 'proposed\n');
	t.is(juju('model-config -m c1:prod agent-stream').stdout, 'released\n');
});

test('what a model is set to counts where no stream is named', t => {
	const cloud = lab36();
	const juju = createJuju(cloud);
	labController(cloud).published.proposed = ['3.6.29'];
	juju('model-config -m c1:controller agent-stream=proposed');
	t.regex(juju('upgrade-controller -c c1 --dry-run').stderr, /3\.6\.29/v);
	juju('model-config -m c1:controller agent-stream=nonsense');
	t.is(juju('upgrade-controller -c c1 --dry-run').stderr, 'no upgrades available\n');
});

test('an upgrade that hangs is reset after a question on stdout', t => {
	const cloud = lab36();
	const juju = createJuju(cloud);
	juju('upgrade-controller -c c1');
	labController(cloud).upgrade = {
		from: '3.6.27', to: '3.6.28', startedAt: cloud.now, phase: 'failed',
	};
	labModel(cloud, 'controller').version = '3.6.27';
	const refused = juju('upgrade-controller -c c1 --reset-previous-upgrade', {stdin: 'no\n'});
	t.is(refused.exitCode, 1);
	t.regex(refused.stdout, /Continue \[y\/N\]\? $/v);
	t.is(refused.stderr, 'ERROR previous upgrade not reset and no new upgrade triggered\n');
	t.regex(juju('upgrade-controller -c c1 --reset-previous-upgrade', {stdin: 'y\n'}).stdout, /Continue \[y\/N\]\? started upgrade to 3\.6\.28\n$/v);
});

test('a database node that is down blocks a controller', t => {
	const cloud = createLab({
		client: '3.6.28', version: '3.6.27', released: ['3.6.28'], members: 3,
	});
	const member = labModel(cloud, 'controller').machines.get('1');
	t.truthy(member);
	Object.assign(member ?? {}, {isConnected: false});
	t.regex(createJuju(cloud)('upgrade-controller -c c1').stderr, /\n- unable to upgrade, database node 1 \(\S+:37017\) has state DOWN\n\n$/v);
});

test('the controller\'s own model goes by another command since 3.5', t => {
	t.is(createJuju(createLab({client: '3.4.5', released: ['3.4.5', '3.4.6']}))('upgrade-model -m c1:controller').exitCode, 0);
	t.is(createJuju(createLab({client: '3.5.5', released: ['3.5.5', '3.5.6']}))('upgrade-model -m c1:controller').stderr, 'ERROR use upgrade-controller to upgrade the controller model\n');
});
