import test from 'ava';
import {testProp} from '@fast-check/ava';
import {isBad} from '../../source/domain/agent.js';
import {comparePictures, type Difference} from '../../source/domain/compare-pictures.js';
import {type Application} from '../../source/domain/status.js';
import {modelStatus} from '../_helpers/arbitraries.js';
import {makeAgent, makeStatus} from '../_helpers/make-state.js';

const makeApplication = (overrides: Partial<Application> = {}): Application => ({
	name: 'telegraf',
	charm: 'telegraf',
	charmOrigin: 'charmhub',
	charmRevision: 75,
	charmChannel: 'latest/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: '1.2',
	isSubordinate: true,
	isExposed: false,
	life: undefined,
	unitCount: 2,
	...overrides,
});

const compareApplications = (before: Partial<Application>, after: Partial<Application>): readonly Difference[] =>
	comparePictures(makeStatus({agents: [], applications: [makeApplication(before)]}), makeStatus({agents: [], applications: [makeApplication(after)]}));

test('other versions of agents are no difference', t => {
	t.deepEqual(comparePictures(makeStatus({agents: [makeAgent('0')]}), makeStatus({agents: [makeAgent('0', {version: '3.6.28'})]})), []);
});

test('an agent that is bad now is trouble, one that recovered is not', t => {
	const good = makeStatus({agents: [makeAgent('mysql/0')]});
	const lost = makeStatus({agents: [makeAgent('mysql/0', {condition: 'lost'})]});
	t.like(comparePictures(good, lost), [{
		kind: 'agent-worse', subject: 'unit-mysql-0', name: 'mysql/0', before: 'idle', after: 'lost', isTrouble: true,
	}]);
	t.like(comparePictures(lost, good), [{kind: 'agent-better', isTrouble: false}]);
});

test('an agent that is gone is trouble unless it was dying', t => {
	const empty = makeStatus({agents: []});
	t.like(comparePictures(makeStatus({agents: [makeAgent('1')]}), empty), [{kind: 'agent-gone', isTrouble: true}]);
	t.like(comparePictures(makeStatus({agents: [makeAgent('1', {life: 'dying'})]}), empty), [{kind: 'agent-gone', isTrouble: false}]);
	t.like(comparePictures(empty, makeStatus({agents: [makeAgent('1')]})), [{kind: 'agent-appeared', isTrouble: false}]);
});

test('an application that does worse is trouble, with its message', t => {
	const blocked = {status: {current: 'blocked', message: 'missing relation: prometheus', since: undefined}};
	t.like(compareApplications({}, blocked), [{
		kind: 'application-worse', before: 'active', after: 'blocked', message: 'missing relation: prometheus', isTrouble: true,
	}]);
	t.like(compareApplications(blocked, {}), [{kind: 'application-better', isTrouble: false}]);
});

test('a charm that changed meanwhile is trouble, a workload version is worth a line', t => {
	t.like(compareApplications({}, {charmRevision: 76}), [{kind: 'charm', after: 'telegraf revision 76 latest/stable', isTrouble: true}]);
	t.like(compareApplications({}, {workloadVersion: '1.3'}), [{
		kind: 'workload-version', before: '1.2', after: '1.3', isTrouble: false,
	}]);
});

test('an offer that lost connections is trouble, one that won some is not', t => {
	const offering = (activeConnections: number) => makeStatus({agents: [], offers: [{name: 'db', application: 'mysql', activeConnections}]});
	t.like(comparePictures(offering(3), offering(1)), [{kind: 'offer-connections', isTrouble: true}]);
	t.like(comparePictures(offering(1), offering(3)), [{kind: 'offer-connections', isTrouble: false}]);
	t.like(comparePictures(offering(1), makeStatus({agents: []})), [{kind: 'offer-gone', isTrouble: true}]);
});

test('trouble comes first', t => {
	const before = makeStatus({agents: [makeAgent('0', {condition: 'down'}), makeAgent('1')]});
	const after = makeStatus({agents: [makeAgent('0'), makeAgent('1', {condition: 'down'})]});
	t.deepEqual(comparePictures(before, after).map(({kind}) => kind), ['agent-worse', 'agent-better']);
});

testProp('a picture does not differ from itself', [modelStatus], (t, status) => {
	t.deepEqual(comparePictures(status, structuredClone(status)), []);
});

testProp('what differs one way round differs the other way round, and nothing else does', [modelStatus, modelStatus], (t, before, after) => {
	const subjects = (differences: readonly Difference[]): readonly string[] => [...new Set(differences.map(({subject, kind}) => `${kind.split('-', 1)[0]} ${subject}`))].toSorted();
	t.deepEqual(subjects(comparePictures(before, after)), subjects(comparePictures(after, before)));
});

testProp('every agent that turned bad is named', [modelStatus, modelStatus], (t, before, after) => {
	const worse = new Set(comparePictures(before, after).filter(({kind}) => kind === 'agent-worse').map(({subject}) => subject));
	const turnedBad = after.agents.filter(agent => {
		const old = before.agents.find(({tag}) => tag === agent.tag);
		return old !== undefined && !isBad(old.condition) && isBad(agent.condition);
	});
	t.deepEqual(turnedBad.filter(({tag}) => !worse.has(tag)), []);
});
