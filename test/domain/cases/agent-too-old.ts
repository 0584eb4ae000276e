import test from 'ava';
import {agentTooOld} from '../../../source/domain/cases/agent-too-old.js';
import {type ModelStatus} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {createRenderer} from '../../../source/juju/dialect.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	refusedUpgrade,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, webModel} from '../../_helpers/make-state.js';

const refusal = {kind: 'agents-too-old', version: '3.6.4', agents: ['machine-0', 'unit-ubuntu-0', 'unit-ubuntu-1', 'unit-ubuntu-2', 'machine-3']} as const;
const version = '3.6.2';
const status: Partial<ModelStatus> = {
	agents: [
		makeAgent('0', {version, condition: 'down'}),
		makeAgent('1'),
		makeAgent('3', {version: undefined, condition: 'starting'}),
		makeAgent('ubuntu/0', {version, condition: 'lost', machine: '1'}),
		makeAgent('ubuntu/1', {
			version, condition: 'error', message: 'hook failed: "start"', machine: '1',
		}),
		makeAgent('ubuntu/2', {version, machine: '1'}),
	],
};
const refused = withStatus(status, {failures: [refusedUpgrade(refusal)], targetVersion: '3.6.28'});

test('the laggards of the refusal are the subjects', t => {
	const finding = onlyFinding(agentTooOld, refused);
	t.deepEqual(finding.subjects, refusal.agents);
	t.is(finding.summary, '0, ubuntu/0, ubuntu/1, ubuntu/2 and 1 more');
	t.is(finding.severity, 3);
	t.is(finding.evidence[0]?.text, 'ERROR some agents have not upgraded');
});

test('a laggard that has caught up is none any more, and without laggards there is no finding', t => {
	const caught = {agents: status.agents?.map(agent => ({...agent, version: '3.6.4', condition: agent.tag === 'machine-0' ? 'down' as const : 'good' as const}))};
	t.deepEqual(onlyFinding(agentTooOld, withStatus(caught, {failures: [refusedUpgrade(refusal)], targetVersion: '3.6.28'})).subjects, ['machine-0']);
	const well = {agents: caught.agents?.map(agent => ({...agent, condition: 'good' as const}))};
	t.deepEqual(agentTooOld.match(withStatus(well, {failures: [refusedUpgrade(refusal)], targetVersion: '3.6.28'})), []);
});

test('each laggard has the remedy that fits it', t => {
	const remedies = remediesFor(agentTooOld, refused);
	t.deepEqual(remedies.slice(0, 5).map(({title}) => title), [
		'Repair machine 0', 'Repair ubuntu/0', 'Repair ubuntu/1', 'Find out why ubuntu/2 stays behind', 'Find out why machine 3 never started',
	]);
	t.deepEqual(remedies.slice(0, 3).map(({action}) => action.type === 'open-case' && action.case), ['machine-agent-down', 'unit-agent-lost', 'hook-failed']);
});

test('ignoring versions is the very last, and asks for the same version', t => {
	const remedy = remediesFor(agentTooOld, refused).at(-1);
	t.like(remedy, {id: 'ignore-agent-versions', risk: 'disruptive'});
	t.deepEqual(remedy && intentsIn(remedy), [{
		type: 'upgrade-model', model: webModel, version: '3.6.28', ignoreAgentVersions: true,
	}]);
});

test('for the controller\'s own model it is the controller that is upgraded', t => {
	const situation = withStatus(status, {failures: [refusedUpgrade(refusal, controllerModelReference)], targetVersion: '3.6.28'}, controllerModelReference);
	t.like(intentsIn(pickRemedy(remediesFor(agentTooOld, situation), 'ignore-agent-versions'))[0], {type: 'upgrade-controller', controller: 'aws', ignoreAgentVersions: true});
});

for (const [client, controller, isThere] of [['3.6.28', '3.6.4', true], ['2.9.52', '2.9.51', true], ['4.0.15', '4.0.14', false]] as const) {
	test(`ignoring versions with client ${client} on ${controller} is ${isThere ? 'there' : 'disabled with the reason'}`, t => {
		const render = createRenderer({client: parseVersion(client), controller: parseVersion(controller), isKubernetes: false});
		const failure = {...refusedUpgrade(refusal), version: client};
		const remedy = pickRemedy(remediesFor(agentTooOld, withStatus(status, {render, failures: [failure], targetVersion: client})), 'ignore-agent-versions');
		t.is(remedy.disabledReason === undefined, isThere);
	});
}

test('without a refusal agents that do not follow their model are found, unless an upgrade runs', t => {
	const finding = onlyFinding(agentTooOld, withStatus({agents: [makeAgent('0'), makeAgent('1', {version})]}));
	t.deepEqual(finding.subjects, ['machine-1']);
	t.is(finding.severity, 2);
	t.deepEqual(agentTooOld.match(withStatus({agents: [makeAgent('1', {version})]}, {targetVersion: '3.6.4'})), []);
	const remedies = agentTooOld.remedies(finding, withStatus({agents: [makeAgent('1', {version})]}));
	t.is(pickRemedy(remedies, 'ignore-agent-versions').disabledReason, 'No upgrade was refused: it can be asked for when one is.');
});

test('a laggard that the status does not show is not claimed to be connected', t => {
	const situation = withStatus(status, {failures: [refusedUpgrade({...refusal, agents: ['machine-9']})], targetVersion: '3.6.28'});
	t.like(remediesFor(agentTooOld, situation)[0], {title: 'Look for 9', action: {type: 'advice'}});
});
