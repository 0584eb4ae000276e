import test from 'ava';
import {
	createCloud,
	theController,
	theMachine,
	theModel,
	upgradeController,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';

test('2.x takes the newest of the next minor where there is one, else the newest of its own', t => {
	const cloud = createCloud('second-middle');
	t.deepEqual(upgradeController(cloud, {isDryRun: true}), {outcome: 'would-start', version: '2.5.8'});
	theController(cloud).published.released.push('2.6.9', '2.6.10', '2.7.8');
	t.deepEqual(upgradeController(cloud, {isDryRun: true}), {outcome: 'would-start', version: '2.6.10'});
});

test('a dry run ends before the controller is told: neither locks nor agents that are behind are found', t => {
	const cloud = createCloud('second-late');
	theMachine(cloud, 'controller', '0').version = '2.8.1';
	theModel(cloud, 'controller').disabled.push({set: 'all', message: 'frozen'});
	t.like(upgradeController(cloud, {isDryRun: true}), {outcome: 'would-start'});
	t.like(upgradeController(cloud), {refusal: {reason: 'changes-disabled', message: 'frozen'}});
	theModel(cloud, 'controller').disabled = [];
	t.deepEqual(upgradeController(cloud), {outcome: 'refused', refusal: {reason: 'agents-behind', version: '2.8.9', tags: ['machine-0']}});
	t.like(upgradeController(cloud, {ignoresAgentVersions: true}), {outcome: 'started', version: '2.8.13'});
});

test('a version that nobody has is an error, and none to choose from is not', t => {
	const cloud = createCloud('second-middle-offline');
	t.deepEqual(upgradeController(cloud), {outcome: 'nothing'});
	t.deepEqual(upgradeController(cloud, {version: '2.5.8'}), {outcome: 'refused', refusal: {reason: 'binaries-missing', version: '2.5.8'}});
});

test('a lower version and another major version are refused, the present one is nothing to do', t => {
	const cloud = createCloud('second-early');
	t.like(upgradeController(cloud, {version: '1.25.13'}), {refusal: {reason: 'too-low', from: '2.0.0', to: '1.25.13'}});
	t.like(upgradeController(cloud, {version: '3.6.28'}), {refusal: {reason: 'not-supported'}});
	t.deepEqual(upgradeController(cloud, {version: '2.0.0'}), {outcome: 'nothing'});
});

test('a model stays at or below its controller', t => {
	const cloud = createCloud('second-early');
	t.like(upgradeModel(cloud, 'web', {isDryRun: true}), {outcome: 'would-start', version: '2.0.2'});
	t.like(upgradeModel(cloud, 'web'), {refusal: {reason: 'above-controller', to: '2.0.2', controllerVersion: '2.0.0'}});
	t.like(upgradeModel(withUpgradedController(createCloud('second-early')), 'web'), {outcome: 'started', version: '2.0.2'});
});

test('while an upgrade runs another is refused, unless the last is reset', t => {
	const cloud = createCloud('second-middle');
	theMachine(cloud, 'controller', '0').freeDisk = 100;
	t.like(upgradeController(cloud, {version: '2.5.7'}), {outcome: 'started'});
	t.like(upgradeController(cloud, {version: '2.5.8', ignoresAgentVersions: true}), {refusal: {reason: 'upgrade-in-progress', isRestricted: false}});
	t.like(upgradeController(cloud, {version: '2.5.8', ignoresAgentVersions: true, resetsPreviousUpgrade: true}), {outcome: 'started', version: '2.5.8'});
});

test('since 2.5 a model on its way elsewhere keeps its controller, since 2.8 half an upgrade of a machine does', t => {
	for (const [scenario, outcome] of [['second-early', 'started'], ['second-middle', 'refused']] as const) {
		const cloud = createCloud(scenario);
		theModel(cloud, 'db').migration = 'exporting';
		t.is(upgradeController(cloud).outcome, outcome);
	}

	for (const [scenario, outcome] of [['second-middle', 'would-start'], ['second-late', 'refused']] as const) {
		const cloud = createCloud(scenario);
		theMachine(cloud, 'controller', '0').isBetweenBases = true;
		t.is(upgradeController(cloud, {isDryRun: true}).outcome, outcome);
	}
});

test('who may not upgrade is told so by the client since 2.8, by the controller before', t => {
	for (const [scenario, reason] of [['second-middle', 'permission-denied'], ['second-late', 'missing-permission']] as const) {
		const cloud = createCloud(scenario);
		theController(cloud).access = 'login';
		t.like(upgradeController(cloud), {refusal: {reason}});
	}
});
