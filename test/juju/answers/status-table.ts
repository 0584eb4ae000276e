import test from 'ava';
import fc from 'fast-check';
import {type Agent} from '../../../source/domain/agent.js';
import {type Application, type ModelStatus} from '../../../source/domain/status.js';
import {readSavedStatus, type StatusForm} from '../../../source/commands/diagnose-status.js';
import {readStatusTable} from '../../../source/juju/answers/status-table.js';
import {createFirstLab} from '../../_helpers/first-lab.js';
import {listFixtures, readFixture} from '../../_helpers/fixture.js';
import {createJuju, createLab, type Juju} from '../../_helpers/simulated-lab.js';

/** What a table does say of an agent. */
const describeAgent = ({tag, kind, state, machine, principal, isLeader, base, address}: Agent) => ({
	tag, kind: kind === 'controller' ? 'machine' : kind, state, machine, principal, isLeader, base, address,
});

const describeApplication = ({name, charmRevision, charmChannel, workloadVersion, isExposed, unitCount, status}: Application) => ({
	name, charmRevision, charmChannel, workloadVersion, isExposed, unitCount, current: status.current, message: status.message,
});

const describe = (status: ModelStatus) => ({
	name: status.name,
	controller: status.controller,
	kind: status.kind,
	cloud: status.cloud,
	region: status.region,
	version: status.version,
	upgradeAvailable: status.upgradeAvailable,
	agents: status.agents.map(agent => describeAgent(agent)),
	applications: status.applications.map(application => describeApplication(application)),
	offers: status.offers.map(({name, application, activeConnections}) => ({name, application, activeConnections})),
	remotes: status.remoteApplications.map(({name, status: {current}}) => ({name, current})),
});

const read = async (text: string, form: StatusForm): Promise<ModelStatus> => {
	const saved = await readSavedStatus(text);
	if (saved?.form !== form) {
		throw new Error(`This was read as ${saved?.form ?? 'nothing'}: ${text.slice(0, 80)}`);
	}

	return saved.status;
};

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	const folder = `recordings/clients/${version}/status`;
	const tables = listFixtures(folder).filter(name => name.endsWith('.txt') && !name.includes('oneline') && !name.includes('summary'));
	for (const file of tables) {
		test(`${version} ${file}: the table says what JSON says, as far as it goes`, async t => {
			const json = await read(readFixture(`${folder}/${file.split('.', 1)[0] ?? ''}.json`), 'JSON');
			t.deepEqual(describe(await read(readFixture(`${folder}/${file}`), 'table')), describe(json));
		});
	}

	const documents = listFixtures(folder).filter(name => name.endsWith('.yaml'));
	for (const file of documents) {
		test(`${version} ${file}: YAML says the same as JSON`, async t => {
			const json = await read(readFixture(`${folder}/${file.replace('.yaml', '.json')}`), 'JSON');
			t.deepEqual(describe(await read(readFixture(`${folder}/${file}`), 'YAML')), describe(json));
		});
	}
}

/** A table of a simulated client beside its JSON. */
const sayBoth = async (juju: Juju, target: readonly string[]): Promise<readonly [ModelStatus, ModelStatus]> => {
	const say = (format: string): string => juju(['status', ...target, '--format', format]).stdout;
	return [await read(say('tabular'), 'table'), await read(say('json'), 'JSON')];
};

test('1.25: sections with titles, and the versions of agents', async t => {
	const [table, json] = await sayBoth(createJuju(createFirstLab()), ['-e', 'amazon']);
	const inOrder = (lines: readonly string[]) => lines.toSorted();
	const agentsOf = (status: ModelStatus) => inOrder(status.agents.map(({tag, version, condition, principal}) => `${tag} ${version} ${condition} ${principal}`));
	const applicationsOf = (status: ModelStatus) => inOrder(status.applications.map(({name, charm, status: {current}}) => `${name} ${charm} ${current}`));
	t.true(table.agents.length > 4);
	t.deepEqual(agentsOf(table), agentsOf(json));
	t.deepEqual(applicationsOf(table), applicationsOf(json));
	t.is(table.upgradeAvailable, json.upgradeAvailable);
});

for (const client of ['2.9.52', '3.6.28', '4.0.15']) {
	test(`a simulated client ${client}: nested containers and subordinates`, async t => {
		const [table, json] = await sayBoth(createJuju(createLab({client})), ['-m', 'c1:prod']);
		t.deepEqual(table.agents.map(agent => describeAgent(agent)), json.agents.map(agent => describeAgent(agent)));
	});
}

const oldTable = [
	'MODEL    CONTROLLER  CLOUD/REGION   VERSION',
	'default  lxd         lxd/localhost  2.0.0',
	'',
	'APP    VERSION  STATUS  SCALE  CHARM  STORE       REV  OS      NOTES',
	'mysql  5.7      error       2  mysql  jujucharms   55  ubuntu  ',
	'',
	'UNIT      WORKLOAD  AGENT  MACHINE  PUBLIC-ADDRESS  PORTS  MESSAGE',
	'mysql/0*  active    idle   0        10.0.0.2               ready',
	'mysql/1   error     idle   1        10.0.0.3               hook failed: "install"',
	'',
	'MACHINE  STATE    DNS       INS-ID         SERIES  AZ',
	'0        started  10.0.0.2  juju-3f-0      xenial  ',
	'1        down     10.0.0.3  juju-3f-1      xenial  ',
	'',
].join('\n');

test('2.0: headings in capitals (2.0.0 cmd/juju/status/output_tabular.go)', async t => {
	const status = await read(oldTable, 'table');
	t.like(status, {name: 'default', controller: 'lxd', version: '2.0.0'});
	t.deepEqual(status.agents.map(({tag, condition, address}) => [tag, condition, address]), [
		['machine-0', 'good', '10.0.0.2'], ['machine-1', 'down', '10.0.0.3'], ['unit-mysql-0', 'good', '10.0.0.2'], ['unit-mysql-1', 'error', '10.0.0.3'],
	]);
	t.is(status.agents[3]?.message, 'hook failed: "install"');
	t.is(status.applications[0]?.charmRevision, 55);
});

test('what stands before the table, colours and CR LF do not matter', async t => {
	const coloured = `$ juju status\n${oldTable.replaceAll('error', '\u{1B}[31merror\u{1B}[0m')}`.replaceAll('\n', '\r\n');
	t.deepEqual(describe(await read(coloured, 'table')), describe(await read(oldTable, 'table')));
});

test('a warning before JSON does not matter', async t => {
	const json = readFixture('recordings/clients/3.6.28/status/healthy.json');
	t.deepEqual(describe(await read(`WARNING the client is old\n${json}`, 'JSON')), describe(await read(json, 'JSON')));
});

for (const text of ['', 'hello', '{}', '[]', '{"model": {}}', 'model:\n', 'a: &a [*a]\nmodel: *a\n', 'Model  Nothing\nx  y\n', '[Whatever]\n']) {
	test(`${JSON.stringify(text)} is no status`, async t => {
		t.is(await readSavedStatus(text), undefined);
	});
}

test('a table that is cut or spoiled anywhere never throws', t => {
	fc.assert(fc.property(fc.nat(oldTable.length), fc.nat(oldTable.length), fc.string({unit: 'binary', maxLength: 20}), (from, to, strange) => {
		const document = readStatusTable(oldTable.slice(0, from) + strange + oldTable.slice(to));
		t.true(document === undefined || typeof document['machines'] === 'object');
	}), {numRuns: 300});
});

test('names that objects have already are names like others', async t => {
	const status = await read([
		'Model  Controller  Cloud/Region  Version',
		'prod   c1          lxd           3.6.28',
		'',
		'Unit          Workload  Agent  Machine',
		'__proto__/1   active    idle   0',
		'constructor/0 active    idle   0',
	].join('\n'), 'table');
	t.true(status.agents.some(({name}) => name === 'constructor/0'));
	t.true(status.agents.some(({name}) => name === '__proto__/1'));
});
