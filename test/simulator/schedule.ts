import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {schedule, takeDue, unschedule} from '../../source/simulator/schedule.js';
import {createCloud} from '../_helpers/simulated-cloud.js';

const emptyCloud = () => {
	const cloud = createCloud('small');
	cloud.events = [];
	return cloud;
};

testProp('events come out by time, and those of one moment in the order in which they were put in', [fc.array(fc.nat(50), {maxLength: 60})], (t, times) => {
	const cloud = emptyCloud();
	for (const at of times) {
		schedule(cloud, at, {type: 'controller-considers', controller: 'aws'});
	}

	const taken: Array<readonly [number, number]> = [];
	for (let event = takeDue(cloud, 100); event; event = takeDue(cloud, 100)) {
		taken.push([event.at, event.number]);
	}

	const sorted = taken.toSorted(([leftAt, left], [rightAt, right]) => leftAt === rightAt ? left - right : leftAt - rightAt);
	t.is(taken.length, times.length);
	t.deepEqual(taken, sorted);
});

test('what is not due yet stays', t => {
	const cloud = emptyCloud();
	schedule(cloud, 1000, {type: 'controller-considers', controller: 'aws'});
	t.is(takeDue(cloud, 999), undefined);
	t.is(takeDue(cloud, 1000)?.at, 1000);
	t.is(takeDue(cloud, 2000), undefined);
});

test('what is not wanted any more never happens', t => {
	const cloud = emptyCloud();
	for (const controller of ['aws', 'gke', 'aws', 'lxd']) {
		schedule(cloud, 10, {type: 'controller-considers', controller});
	}

	unschedule(cloud, event => event.controller === 'aws');
	t.deepEqual([takeDue(cloud, 10), takeDue(cloud, 10), takeDue(cloud, 10)].map(event => event?.controller), ['gke', 'lxd', undefined]);
});
