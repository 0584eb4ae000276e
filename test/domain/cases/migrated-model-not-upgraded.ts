import test from 'ava';
import {migratedModelNotUpgraded} from '../../../source/domain/cases/migrated-model-not-upgraded.js';
import {type ModelSummary} from '../../../source/domain/answer.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	intentsIn,
	makeSituation,
	onlyFinding,
	pickRemedy,
	remediesFor,
	withStatus,
} from '../../_helpers/make-situation.js';
import {controllerModelReference, makeAgent, webModel} from '../../_helpers/make-state.js';

const summary = (name: string, version: string, isController = false): ModelSummary => ({
	name, shortName: name, kind: 'iaas', isController, version, access: 'admin', life: 'alive', status: 'available', statusMessage: undefined,
});

test('the remedy is the upgrade of that model to the version of its controller', t => {
	const situation = withStatus({version: '3.5.7'});
	t.like(onlyFinding(migratedModelNotUpgraded, situation), {model: webModel, subjects: ['aws'], severity: 1});
	t.deepEqual(intentsIn(pickRemedy(remediesFor(migratedModelNotUpgraded, situation), 'upgrade-model')), [{type: 'upgrade-model', model: webModel, version: '3.6.28'}]);
});

test('a model whose status nobody asked for is known from the list; the controller\'s own is none', t => {
	const models = [summary('admin/old', '2.9.52'), summary('admin/new', '3.6.4'), summary('controller', '2.9.52', true)];
	t.deepEqual(migratedModelNotUpgraded.match(makeSituation({models})).map(({model, evidence}) => `${model?.name ?? ''} ${evidence[0]?.source ?? ''}`), ['admin/old models']);
	t.deepEqual(migratedModelNotUpgraded.match(withStatus({version: '2.9.52'}, {}, controllerModelReference)), []);
});

test('it is said once where both know it, and not at all while an upgrade runs', t => {
	const models = [summary('admin/web', '3.5.7')];
	t.is(migratedModelNotUpgraded.match(withStatus({version: '3.5.7'}, {models})).length, 1);
	t.deepEqual(migratedModelNotUpgraded.match(withStatus({version: '3.5.7'}, {models, targetVersion: '3.6.28'})), []);
	t.deepEqual(migratedModelNotUpgraded.match(withStatus({version: '3.6.28'}, {models: [summary('admin/web', '3.6.28')]})), []);
});

test('agents that are away are told before the upgrade, and 4.x may do it by itself', t => {
	const situation = withStatus({version: '3.6.28', agents: [makeAgent('0', {condition: 'down'})]}, {controllerVersion: parseVersion('4.0.15')});
	t.regex(pickRemedy(remediesFor(migratedModelNotUpgraded, situation), 'upgrade-model').explanation, /Not connected: 1 agent/v);
	t.regex(migratedModelNotUpgraded.jujuDoes(undefined, situation), /^upgrades a model/v);
	t.regex(migratedModelNotUpgraded.jujuDoes(undefined, makeSituation()), /never upgrades/v);
});
