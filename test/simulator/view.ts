import test from 'ava';
import {viewModel, type ModelView, type UnitView} from '../../source/simulator/view.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {
	createCloud,
	theController,
	theMachine,
	theModel,
	theUnit,
} from '../_helpers/simulated-cloud.js';

const look = (cloud: Cloud, name: string): ModelView => viewModel(theController(cloud), theModel(cloud, name), cloud.now);

const countUnits = (units: readonly UnitView[]): number =>
	units.reduce((sum, unit) => sum + 1 + countUnits(unit.subordinates), 0);

test('containers are within their hosts, subordinates within their principals, and nobody is missing', t => {
	const cloud = createCloud('production');
	for (const {name, machines, units} of theController(cloud).models) {
		const view = look(cloud, name);
		t.is(view.machines.reduce((sum, machine) => sum + 1 + machine.containers.length, 0), machines.size);
		t.is(view.applications.reduce((sum, application) => sum + countUnits(application.units), 0), units.size);
	}
});

test('a subordinate application has a count and no units of its own', t => {
	const nrpe = look(createCloud('production'), 'web').applications.find(({application}) => application.name === 'nrpe');
	t.is(nrpe?.units.length, 0);
	t.is(nrpe?.unitCount, 9);
});

test('an agent that never came up is not called down', t => {
	const cloud = createCloud('small');
	const machine = theMachine(cloud, 'db', '1');
	machine.isConnected = false;
	machine.status = {current: 'pending', since: cloud.now};
	t.is(look(cloud, 'db').machines[1]?.agent.current, 'pending');
});

test('a unit in error that is lost keeps its error', t => {
	const cloud = createCloud('unit-error');
	theUnit(cloud, 'web', 'webapp/0').isConnected = false;
	const unit = look(cloud, 'web').applications.find(({application}) => application.name === 'webapp')?.units[0];
	t.is(unit?.agent.current, 'lost');
	t.is(unit?.workload.current, 'error');
});

test('an application shows the worst of its units', t => {
	const cloud = createCloud('small');
	theUnit(cloud, 'db', 'etcd/1').workload = {current: 'blocked', message: 'no peers', since: cloud.now};
	t.like(look(cloud, 'db').applications[0]?.status, {current: 'blocked', message: 'no peers'});
});

test('lost units are pointed to in the words of their version', t => {
	const messageOf = (scenario: string) => {
		const cloud = createCloud(scenario);
		theUnit(cloud, 'db', 'etcd/0').isConnected = false;
		return look(cloud, 'db').applications[0]?.units[0]?.workload.message;
	};

	t.is(messageOf('small'), 'agent lost, see \'juju show-status-log etcd/0\'');
	t.is(messageOf('small-4.0'), 'agent lost, see `juju debug-logs` or `juju show-status-log` for more information');
});
