import test from 'ava';
import {unitAgentLost} from '../../../source/domain/cases/unit-agent-lost.js';
import {agentKey} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	badFor,
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, makeKnown, webModel} from '../../_helpers/make-state.js';

const lost = makeAgent('mysql/0', {condition: 'lost', machine: '2', message: 'agent lost'});
const services = (...names: readonly string[]) => ({
	[agentKey(modelKey(webModel), '2')]: makeKnown({services: names.map(name => ({name, initSystem: 'systemd' as const, state: 'active'})), text: ''}),
});

test('lost units of one machine are one finding', t => {
	const finding = onlyFinding(unitAgentLost, withStatus({agents: [makeAgent('2'), lost, makeAgent('web/0', {condition: 'lost', machine: '2'})]}));
	t.deepEqual(finding.subjects, ['unit-mysql-0', 'unit-web-0']);
	t.is(finding.summary, 'mysql/0, web/0 on machine 2');
});

test('units on a machine that is down belong to that machine', t => {
	t.deepEqual(unitAgentLost.match(withStatus({agents: [makeAgent('2', {condition: 'down'}), lost]})), []);
});

test('a flap is none', t => {
	t.deepEqual(unitAgentLost.match(withStatus({agents: [makeAgent('2'), lost]}, {badSince: badFor('unit-mysql-0', 1000)})), []);
});

test('since 2.9 the machine\'s service is restarted, before the unit\'s own', t => {
	const status = {agents: [makeAgent('2'), lost]};
	const nameWith = (...names: readonly string[]) => {
		const remedies = remediesFor(unitAgentLost, withStatus(status, {services: services(...names)}));
		return intentsIn(pickRemedy(remedies, 'restart-agent')).map(intent => intent.type === 'restart-agent' && intent.service.name);
	};

	t.deepEqual(nameWith('jujud-machine-2'), ['jujud-machine-2']);
	t.deepEqual(nameWith('jujud-machine-2', 'jujud-unit-mysql-0'), ['jujud-unit-mysql-0']);
});

test('on Kubernetes its pod is looked at', t => {
	const remedies = remediesFor(unitAgentLost, withStatus({kind: 'caas', agents: [{...lost, machine: undefined}]}));
	t.regex(JSON.stringify(pickRemedy(remedies, 'look-at-pod')), /kubectl -n web describe pod mysql-0/v);
	t.true(remedies.every(({risk}) => risk === 'safe'));
});
