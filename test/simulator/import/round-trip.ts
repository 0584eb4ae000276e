import test from 'ava';
import {testProp as property, fc} from '@fast-check/ava';
import {type Agent} from '../../../source/domain/agent.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {findScenario, scenarios} from '../../../source/simulator/scenarios/index.js';
import {
	askStatuses,
	comparable,
	copyTime,
	importWell,
	statusFrom,
} from '../../_helpers/copied-cloud.js';
import {listFixtures, readFixture, readJsonLines} from '../../_helpers/fixture.js';

const statusOf = async (statuses: readonly ModelStatus[], name: string): Promise<ModelStatus | undefined> => statuses.find(each => each.name === name);

for (const version of ['2.9.52', '3.6.28', '4.0.15']) {
	const folder = `recordings/clients/${version}/status`;
	const files = listFixtures(folder).filter(name => /^(?!.*\.local\.).*\.(?:json|yaml)$/v.test(name));
	test(`what ${version} printed is what the copy prints`, async t => {
		t.true(files.length > 12);
		for (const file of files) {
			const given = await statusFrom(readFixture(`${folder}/${file}`));
			const {cloud} = importWell([given], {controller: {clientVersion: version}});
			const again = await statusOf(await askStatuses(cloud), given.name);
			t.deepEqual(again && comparable(again), comparable(given), file);
		}
	});
}

type Line = {readonly command?: readonly string[]; readonly arguments?: readonly string[]; readonly stdout?: string};

test('so is what a real controller of 4.0 printed in the middle of an upgrade', async t => {
	let count = 0;
	for (const file of ['upgrade-clean-prod', 'upgrade-fault-prod', 'upgrade-hook-prod']) {
		const texts = readJsonLines<Line>(`recordings/controller-4.0/${file}.jsonl`).map(({stdout}) => stdout).filter(text => text?.includes('"juju-status"') === true);
		const some = texts.filter((_text, index) => index % 4 === 0);
		for (const text of some) {
			const given = await statusFrom(text ?? '');
			const {cloud} = importWell([given], {controller: {clientVersion: '4.0.15'}, startedAt: Date.now()});
			const again = await statusOf(await askStatuses(cloud), given.name);
			t.deepEqual({file, status: again && comparable(again)}, {file, status: comparable(given)});
			count += 1;
		}
	}

	t.true(count >= 8, `${count}`);
});

/** Those that answer, and say all of themselves in their statuses. */
const shown = scenarios
	.filter(({name}) => !['login-expired', 'client-data-lost', 'controller-silent', 'large'].includes(name))
	.filter(({name}, index) => index % 2 === 0 || /^(?:small|first|second|unprepared|charms)/v.test(name));

test('every scenario, copied by its statuses, shows the same statuses', async t => {
	t.true(shown.length > 50);
	for (const scenario of shown) {
		const cloud = scenario.create(1, copyTime);
		const given = await askStatuses(cloud, 20_000);
		const copy = importWell(given, {controller: {clientVersion: cloud.clientVersion, ...(cloud.controllers[0] && {version: cloud.controllers[0].version})}, startedAt: cloud.now});
		const again = await askStatuses(copy.cloud);
		t.deepEqual(again.map(each => comparable(each)), given.map(each => comparable(each)), scenario.name);
	}
});

const words = fc.record({
	current: fc.constantFrom('active', 'blocked', 'waiting', 'maintenance', 'unknown'),
	message: fc.option(fc.string({unit: 'grapheme-ascii', minLength: 1, maxLength: 30}).filter(text => text.trim() === text && text !== ''), {nil: undefined}),
	since: fc.integer({min: 1_600_000_000, max: 1_700_000_000}).map(seconds => seconds * 1000),
});

type Drawn = {readonly workload: Agent['agentStatus']; readonly version: string; readonly isLost: boolean};

const draw = (): fc.Arbitrary<readonly Drawn[]> => fc.array(fc.record({
	workload: words, version: fc.constantFrom('3.6.4', '3.6.9', '3.6.28'), isLost: fc.boolean(),
}), {minLength: 1, maxLength: 12});

const since = 1_650_000_000_000;

const unitOf = ({workload, version, isLost}: Drawn, index: number): Agent => {
	const agentStatus = isLost ? {current: 'lost', message: 'agent is not communicating with the server', since} : {current: 'idle', message: undefined, since};
	const workloadStatus = isLost ? {current: 'unknown', message: `agent lost, see 'juju show-status-log app/${index}'`, since: workload.since} : workload;
	return {
		tag: `unit-app-${index}`,
		name: `app/${index}`,
		kind: 'unit',
		version,
		condition: isLost ? 'lost' : 'good',
		state: agentStatus.current,
		message: agentStatus.message,
		since,
		agentStatus,
		workloadStatus,
		instanceStatus: undefined,
		machine: undefined,
		application: 'app',
		principal: undefined,
		isLeader: index === 0,
		upgradingFrom: undefined,
		life: undefined,
		base: undefined,
		memberStatus: undefined,
		address: '10.1.2.3',
	};
};

property('units in any state come out as they went in', [draw()], async (t, drawn) => {
	const given: ModelStatus = {
		controller: 'k', name: 'pods', kind: 'caas', cloud: 'microk8s', region: 'localhost', version: '3.6.28', upgradeAvailable: undefined, status: {current: 'available', message: undefined, since},
		agents: drawn.map((each, index) => unitOf(each, index)),
		applications: [{
			name: 'app', charm: 'app-k8s', charmOrigin: 'charmhub', charmRevision: 7, charmChannel: 'latest/stable', canUpgradeTo: undefined, base: 'ubuntu@22.04',
			status: {current: 'active', message: undefined, since}, workloadVersion: '1.2', isSubordinate: false, isExposed: false, life: undefined, unitCount: drawn.length, relations: [],
		}],
		offers: [], remoteApplications: [], storage: [], problems: [], hasSilentMachines: false,
	};
	const {cloud} = importWell([given], {controller: {clientVersion: '3.6.28'}});
	const again = await statusOf(await askStatuses(cloud), 'pods');
	t.deepEqual(again && comparable(again), comparable(given));
});

test('ten thousand agents are copied within a moment', async t => {
	const cloud = findScenario('large')?.create(1, copyTime);
	const given = cloud ? await askStatuses(cloud) : [];
	const startedAt = performance.now();
	const {cloud: copy} = importWell(given, {scrub: true, faults: 'likely'});
	const took = performance.now() - startedAt;
	const count = copy.controllers[0]?.models.reduce((sum, {machines, units}) => sum + machines.size + units.size, 0);
	t.is(count, 10_000);
	t.true(took < 3000, `${took} ms`);
});
