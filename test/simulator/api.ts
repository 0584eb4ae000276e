import test from 'ava';
import {answerLatency, apiState} from '../../source/simulator/api.js';
import {createCloud, theController, theModel} from '../_helpers/simulated-cloud.js';

test('an answer takes longer where it describes more agents, and the same each time it is asked', t => {
	const cloud = createCloud('production');
	const [short, long] = [answerLatency(cloud, 'version'), answerLatency(cloud, 'status', theModel(cloud, 'openstack'))];
	t.true(long > short);
	t.is(answerLatency(cloud, 'version'), short);
	t.true(short >= cloud.latency.base * 0.8 && short <= cloud.latency.base * 1.2);
});

test('a controller that is up has no time at which it will be', t => {
	const controller = theController(createCloud('small'));
	controller.apiUntil = 5;
	t.deepEqual(apiState(controller), {state: 'up', until: undefined});
});
