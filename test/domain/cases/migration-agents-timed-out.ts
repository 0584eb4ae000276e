import test from 'ava';
import {migrationAgentsTimedOut} from '../../../source/domain/cases/migration-agents-timed-out.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, testTime, webModel} from '../../_helpers/make-state.js';

const status = {status: {current: 'available', message: 'migrating: aborted, removing model from target controller: quiescing, timed out waiting for agents to report', since: testTime}};

const agents = [makeAgent('0'), makeAgent('1', {condition: 'down'}), makeAgent('mysql/0', {machine: '0', condition: 'lost'}), makeAgent('web/0', {machine: '1', condition: 'lost'})];

test('agents that a log names are the subjects, as far as the model has them', t => {
	const line = 'controller-0: 03:09:01 ERROR juju.worker.migrationmaster.d2483b 3 agents failed to report in time for "quiescing" phase (including machines: 1,7; units: mysql/0)';
	const logs = [{
		case: 'migration-agents-timed-out', model: webModel, source: 'debug-log', count: 1, agents: ['controller-0'], lines: [line],
	}];
	const finding = onlyFinding(migrationAgentsTimedOut, withStatus({...status, agents}, {logs}));
	t.deepEqual(finding.subjects, ['machine-1', 'unit-mysql-0']);
	t.is(finding.summary, 'admin/web: 2 agents named');
	t.deepEqual(onlyFinding(migrationAgentsTimedOut, withStatus({...status, agents})).subjects, ['aws']);
});

test('agents that are away are brought back first: machines by their own case, units on them not at all', t => {
	const remedies = remediesFor(migrationAgentsTimedOut, withStatus({...status, agents}));
	t.like(pickRemedy(remedies, 'open-machine-agent-down').action, {type: 'open-case', case: 'machine-agent-down', subject: 'machine-1'});
	t.like(pickRemedy(remedies, 'bring-back').action, {type: 'advice', lines: ['mysql/0']});
	t.deepEqual(remediesFor(migrationAgentsTimedOut, withStatus({...status, agents: [makeAgent('0')]})).filter(({id}) => id.startsWith('open-') || id === 'bring-back'), []);
});

test('controllers before 2.8.10 have no such setting, and none is offered', t => {
	const linesFor = (version: string): string => {
		const {action} = pickRemedy(remediesFor(migrationAgentsTimedOut, withStatus(status, {controllerVersion: parseVersion(version)})), 'wait-longer');
		return action.type === 'advice' ? action.lines.join('\n') : '';
	};

	t.regex(linesFor('2.8.10'), /^juju controller-config -c aws migration-agent-wait-time=30m\njuju controller-config -c NEW-CONTROLLER/v);
	t.notRegex(linesFor('2.8.9'), /controller-config/v);
});
