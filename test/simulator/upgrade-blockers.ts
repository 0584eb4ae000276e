import test from 'ava';
import {findBlockers} from '../../source/simulator/upgrade-blockers.js';
import {
	beginMigration,
	giveBase,
	giveStoreCharm,
	giveVersion,
	halfUpgrade,
} from '../../source/simulator/scenarios/spoil.js';
import {type Cloud} from '../../source/simulator/cloud.js';
import {
	createCloud,
	theController,
	theMachine,
	theModel,
	upgradeController,
	upgradeModel,
	withUpgradedController,
} from '../_helpers/simulated-cloud.js';

const blockersOf = (cloud: Cloud, name: string, to: string) => findBlockers(theController(cloud), theModel(cloud, name), to);

const typesOf = (cloud: Cloud, name: string, to: string): readonly string[] =>
	blockersOf(cloud, name, to).flatMap(({model, reasons}) => reasons.map(({type}) => `${model} ${type}`));

test('where all is well nothing is against an upgrade, in any era', t => {
	for (const [scenario, to] of [['small', '3.6.28'], ['small-2.9', '2.9.52'], ['small-3.5', '3.5.7'], ['small-4.0', '4.0.17']] as const) {
		t.deepEqual(blockersOf(createCloud(scenario), 'controller', to), [], `The controller of ${scenario}.`);
		t.deepEqual(blockersOf(createCloud(scenario), 'web', to), [], `A model of ${scenario}.`);
	}
});

test('3.6 looks at every model before it upgrades the controller, 2.9 at the migration alone', t => {
	const spoil = (cloud: Cloud): Cloud => {
		giveBase(cloud, 'web', {id: '0', channel: '18.04', series: 'bionic'});
		giveBase(cloud, 'web', {id: '1', channel: 'win10', series: 'win10'});
		giveStoreCharm(cloud, 'web', 'haproxy');
		beginMigration(cloud, 'db');
		return cloud;
	};

	t.deepEqual(blockersOf(spoil(createCloud('small')), 'controller', '3.6.28'), [
		{
			model: 'admin/web',
			reasons: [
				{type: 'machines', system: 'windows', counts: 'win10(1)'},
				{type: 'machines', system: 'ubuntu', counts: 'ubuntu@18.04(1)'},
				{type: 'charm-store', charms: ['cs:haproxy-81']},
			],
		},
		{model: 'admin/db', reasons: [{type: 'migration', mode: 'exporting'}]},
	]);
	t.deepEqual(typesOf(spoil(createCloud('small-2.9')), 'controller', '2.9.52'), ['admin/db migration']);
	t.deepEqual(typesOf(spoil(createCloud('small-4.0')), 'controller', '4.0.17'), []);
});

test('the database and LXD are asked for the controller, and models of other versions are named', t => {
	const cloud = createCloud('small');
	theController(cloud).mongoVersion = '4.0.28';
	theController(cloud).lxdVersion = '4.0.9';
	giveVersion(cloud, 'web', '2.9.30');
	giveVersion(cloud, 'db', '3.7.1');
	t.deepEqual(typesOf(cloud, 'controller', '3.6.28'), [
		'admin/controller database-version', 'admin/controller lxd-version', 'admin/web model-too-old', 'admin/web lxd-version', 'admin/db downgrade', 'admin/db lxd-version',
	]);
});

test('the lock of a machine that is between two bases holds its own model, not the controller', t => {
	const cloud = withUpgradedController(createCloud('small'));
	halfUpgrade(cloud, 'web', '1');
	t.deepEqual(typesOf(cloud, 'controller', '3.6.28'), []);
	t.like(upgradeModel(cloud, 'web', {isDryRun: true}), {outcome: 'refused', refusal: {reason: 'blockers', models: [{model: 'admin/web', reasons: [{type: 'machine-upgrade'}]}]}});
	t.like(upgradeModel(cloud, 'db', {isDryRun: true}), {outcome: 'would-start'});
});

test('4.0 counts the machines of a model that it has no agents for', t => {
	const cloud = withUpgradedController(createCloud('small-4.0'));
	theMachine(cloud, 'web', '0').base = {name: 'ubuntu', channel: '18.04', series: 'bionic'};
	t.deepEqual(upgradeModel(cloud, 'web'), {outcome: 'refused', refusal: {reason: 'unsupported-bases', count: 1}});
});

test('4.0 refuses another minor version before it looks for its binaries, older ones look first', t => {
	t.deepEqual(upgradeController(createCloud('small-4.0'), {version: '4.9.9'}), {outcome: 'refused', refusal: {reason: 'not-supported', from: '4.0.14', to: '4.9.9'}});
	t.deepEqual(upgradeController(createCloud('small-4.0'), {version: '5.0.0'}), {outcome: 'refused', refusal: {reason: 'not-supported', from: '4.0.14', to: '5.0.0'}});
	t.deepEqual(upgradeController(createCloud('small'), {version: '3.9.9'}), {outcome: 'nothing'});
	const cloud = createCloud('small');
	theController(cloud).published.released.push('3.7.0');
	t.like(upgradeController(cloud, {version: '3.7.0'}), {refusal: {reason: 'blockers', models: [{model: 'admin/controller', reasons: [{type: 'minor-upgrade', to: '3.7.0'}]}]}});
});
