import test from 'ava';
import {debugLog} from '../../source/simulator/cluster.js';
import {
	copyFile,
	listFiles,
	mendConfiguration,
	readFile,
	writeFile,
} from '../../source/simulator/machine-files.js';
import {
	agentAt,
	createCloud,
	pass,
	theModel,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';

test('a machine has the files of its agent and of its units', t => {
	const cloud = createCloud('production');
	const reference = agentAt(cloud, 'web', 'machine-0');
	const tags = ['machine-0', 'unit-filebeat-0', 'unit-haproxy-0', 'unit-nrpe-0', 'unit-telegraf-0'];
	t.deepEqual(listFiles(cloud, reference, '/var/lib/juju/agents'), tags.map(tag => `/var/lib/juju/agents/${tag}/agent.conf`));
	t.deepEqual(listFiles(cloud, reference, '/var/lib/juju/tools'), tags.map(tag => `/var/lib/juju/tools/${tag}`));
});

test('the link to the binaries turns with the upgrade', t => {
	const cloud = withUpgradedController(createCloud('small'));
	const link = () => readFile(cloud, agentAt(cloud, 'db', 'machine-0'), '/var/lib/juju/tools/unit-etcd-0');
	t.is(link(), '3.6.4-ubuntu-amd64');
	upgradeModel(cloud, 'db');
	pass(cloud, 60);
	t.is(link(), '3.6.28-ubuntu-amd64');
});

test('a copy stays as it was', t => {
	const cloud = createCloud('small');
	const reference = agentAt(cloud, 'db', 'machine-0');
	writeFile(cloud, reference, {path: '/tmp/one', content: 'first'});
	copyFile(cloud, reference, {from: '/tmp/one', to: '/tmp/two'});
	writeFile(cloud, reference, {path: '/tmp/one', content: 'second'});
	t.is(readFile(cloud, reference, '/tmp/two'), 'first');
	t.is(copyFile(cloud, reference, {from: '/tmp/none', to: '/tmp/two'}), undefined);
});

test('what an agent without connection has to say is on its machine and not in the model\'s log', t => {
	const cloud = withUpgradedController(createCloud('agent-configuration'));
	upgradeModel(cloud, 'db');
	pass(cloud, 60);
	const text = readFile(cloud, agentAt(cloud, 'db', 'machine-2'), '/var/log/juju/machine-2.log') ?? '';
	t.regex(text, /^2026-04-01 02:\d{2}:\d{2} ERROR juju\.cmd cannot read agent configuration: /mv);
	t.false(debugLog(cloud, theModel(cloud, 'db')).some(({message}) => message.includes('agent configuration')));
});

test('a file that is sound is left alone by the editor', t => {
	const cloud = createCloud('small');
	t.deepEqual(mendConfiguration(cloud, agentAt(cloud, 'db', 'machine-0'), '/var/lib/juju/agents/machine-0/agent.conf'), []);
	t.is(mendConfiguration(cloud, agentAt(cloud, 'db', 'machine-0'), '/etc/passwd'), undefined);
});
