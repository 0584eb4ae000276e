import test from 'ava';
import {askWell} from './_ask.js';
import {
	readStatus,
	small,
} from './_statuses.js';

test('Entities that Juju could not describe are listed as unknown, with its words as problems', t => {
	const status = askWell(t, readStatus, {
		stdout: JSON.stringify({
			...small,
			machines: {...small.machines, 1: {'status-error': 'cannot read machine'}, 2: {'juju-status': {'status-error': 'no status'}, 'machine-status': {}}},
			applications: {...small.applications, broken: {'status-error': 'charm gone'}, lost: {units: {'lost/0': {'status-error': 'no unit'}}}},
		}),
	});
	t.deepEqual(status.agents.map(({name, condition}) => [name, condition]), [['0', 'good'], ['1', 'unknown'], ['2', 'unknown'], ['ubuntu/0', 'good'], ['lost/0', 'unknown']]);
	t.deepEqual(status.problems.toSorted((one, other) => one.entity.localeCompare(other.entity)), [
		{entity: '1', text: 'cannot read machine'},
		{entity: '2', text: 'no status'},
		{entity: 'broken', text: 'charm gone'},
		{entity: 'lost/0', text: 'no unit'},
	]);
	t.deepEqual(status.applications.map(({name}) => name), ['ubuntu', 'broken', 'lost']);
});

test('Escape sequences are harmless wherever they stand', t => {
	const status = askWell(t, readStatus, {
		stdout: JSON.stringify({
			...small,
			model: {...small.model, name: 'a\u{1B}]0;x\u{7}b'},
			machines: {'0\u{1B}[2J': {'juju-status': {current: '\u{9B}31mstarted', message: 'up\u{202E}down'}}},
		}),
	});
	t.is(status.name, 'a␛]0;x␇b');
	t.like(status.agents[0], {name: '0', message: 'up·down', state: 'started'});
});
