import test from 'ava';
import {migratedAgentsLost} from '../../../source/domain/cases/migrated-agents-lost.js';
import {
	badFor,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, testTime, webModel} from '../../_helpers/make-state.js';

const agents = [makeAgent('0'), makeAgent('mysql/0', {machine: '0', condition: 'lost'})];

test('by the version alone it is a guess, and ranks low', t => {
	const finding = onlyFinding(migratedAgentsLost, withStatus({version: '3.5.7', agents}));
	t.like(finding, {severity: 1, subjects: ['unit-mysql-0']});
	t.regex(migratedAgentsLost.meaning(finding, withStatus({})), /may still look/v);
});

test('the words of the migration make it sure', t => {
	const status = {current: 'busy', message: 'migrating: successful, some agents reported failure', since: testTime};
	const finding = onlyFinding(migratedAgentsLost, withStatus({agents: [makeAgent('0')], status}));
	t.like(finding, {severity: 3, subjects: ['aws']});
});

test('the controller that wrote a log is not among those who are lost', t => {
	const line = 'controller-0: 03:09:01 ERROR juju.worker agents failed phase "successful" (units: mysql/0)';
	const logs = [{
		case: 'migrated-agents-lost', model: webModel, source: 'debug-log', count: 1, agents: ['controller-0'], lines: [line],
	}];
	t.deepEqual(onlyFinding(migratedAgentsLost, withStatus({}, {logs})).subjects, ['aws']);
});

test('an upgrade that restarts agents loses none, nor does a flap', t => {
	t.deepEqual(migratedAgentsLost.match(withStatus({version: '3.5.7', agents}, {targetVersion: '3.6.28'})), []);
	t.deepEqual(migratedAgentsLost.match(withStatus({version: '3.5.7', agents}, {badSince: badFor('unit-mysql-0', 1000, 2)})), []);
	t.is(migratedAgentsLost.match(withStatus({version: '3.5.7', agents}, {badSince: badFor('unit-mysql-0', 60_000)})).length, 1);
});

test('the first advice is to keep the old controller, and nothing is ever run', t => {
	const remedies = remediesFor(migratedAgentsLost, withStatus({version: '3.5.7', agents}));
	t.is(remedies[0]?.id, 'keep-old-controller');
	const {action, risk} = pickRemedy(remedies, 'repair-configuration');
	t.is(risk, 'disruptive');
	t.true(action.type === 'advice' && action.lines.includes('sudoedit /var/lib/juju/agents/unit-mysql-0/agent.conf'));
	t.deepEqual(remedies.filter(remedy => remedy.action.type === 'perform'), []);
	const pods = withStatus({version: '3.5.7', kind: 'caas', agents: [makeAgent('mysql/0', {machine: undefined, condition: 'lost'})]});
	const {action: forPods} = pickRemedy(remediesFor(migratedAgentsLost, pods), 'repair-configuration');
	t.true(forPods.type === 'advice' && forPods.lines.every(line => !line.includes('sudo')));
});
