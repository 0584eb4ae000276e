import test from 'ava';
import {
	debugLog,
	setWorkload,
	statusLog,
	writeLog,
} from '../../source/simulator/logs.js';
import {
	createCloud,
	theModel,
	theUnit,
} from '../_helpers/simulated-cloud.js';

test('a log forgets its oldest lines and keeps the newest', t => {
	const model = theModel(createCloud('small'), 'web');
	for (let index = 0; index < 5000; index++) {
		writeLog(model, {
			at: index, entity: 'machine-0', level: 'INFO', module: 'juju.test', message: String(index),
		});
	}

	t.true(model.log.length <= 1000);
	t.is(model.log.at(-1)?.message, '4999');
});

test('a status log tells what was before the simulation too, oldest first', t => {
	const cloud = createCloud('small');
	setWorkload(theUnit(cloud, 'web', 'webapp/0'), cloud.now, 'maintenance', 'resting');
	const log = statusLog(cloud, theModel(cloud, 'web'), 'webapp/0') ?? [];
	t.is(log[0]?.message, 'waiting for machine');
	t.like(log.at(-1), {
		type: 'workload', current: 'maintenance', message: 'resting', at: cloud.now,
	});
	t.true(log.every(({at}, index) => at >= (log[index - 1]?.at ?? 0)));
	t.is(statusLog(cloud, theModel(cloud, 'web'), 'webapp/9'), undefined);
});

test('a model\'s log begins with the start of its machines\' agents', t => {
	const cloud = createCloud('small');
	t.deepEqual(debugLog(cloud, theModel(cloud, 'db')).map(({entity, message}) => `${entity}: ${message}`), [
		'machine-0: machine agent machine-0 start (3.6.4 [gc])',
		'machine-1: machine agent machine-1 start (3.6.4 [gc])',
		'machine-2: machine agent machine-2 start (3.6.4 [gc])',
	]);
});
