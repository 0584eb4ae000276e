import test from 'ava';
import {agentBehind} from '../../../source/domain/cases/agent-behind.js';
import {containersBehind} from '../../../source/domain/cases/containers-behind.js';
import {cases} from '../../../source/domain/cases/index.js';
import {subordinatesBehind} from '../../../source/domain/cases/subordinates-behind.js';
import {type Agent} from '../../../source/domain/agent.js';
import {type Situation} from '../../../source/domain/case.js';
import {
	intentsIn,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {makeAgent, webModel} from '../../_helpers/make-state.js';

const version = '3.6.28';

const after = (agents: readonly Agent[], minutes = 12): Situation => withStatus({version, agents}, {targetVersion: version, withoutProgress: minutes * 60_000});

const moved = (name: string, overrides: Partial<Agent> = {}): Agent => makeAgent(name, {version, ...overrides});

const mixed = [
	moved('0', {machine: '0'}),
	makeAgent('1', {machine: '1'}),
	makeAgent('mysql/1', {machine: '1'}),
	makeAgent('telegraf/1', {kind: 'subordinate', machine: '1', principal: 'mysql/1'}),
	makeAgent('1/lxd/0'),
	makeAgent('0/lxd/0'),
	makeAgent('web/0', {machine: '0/lxd/0'}),
	moved('mysql/0', {machine: '0'}),
	makeAgent('telegraf/0', {kind: 'subordinate', machine: '0', principal: 'mysql/0'}),
	makeAgent('2', {machine: '2', condition: 'down'}),
];

test('each agent behind is in one case only, by what it hangs on', t => {
	const situation = after(mixed);
	t.deepEqual(onlyFinding(agentBehind, situation).subjects, ['machine-1', 'unit-mysql-1', 'unit-telegraf-1', 'machine-1-lxd-0']);
	t.deepEqual(onlyFinding(containersBehind, situation).subjects, ['machine-0-lxd-0', 'unit-web-0']);
	t.deepEqual(onlyFinding(subordinatesBehind, situation).subjects, ['unit-telegraf-0']);
	const found = cases.flatMap(entry => entry.match(situation)).flatMap(({subjects}) => subjects);
	t.is(new Set(found).size, found.length);
});

test('ten minutes after the last agent turned, not before', t => {
	t.deepEqual(agentBehind.match(after(mixed, 9.9)), []);
	const finding = onlyFinding(agentBehind, after(mixed, 10));
	t.is(finding.severity, 3);
	t.is(finding.evidence[0]?.text, 'machine 1, mysql/1, telegraf/1, machine 1/lxd/0: 3.6.4, at work; 2 agents of web at 3.6.28, the last one 10m 00s ago');
});

test('a hook that still runs is named', t => {
	const agentStatus = {current: 'executing', message: 'running backup hook', since: undefined};
	const situation = after([moved('0'), makeAgent('mysql/0', {condition: 'busy', agentStatus, machine: '0'})]);
	t.regex(agentBehind.meaning(onlyFinding(agentBehind, situation), situation), /mysql\/0 is running backup hook, and its agent ends that first\./v);
});

test('the machine is looked at before anything is restarted', t => {
	const remedies = remediesFor(agentBehind, after(mixed));
	t.deepEqual(remedies.map(({id}) => id.split(' ', 1)[0]), [
		'read-error-log',
		'inspect-services',
		'read-agent-configuration',
		'look-at-binaries',
		'ask-again',
		'synchronise-binaries',
		'restart-agent',
		'restore-agent-configuration',
		'open-shell',
		'set-link',
	]);
	t.deepEqual(intentsIn(pickRemedy(remedies, 'inspect-services')), [{type: 'inspect-services', model: webModel, machine: '1'}]);
	t.is(pickRemedy(remedies, 'restart-agent').disabledReason, 'Look at the agent on its machine first: its service is named there.');
	t.is(pickRemedy(remedies, 'set-link').action.type, 'advice');
});

test('of a unit that is behind alone it is the agent of its machine that is restarted', t => {
	const situation = after([moved('0', {machine: '0'}), makeAgent('mysql/0', {machine: '0'})]);
	t.is(pickRemedy(remediesFor(agentBehind, situation), 'restart-agent').id, 'restart-agent machine-0');
});
