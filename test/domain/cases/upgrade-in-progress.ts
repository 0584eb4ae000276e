import test from 'ava';
import {upgradeInProgress} from '../../../source/domain/cases/upgrade-in-progress.js';
import {upgradeStuck} from '../../../source/domain/cases/upgrade-stuck.js';
import {type Situation} from '../../../source/domain/case.js';
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
import {controllerModelReference, makeAgent, testTime} from '../../_helpers/make-state.js';

const member = makeAgent('0', {memberStatus: 'has-vote'});

const refusal = (hint: string): Situation['failures'] => {
	const refused = refusedUpgrade({kind: 'upgrade-in-progress'}, controllerModelReference);
	return [{...refused, failure: {...refused.failure, evidence: `ERROR upgrade in progress (upgrade in progress)\n\n${hint}`}}];
};

const hint = 'Please wait for the upgrade to complete or if there was a problem with';

const since = (minutes: number, {overrides = {}, agents = [member]}: {readonly overrides?: Partial<Situation>; readonly agents?: ReadonlyArray<ReturnType<typeof makeAgent>>} = {}): Situation => {
	const at = new Date(testTime - (minutes * 60_000)).toISOString();
	return withStatus({
		name: 'controller', version: '3.6.28', agents, status: {current: 'busy', message: `upgrade in progress since "${at}"`, since: undefined},
	}, overrides, controllerModelReference);
};

test('for a quarter of an hour it is worth knowing, then it stops the upgrade', t => {
	t.is(onlyFinding(upgradeInProgress, since(14)).severity, 1);
	t.is(onlyFinding(upgradeInProgress, since(15)).severity, 3);
	t.regex(upgradeInProgress.meaning(undefined, since(20)), /has been upgrading for 20m 00s/v);
});

test('nothing is restarted before its time is up', t => {
	const reason = (minutes: number) => pickRemedy(remediesFor(upgradeInProgress, since(minutes)), 'restart-agent').disabledReason;
	t.regex(reason(5) ?? '', /up to 15 minutes/v);
	t.regex(reason(20) ?? '', /its service is named there/v);
	t.true(remediesFor(upgradeInProgress, since(20)).some(({id}) => id.startsWith('inspect-services')));
});

test('a member that is down leads to its own case', t => {
	const agents = [member, makeAgent('1', {condition: 'down', memberStatus: 'has-vote'})];
	t.like(pickRemedy(remediesFor(upgradeInProgress, since(20, {agents})), 'open-machine-agent-down').action, {type: 'open-case', case: 'machine-agent-down', subject: 'machine-1'});
});

test('a refusal is history once the controller has been at rest for a while', t => {
	const [failed] = refusal('');
	const calm = (at: number): Situation => withStatus({name: 'controller', agents: [member]}, {failures: failed ? [{...failed, at}] : []}, controllerModelReference);
	t.is(upgradeInProgress.match(calm(testTime - 10_000)).length, 1);
	t.is(upgradeInProgress.match(calm(testTime - 60_000)).length, 0);
});

test('an upgrade that never ended is stuck, not in progress', t => {
	const late = since(40, {overrides: {failures: refusal(hint)}});
	t.deepEqual(upgradeInProgress.match(late), []);
	t.like(onlyFinding(upgradeStuck, late), {severity: 3, subjects: ['aws'], summary: 'controller aws, for 40m 00s'});
	t.deepEqual(upgradeStuck.match(since(5, {overrides: {failures: refusal(hint)}})), []);
	t.is(upgradeInProgress.match(since(40, {overrides: {failures: refusal('')}})).length, 1);
});

const cause = {
	case: 'disk-full', model: controllerModelReference, source: 'debug-log', count: 1, agents: ['machine-0'], lines: ['not enough free disk space'],
};

const resetIn = (situation: Situation) => pickRemedy(remediesFor(upgradeStuck, situation), 'reset-previous-upgrade');

test('clearing it is last, wants the controller\'s name, and waits for the cause and for every member', t => {
	const failures = refusal(hint);
	const remedies = remediesFor(upgradeStuck, since(40, {overrides: {failures}}));
	t.is(remedies.at(-1)?.id, 'reset-previous-upgrade');
	t.like(remedies.at(-1), {risk: 'data-loss', phrase: 'aws', disabledReason: 'The cause is not known: read the last errors of the controller first.'});
	const agents = [member, makeAgent('1', {condition: 'down', memberStatus: 'has-vote'})];
	t.regex(resetIn(since(40, {overrides: {failures, logs: [cause]}, agents})).disabledReason ?? '', /machine 1 of the controller is down: bring it back first/v);
	const ready = resetIn(since(40, {overrides: {failures, logs: [cause]}}));
	t.is(ready.disabledReason, undefined);
	t.deepEqual(intentsIn(ready), [{
		type: 'upgrade-controller', controller: 'aws', version: '3.6.28', resetPreviousUpgrade: true,
	}]);
});

test('Juju 4 has no such option, so it is not offered', t => {
	const version = parseVersion('4.0.15');
	const situation = since(40, {
		overrides: {
			failures: refusal(hint), logs: [cause], clientVersion: version, controllerVersion: version,
		},
	});
	t.false(remediesFor(upgradeStuck, situation).some(({id}) => id === 'reset-previous-upgrade'));
});

test('the option is said as this client says it, with the answer to its question', t => {
	const version = parseVersion('2.9.52');
	const render = createRenderer({client: version, controller: version, isKubernetes: false});
	const rendered = render({
		type: 'upgrade-controller', controller: 'aws', version: '2.9.52', resetPreviousUpgrade: true,
	});
	t.like(rendered, {kind: 'command', risk: 'data-loss'});
	t.deepEqual(rendered.kind === 'command' ? rendered.arguments.slice(0, 7) : [], ['upgrade-controller', '-c', 'aws', '--agent-version', '2.9.52', '--reset-previous-upgrade', '--yes']);
});
