import test from 'ava';
import {planUpgrade} from '../../source/simulator/cluster.js';
import {
	createCloud,
	pass,
	passUntil,
	theController,
	theMachine,
	theModel,
	upgradeController,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';

test('without a version 3.6 takes the newest patch for the controller, and the controller\'s own version for a model', t => {
	const cloud = createCloud('small');
	t.like(upgradeController(cloud, {isDryRun: true}), {version: '3.6.28'});
	t.like(upgradeModel(withUpgradedController(cloud), 'web', {isDryRun: true}), {version: '3.6.28'});
});

test('a dry run and a plan change nothing', t => {
	const cloud = createCloud('small');
	const before = structuredClone(cloud);
	t.deepEqual(upgradeController(cloud, {isDryRun: true}), {outcome: 'would-start', version: '3.6.28'});
	planUpgrade(cloud, {command: 'upgrade-controller', controller: theController(cloud), model: theModel(cloud, 'controller')});
	t.deepEqual(cloud, before);
});

test('the version that a model has is nothing to upgrade to', t => {
	t.deepEqual(upgradeController(createCloud('small'), {version: '3.6.4'}), {outcome: 'nothing'});
	t.deepEqual(upgradeModel(createCloud('small-2.9'), 'web', {version: '2.9.49'}), {outcome: 'nothing'});
});

test('up to 3.6 a version that nobody has is nothing to upgrade to, 4.0 says so', t => {
	t.deepEqual(upgradeController(createCloud('small'), {version: '3.6.77'}), {outcome: 'nothing'});
	t.deepEqual(upgradeController(createCloud('small-4.0'), {version: '4.0.77'}), {outcome: 'refused', refusal: {reason: 'binaries-missing', version: '4.0.77'}});
});

test('a model is not upgraded above its controller', t => {
	const outcome = upgradeModel(createCloud('small'), 'web', {version: '3.6.28'});
	t.deepEqual(outcome, {outcome: 'refused', refusal: {reason: 'above-controller', to: '3.6.28', controllerVersion: '3.6.4'}});
});

test('a controller is not upgraded in place to another minor version', t => {
	t.like(upgradeController(createCloud('small-2.9'), {version: '3.6.28'}), {refusal: {reason: 'not-supported', from: '2.9.49', to: '3.6.28'}});
});

test('3.6 refuses to go back, 2.9 says that there is nothing to do', t => {
	t.like(upgradeController(createCloud('small'), {version: '3.6.1'}), {refusal: {reason: 'too-low'}});
	t.deepEqual(upgradeController(createCloud('small-2.9'), {version: '2.9.1'}), {outcome: 'nothing'});
});

test('from client 3.5 on the controller\'s model is upgraded by upgrade-controller alone', t => {
	t.like(upgradeModel(createCloud('small'), 'controller'), {refusal: {reason: 'use-upgrade-controller'}});
	t.like(upgradeModel(createCloud('small-2.9'), 'controller'), {outcome: 'started', version: '2.9.52'});
});

test('while an upgrade runs 3.6 refuses another one, unless the last is reset', t => {
	const cloud = createCloud('stuck');
	upgradeController(cloud, {version: '3.6.21'});
	t.deepEqual(upgradeController(cloud, {version: '3.6.28'}), {outcome: 'refused', refusal: {reason: 'upgrade-in-progress', isRestricted: false}});
	t.like(upgradeController(cloud, {version: '3.6.28', resetsPreviousUpgrade: true}), {outcome: 'refused', refusal: {reason: 'agents-behind'}});
	t.like(upgradeController(cloud, {version: '3.6.28', resetsPreviousUpgrade: true, ignoresAgentVersions: true}), {outcome: 'started'});
});

test('while its controller restarts a 4.0 controller names the nodes that are behind', t => {
	const cloud = createCloud('small-4.0');
	upgradeController(cloud);
	t.deepEqual(upgradeController(cloud), {outcome: 'refused', refusal: {reason: 'controller-nodes-behind', nodes: ['0'], version: '4.0.17'}});
});

test('4.0 says that an upgrade started where there is nothing to do', t => {
	t.deepEqual(upgradeModel(createCloud('small-4.0'), 'web'), {outcome: 'started', version: '4.0.14', isChange: false});
});

test('4.0 does not care for agents that are behind', t => {
	const cloud = withUpgradedController(createCloud('small-4.0'));
	theMachine(cloud, 'db', '1').version = '4.0.12';
	t.like(upgradeModel(cloud, 'db'), {outcome: 'started', isChange: true});
});

test('a dry run is not told of agents that are behind', t => {
	const cloud = withUpgradedController(createCloud('agents-too-old'));
	t.deepEqual(upgradeModel(cloud, 'db', {isDryRun: true}), {outcome: 'would-start', version: '3.6.28'});
	t.like(upgradeModel(cloud, 'db'), {outcome: 'refused'});
});

test('an unknown stream is refused', t => {
	t.deepEqual(upgradeController(createCloud('small'), {stream: 'nonsense'}), {outcome: 'refused', refusal: {reason: 'unknown-stream', stream: 'nonsense'}});
});

test('a hosted model is not upgraded while its controller lets nobody change anything', t => {
	const cloud = createCloud('small');
	upgradeController(cloud);
	passUntil(cloud, () => theController(cloud).api === 'restricted');
	t.deepEqual(upgradeModel(cloud, 'web'), {outcome: 'refused', refusal: {reason: 'upgrade-in-progress', isRestricted: true}});
	pass(cloud, 60);
	t.like(upgradeModel(cloud, 'web'), {outcome: 'started', version: '3.6.28'});
});

test('a second upgrade follows the first', t => {
	const cloud = createCloud('small');
	upgradeController(cloud, {version: '3.6.14'});
	passUntil(cloud, () => theController(cloud).upgrade?.phase === 'done');
	pass(cloud, 30);
	t.like(upgradeController(cloud), {outcome: 'started', version: '3.6.28'});
	passUntil(cloud, () => theController(cloud).version === '3.6.28' && theController(cloud).api === 'up');
	t.is(theMachine(cloud, 'controller', '0').version, '3.6.28');
});
