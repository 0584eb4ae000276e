import {gunzipSync} from 'node:zlib';
import test from 'ava';
import {
	createFirstLab,
	environmentMachine,
	environmentUnit,
	theEnvironment,
	theServer,
} from '../../_helpers/first-lab.js';
import {createJuju} from '../../_helpers/simulated-lab.js';

type Entity = Readonly<Record<string, unknown>>;

type FirstStatus = {
	readonly environment: string;
	readonly 'environment-status': Entity;
	readonly machines: Readonly<Record<string, Entity & {readonly containers?: Readonly<Record<string, Entity>>}>>;
	readonly services: Readonly<Record<string, Entity & {readonly units: Readonly<Record<string, Entity & {readonly 'agent-status': Entity; readonly 'workload-status': Entity}>>}>>;
};

const statusOf = (juju: ReturnType<typeof createJuju>): FirstStatus =>
	JSON.parse(juju('status -e amazon --format json --utc').stdout) as FirstStatus;

test('the status has the keys of 1.25, and nowhere the version that is wanted', t => {
	const status = statusOf(createJuju(createFirstLab()));
	t.deepEqual(Object.keys(status), ['environment', 'environment-status', 'machines', 'services']);
	t.is(status.environment, 'amazon');
	t.deepEqual(status['environment-status'], {'upgrade-available': '1.25.13'});
	t.like(status.machines['0'], {
		'agent-state': 'started', 'agent-version': '1.25.0', series: 'trusty', 'state-server-member-status': 'has-vote',
	});
	t.like(status.machines['2']?.containers?.['2/lxc/0'], {'agent-state': 'started', series: 'trusty'});
	t.like(status.services['mysql'], {charm: 'cs:trusty/mysql-29', exposed: false, relations: {db: ['wordpress']}});
	t.like(status.services['mysql']?.units['mysql/0'], {'agent-state': 'started', 'agent-version': '1.25.0', machine: '1'});
	t.like(status.services['mysql']?.units['mysql/0']?.['agent-status'], {current: 'idle', version: '1.25.0'});
});

test('an agent that is down keeps its state, and brackets say so; a unit is lost in the words of the time', t => {
	const cloud = createFirstLab();
	environmentMachine(cloud, '1').isConnected = false;
	environmentUnit(cloud, 'mysql/0').isConnected = false;
	const status = statusOf(createJuju(cloud));
	t.like(status.machines['1'], {'agent-state': 'started', 'agent-state-info': '(started)'});
	t.like(status.services['mysql']?.units['mysql/0'], {
		'agent-status': {current: 'lost'}, 'workload-status': {current: 'unknown', message: 'agent is lost, sorry! See \'juju status-history mysql/0\''},
	});
});

test('the table says what is down, and YAML is the default', t => {
	const cloud = createFirstLab();
	environmentMachine(cloud, '1').isConnected = false;
	const juju = createJuju(cloud);
	const table = juju('status -e amazon --format tabular').stdout;
	t.true(table.includes('[Services]') && table.includes('[Machines]'), table);
	t.regex(table, /^1 {2,}down/mv);
	t.true(juju('status -e amazon').stdout.startsWith('environment: amazon\n'));
});

test('a unit has a history, a machine has none', t => {
	const juju = createJuju(createFirstLab());
	const {stdout} = juju('status-history -e amazon -n 3 --utc mysql/0');
	t.regex(stdout, /^TIME {2,}TYPE {2,}STATUS {2,}MESSAGE/v);
	t.is(stdout.trimEnd().split('\n').length, 4);
	t.is(juju('status-history -e amazon 1').exitCode, 1);
	t.is(juju('status-history -e amazon').exitCode, 2);
});

test('the log is followed until the limit is reached', t => {
	const juju = createJuju(createFirstLab());
	t.is(juju('debug-log -e amazon').takes, Infinity);
	t.is(juju('debug-log -e amazon -n 50 --limit 50').takes, Infinity);
	const {stdout, takes} = juju('debug-log -e amazon -n 2 --limit 2');
	t.true(takes < Infinity);
	t.is(stdout.trimEnd().split('\n').length, 2);
	t.regex(stdout, /^machine-\S+: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d INFO juju\S* /v);
	t.is(juju('debug-log -e amazon --no-tail').exitCode, 2);
});

test('tools are synchronised by major and minor version, the newest or all', t => {
	const cloud = createFirstLab('first-offline');
	const juju = createJuju(cloud);
	t.like(juju('sync-tools -e amazon --version 1.25.13'), {exitCode: 2, stderr: 'error: invalid major.minor version number 1.25.13\n'});
	t.like(juju('sync-tools -e amazon --version 1.25 --dry-run'), {exitCode: 0, stderr: ''});
	t.deepEqual(theServer(cloud).stored, ['1.25.0']);
	t.is(juju('sync-tools -e amazon --version 1.25').exitCode, 0);
	t.deepEqual(theServer(cloud).stored, ['1.25.0', '1.25.13']);
	t.is(juju('sync-tools -e amazon --all --version=1.25').exitCode, 0);
	t.deepEqual(theServer(cloud).stored, ['1.25.0', '1.25.6', '1.25.13']);
	t.is(juju('upgrade-juju -e amazon --dry-run --version 1.25.13').exitCode, 0);
	t.like(juju('sync-tools -e amazon --version 1.19'), {exitCode: 1, stderr: 'ERROR no matching tools available\n'});
});

test('a backup is written where it is told, and can be left and fetched', t => {
	const juju = createJuju(createFirstLab());
	const made = juju('backups create -e amazon --filename /tmp/b.tar.gz');
	t.is(made.exitCode, 0);
	t.deepEqual(made.files.map(({path}) => path), ['/tmp/b.tar.gz']);
	t.true(gunzipSync(made.files[0]?.bytes ?? new Uint8Array()).length > 1000);

	const id = juju('backups create -e amazon --no-download --quiet').stdout.trim();
	t.regex(id, /^\d{8}-\d{6}\.[\-0-9a-f]{36}$/v);
	t.deepEqual(juju(['backups', 'download', '-e', 'amazon', '--filename', 'c.tar.gz', id]).files.map(({path}) => path), ['c.tar.gz']);
	t.like(juju('backups download -e amazon 19700101-000000.x'), {exitCode: 1, files: []});
	t.is(juju('backups create -e amazon --no-download --filename x').exitCode, 2);
});

test('run goes to the machines by ssh, so an agent that is down answers too', t => {
	const cloud = createFirstLab();
	environmentMachine(cloud, '1').isConnected = false;
	const juju = createJuju(cloud);
	t.is(juju(['run', '-e', 'amazon', '--machine', '1', 'hostname']).stdout.trim(), environmentMachine(cloud, '1').hostname);
	const all = juju(['run', '-e', 'amazon', '--all', '--timeout', '2m', '--', 'hostname']);
	t.is(all.exitCode, 0);
	t.is(all.stdout.match(/MachineId/gv)?.length, 4);
	environmentMachine(cloud, '1').isOn = false;
	t.regex(juju(['run', '-e', 'amazon', '--all', 'hostname']).stdout, /ReturnCode: 255/v);
	t.like(juju('run -e amazon hostname'), {exitCode: 2, stderr: 'error: You must specify a target, either through --all, --machine, --service or --unit\n'});
});

test('services of upstart are asked and started again, each agent by its own', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	t.is(juju(['ssh', '-e', 'amazon', '1', 'sudo service jujud-unit-mysql-0 stop']).exitCode, 0);
	t.false(environmentUnit(cloud, 'mysql/0').isConnected);
	t.true(environmentMachine(cloud, '1').isConnected);
	t.is(juju(['ssh', '-e', 'amazon', '1', 'sudo service jujud-machine-1 stop']).exitCode, 0);
	t.false(environmentMachine(cloud, '1').isConnected);
	juju(['ssh', '-e', 'amazon', '1', 'sudo service jujud-unit-mysql-0 start']);
	juju('version', {after: 20});
	t.true(environmentUnit(cloud, 'mysql/0').isConnected);
	t.false(environmentMachine(cloud, '1').isConnected);
	t.regex(juju(['ssh', '-e', 'amazon', '1', 'cat /etc/init/jujud-machine-1.conf'], {after: 21}).stdout, /^description "juju agent for machine-1"$/mv);
	t.regex(juju(['ssh', '-e', 'amazon', '1', 'sudo cat /var/lib/juju/agents/machine-1/agent.conf'], {after: 21}).stdout, /^# format 1\.18\n/v);
});

test('a hook is passed over unless its retry is asked for', t => {
	const juju = createJuju(createFirstLab());
	t.like(juju('resolved -e amazon mysql/0'), {exitCode: 1, stderr: 'ERROR unit "mysql/0" is not in an error state\n'});
	t.is(juju('resolved -e amazon --no-retry mysql/0').exitCode, 2);
	t.like(juju('resolved -e amazon --retry nosuch/0'), {exitCode: 1, stderr: 'ERROR unit "nosuch/0" not found\n'});
});

test('a machine is removed without a word, the state server never', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	t.like(juju('remove-machine -e amazon 1'), {exitCode: 1, stderr: 'ERROR no machines were destroyed: machine 1 has unit "mysql/0" assigned\n'});
	t.like(juju('remove-machine -e amazon --force 0'), {exitCode: 1, stderr: 'ERROR no machines were destroyed: machine 0 is required by the environment\n'});
	t.like(juju('remove-machine -e amazon --force 1'), {exitCode: 0, stdout: '', stderr: ''});
	t.false(theEnvironment(cloud).machines.has('1'));
	t.is(juju('destroy-machine -e amazon --force 2').exitCode, 0);
	t.is(juju('remove-machine -e amazon --no-prompt 2').exitCode, 2);
});

test('an environment is destroyed when its question is answered, or with force at once', t => {
	const cloud = createFirstLab();
	const juju = createJuju(cloud);
	const {stdout, stderr, exitCode} = juju('destroy-environment amazon');
	t.true(stdout.startsWith('WARNING! this command will destroy the "amazon" environment (type: ec2)\n'));
	t.is(stderr, 'ERROR environment destruction aborted\n');
	t.is(exitCode, 1);
	t.is(juju('destroy-environment -y amazon').exitCode, 0);
	t.is(juju('switch --list', {after: 60}).stdout, '');

	const other = createJuju(createFirstLab());
	t.like(other('destroy-environment --force amazon'), {exitCode: 0, stdout: ''});
	t.is(other('switch --list', {after: 60}).stdout, '');
});
