import test from 'ava';
import {type Agent} from '../../source/domain/agent.js';
import {shareAgents} from '../../source/domain/share-status.js';
import {type ModelStatus} from '../../source/domain/status.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const copy = (status: ModelStatus): ModelStatus => structuredClone(status);

const replaceAgent = (status: ModelStatus, name: string, change: Partial<Agent>): ModelStatus => ({
	...status, agents: status.agents.map(agent => (agent.name === name ? {...agent, ...change} : agent)),
});

test('The first status is taken as it is', t => {
	const status = makeStatus();
	t.is(shareAgents(undefined, status), status);
});

test('A status in which nothing changed is the one before', t => {
	const before = makeStatus();
	t.is(shareAgents(before, copy(before)), before);
});

test('Unchanged agents stay the same objects, the others are new', t => {
	const before = makeStatus();
	const next = replaceAgent(copy(before), 'mysql/0', {version: '3.6.28'});
	const shared = shareAgents(before, next);
	t.not(shared, before);
	t.deepEqual(shared, next);
	for (const [index, agent] of shared.agents.entries()) {
		t.is(agent === before.agents[index], agent.name !== 'mysql/0', agent.name);
	}

	t.is(shared.applications, before.applications);
	t.is(shared.status, before.status);
});

test('A change in any single fact of an agent is seen', t => {
	const before = makeStatus({agents: [makeAgent('mysql/0')]});
	const changes: {readonly [Fact in keyof Agent]: Agent[Fact]} = {
		tag: 'unit-other-0',
		name: 'other/0',
		kind: 'subordinate',
		version: '3.6.28',
		condition: 'lost',
		state: 'lost',
		message: 'gone',
		since: 1,
		agentStatus: {current: 'executing', message: undefined, since: undefined},
		workloadStatus: {current: 'blocked', message: undefined, since: undefined},
		instanceStatus: {current: 'running', message: undefined, since: undefined},
		machine: '7',
		application: 'other',
		principal: 'web/0',
		isLeader: true,
		upgradingFrom: 'ch:mysql-1',
		life: 'dying',
		base: 'ubuntu@24.04',
		memberStatus: 'has-vote',
		address: '10.0.0.9',
	};
	t.deepEqual(new Set(Object.keys(changes)), new Set(Object.keys(makeAgent('mysql/0'))));
	for (const [fact, value] of Object.entries(changes)) {
		// A tag is made from the name: neither changes without the other.
		const next = replaceAgent(copy(before), 'mysql/0', fact === 'tag' ? {tag: changes.tag, name: changes.name} : {[fact]: value});
		t.deepEqual(shareAgents(before, next).agents, next.agents, fact);
		t.not(shareAgents(before, next).agents[0], before.agents[0], fact);
	}
});

test('Agents that came, went or moved do not disturb the others', t => {
	const before = makeStatus();
	const clone = copy(before);
	const next = {...clone, agents: [makeAgent('9'), ...clone.agents.slice(2).toReversed()]};
	const shared = shareAgents(before, next);
	t.deepEqual(shared.agents, next.agents);
	for (const agent of shared.agents.slice(1)) {
		t.true(before.agents.includes(agent), agent.name);
	}
});

test('The list of agents is new where only the last one went', t => {
	const before = makeStatus();
	const next = {...copy(before), agents: copy(before).agents.slice(0, -1)};
	const shared = shareAgents(before, next);
	t.is(shared.agents.length, before.agents.length - 1);
	t.is(shared.agents[0], before.agents[0]);
});

test('The time of the call that 4.0 gives for a model\'s state is no change', t => {
	const before = makeStatus();
	const later = {...copy(before), status: {...before.status, since: (before.status.since ?? 0) + 5000}};
	t.is(shareAgents(before, later), before);
	const busy = {...later, status: {...later.status, current: 'busy'}};
	t.deepEqual(shareAgents(before, busy).status, busy.status);
});

test('Changes beside the agents are seen', t => {
	const before = makeStatus();
	const changes: ReadonlyArray<Partial<ModelStatus>> = [
		{version: '3.6.29'},
		{upgradeAvailable: '3.6.29'},
		{hasSilentMachines: true},
		{problems: [{entity: '0', text: 'gone'}]},
		{offers: [{name: 'a', application: 'b', activeConnections: 1}]},
		{remoteApplications: [{name: 'a', url: 'b', status: before.status}]},
	];
	for (const change of changes) {
		const shared = shareAgents(before, {...copy(before), ...change});
		t.like(shared, change);
		t.is(shared.agents, before.agents);
	}
});

test('Applications are shared as long as none of them changes', t => {
	const application = {
		name: 'web',
		charm: 'web',
		charmOrigin: 'charmhub',
		charmRevision: 7,
		charmChannel: undefined,
		canUpgradeTo: undefined,
		base: 'ubuntu@22.04',
		status: {current: 'active', message: undefined, since: 5},
		workloadVersion: undefined,
		isSubordinate: false,
		isExposed: false,
		life: undefined,
		unitCount: 1,
	};
	const before = makeStatus({applications: [application]});
	t.is(shareAgents(before, copy(before)), before);
	for (const changed of [{...application, charmRevision: 8}, {...application, status: {...application.status, current: 'blocked'}}]) {
		const shared = shareAgents(before, {...copy(before), applications: [changed]});
		t.deepEqual(shared.applications, [changed]);
		t.is(shared.agents, before.agents);
	}
});

test('What one application tells is no news of the others', t => {
	const make = (name: string, endpoint: string) => ({
		name,
		charm: name,
		charmOrigin: 'charmhub',
		charmRevision: 7,
		charmChannel: undefined,
		canUpgradeTo: undefined,
		base: 'ubuntu@22.04',
		status: {current: 'active', message: undefined, since: 5},
		workloadVersion: undefined,
		isSubordinate: false,
		isExposed: false,
		life: undefined,
		unitCount: 1,
		relations: [{
			endpoint, application: 'mysql', interface: undefined, scope: undefined,
		}],
	});
	const before = makeStatus({applications: [make('web', 'db'), make('blog', 'db')]});
	t.is(shareAgents(before, copy(before)), before);
	const shared = shareAgents(before, {...copy(before), applications: [make('web', 'db'), make('blog', 'database')]});
	t.is(shared.applications[0], before.applications[0]);
	t.deepEqual(shared.applications[1], make('blog', 'database'));
	t.is(shareAgents(before, {...copy(before), applications: [make('web', 'db')]}).applications.length, 1);
});

test('Storage is shared as long as none of it changes', t => {
	const storage = [{name: 'data', unit: 'mysql/0', kind: 'filesystem'}, {name: 'data', unit: 'mysql/1', kind: undefined}] as const;
	const before = makeStatus({storage});
	t.is(shareAgents(before, copy(before)), before);
	const changes: ReadonlyArray<ModelStatus['storage']> = [
		[], storage.slice(1), [{...storage[0], kind: 'block'}, storage[1]], [storage[0], {...storage[1], unit: 'mysql/2'}], [{...storage[0], name: 'logs'}, storage[1]], [...storage, storage[0]],
	];
	for (const changed of changes) {
		t.deepEqual(shareAgents(before, {...copy(before), ...(changed && {storage: changed})}).storage, changed);
	}

	t.deepEqual(shareAgents(makeStatus(), {...makeStatus(), storage}).storage, storage);
	t.is(shareAgents(before, {...copy(before), storage: undefined}).storage, undefined);
});
