import test from 'ava';
import {controllersOutOfStep} from '../../../source/domain/cases/controllers-out-of-step.js';
import {upgradeFailed} from '../../../source/domain/cases/upgrade-failed.js';
import {agentKey, type Situation} from '../../../source/domain/case.js';
import {modelKey} from '../../../source/domain/intent.js';
import {
	pickRemedy,
	remediesFor,
	onlyFinding,
	withStatus,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, makeKnown} from '../../_helpers/make-state.js';

const message = 'upgrade to 3.6.28 failed (giving up): aborted wait for other controllers: timed out after 15m0s';

const apart = (condition: 'down' | 'good'): Situation => withStatus({
	name: 'controller',
	version: '3.6.28',
	agents: [makeAgent('0', {condition: 'error', message, memberStatus: 'has-vote'}), makeAgent('1', {condition, memberStatus: 'has-vote'})],
}, {
	services: Object.fromEntries(['0', '1'].map(machine => [
		agentKey(modelKey(controllerModelReference), machine),
		makeKnown({services: [{name: `jujud-machine-${machine}`, initSystem: 'systemd' as const, state: 'active'}], text: ''}),
	])),
}, controllerModelReference);

test('it is the finding in place of a failed upgrade', t => {
	t.deepEqual(onlyFinding(controllersOutOfStep, apart('down')).subjects, ['machine-0']);
	t.deepEqual(upgradeFailed.match(apart('down')), []);
});

test('the one that is down comes first, and the others are not restarted before it', t => {
	const remedies = remediesFor(controllersOutOfStep, apart('down'));
	t.like(pickRemedy(remedies, 'open-machine-agent-down').action, {subject: 'machine-1'});
	t.is(pickRemedy(remedies, 'restart-agent machine-0').disabledReason, 'A machine of the controller is down: bring that one back first.');
	t.is(pickRemedy(remedies, 'restart-agent machine-1').disabledReason, undefined);
	t.is(pickRemedy(remediesFor(controllersOutOfStep, apart('good')), 'restart-agent machine-0').disabledReason, undefined);
});
