import test from 'ava';
import {type StatusInfo} from '../../../source/domain/agent.js';
import {judgeMachine, judgeUnit} from '../../../source/juju/answers/status-condition.js';

const info = (current?: string, message?: string): StatusInfo => ({current, message, since: undefined});

test('Each word for a machine has its condition', t => {
	const words = {
		started: 'good', pending: 'starting', allocating: 'starting', stopped: 'down', down: 'down', error: 'error', failed: 'error', unheard: 'unknown',
	};
	for (const [word, condition] of Object.entries(words)) {
		t.is<string, string>(judgeMachine(info(word), info('running')).condition, condition, `machine ${word}`);
	}

	t.is(judgeMachine(info(), info()).condition, 'unknown');
});

test('Each word for a unit has its condition', t => {
	const words = {
		idle: 'good', running: 'good', executing: 'busy', rebooting: 'busy', allocating: 'starting', installing: 'starting', lost: 'lost', failed: 'error', error: 'error', unheard: 'unknown',
	};
	for (const [word, condition] of Object.entries(words)) {
		t.is<string, string>(judgeUnit(info(word), info('active')).condition, condition, `unit ${word}`);
	}

	t.is(judgeUnit(info(), info()).condition, 'unknown');
});

test('A machine that upgrades says so in its message, in every phase', t => {
	for (const message of [
		'upgrading to 3.6.28',
		'upgrading database for 3.6.28',
		'waiting on primary database upgrade for 3.6.28',
		'confirmed primary database upgrade for 3.6.28',
		'database upgrade for 3.6.28 completed',
	]) {
		t.is(judgeMachine(info('started', message), info('running')).condition, 'upgrading', `says ${message}`);
	}

	t.is(judgeMachine(info('error', 'upgrade to 3.6.28 failed (giving up): no space'), info('running')).condition, 'error');
	t.is(judgeMachine(info('down', 'upgrading to 3.6.28'), info('running')).condition, 'down');
});

test('The cloud\'s error explains a machine that never started', t => {
	const instance = info('provisioning error', 'no more quota');
	t.deepEqual(judgeMachine(info('pending'), instance), {condition: 'error', shown: instance});
	t.is(judgeMachine(info('started'), instance).condition, 'good', 'its agent is at work all the same');
	t.is(judgeMachine(info('down'), instance).condition, 'down');
});

test('A failed hook shows on a unit, but a lost agent comes first', t => {
	const workload = info('error', 'hook failed: "install"');
	t.deepEqual(judgeUnit(info('idle'), workload), {condition: 'error', shown: workload});
	t.is(judgeUnit(info('lost'), workload).condition, 'lost');
	t.is(judgeUnit(info('idle'), info('blocked', 'needs a database')).condition, 'good', 'that is for the charm to say');
});
