import test from 'ava';
import {readStorage} from '../../../source/juju/answers/status-storage.js';

const attached = (...units: readonly string[]) => ({
	kind: 'filesystem',
	life: 'alive',
	status: {current: 'attached', since: '2026-11-21 03:12:30Z'},
	persistent: false,
	attachments: {units: Object.fromEntries(units.map(unit => [unit, {machine: '0', location: '/srv/data', life: 'alive'}]))},
});

test('Each instance is in use by the units that it is attached to', t => {
	t.deepEqual(readStorage({
		storage: {
			'data/0': attached('mysql/0'), 'shared-data/1': attached('web/0', 'web/1'), 'data/2': {kind: 'block', attachments: null}, 'data/3': {kind: 'filesystem'},
		},
		filesystems: {'0/0': {}},
		volumes: {},
	}), [
		{name: 'data', unit: 'mysql/0', kind: 'filesystem'},
		{name: 'shared-data', unit: 'web/0', kind: 'filesystem'},
		{name: 'shared-data', unit: 'web/1', kind: 'filesystem'},
	]);
});

test('A model without storage has none; of one that says nothing it is not known', t => {
	t.deepEqual(readStorage({}), []);
	t.is(readStorage(undefined), undefined);
	t.is(readStorage(null), undefined);
	t.is(readStorage('none'), undefined);
});
