import test from 'ava';
import {judgeMigration, migrationChecks} from '../../../source/domain/checks/migration.js';
import {type ModelDetails} from '../../../source/domain/answer.js';
import {type PrepareFacts} from '../../../source/domain/check.js';
import {modelKey} from '../../../source/domain/intent.js';
import {makeFacts, makeFailed, makeModelDetails} from '../../_helpers/make-facts.js';
import {databaseModel, makeKnown, webModel} from '../../_helpers/make-state.js';

const factsOf = (web: Partial<ModelDetails>, overrides: Partial<PrepareFacts> = {}): PrepareFacts => {
	const facts = makeFacts({
		modelDetails: {[modelKey(webModel)]: makeKnown(makeModelDetails(web)), [modelKey(databaseModel)]: makeKnown(makeModelDetails())},
	});
	return {...facts, target: {...facts.target, version: '4.0.15'}, ...overrides};
};

const linesOf = (facts: PrepareFacts, id: string): readonly string[] => judgeMigration(facts).filter(result => result.id === id)
	.flatMap(({remedies}) => remedies.flatMap(({action}) => action.type === 'advice' ? action.lines : []));

test('an upgrade in place has nothing to do with migration', t => {
	t.deepEqual(judgeMigration(makeFacts()), []);
	t.deepEqual(migrationChecks.flatMap(check => check.needs(makeFacts())), []);
});

test('models without users of their own and with secrets in Juju\'s own store pass', t => {
	t.deepEqual(judgeMigration(factsOf({secretBackends: [{name: 'internal', secretCount: 4, status: 'active'}, {name: 'web-local', secretCount: 2, status: 'active'}]})).map(({id, subject, result}) => `${id} ${subject} ${result}`), [
		'migration-users aws pass', 'migration-secret-backends aws pass',
	]);
});

test('users must be known to the new controller', t => {
	const facts = factsOf({users: [{name: 'admin', access: 'admin'}, {name: 'kim', access: 'write'}, {name: 'sam@external', access: 'read'}]});
	t.like(judgeMigration(facts)[0], {
		id: 'migration-users', result: 'warn', title: '2 users must exist on the new controller first', evidence: [{text: 'kim: web.'}, {text: 'sam@external: web.'}],
	});
	const lines = linesOf(facts, 'migration-users');
	t.true(lines.includes('juju add-user kim -c NEW-CONTROLLER'));
	t.false(lines.some(line => line.startsWith('juju add-user sam')));
});

test('secret backends that hold secrets must be known there, with their id', t => {
	const facts = factsOf({secretBackends: [{name: 'vault', secretCount: 3, status: 'active'}, {name: 'spare', secretCount: 0, status: 'active'}]});
	t.like(judgeMigration(facts)[1], {id: 'migration-secret-backends', result: 'warn', title: 'Secret backend vault must exist there first'});
	t.true(linesOf(facts, 'migration-secret-backends').some(line => line.startsWith('juju add-secret-backend vault') && line.includes('--import-id')));
});

test('models that were not asked yet run, those that did not answer are unknown, and are asked for', t => {
	const facts = factsOf({}, {modelDetails: {[modelKey(webModel)]: makeKnown(makeModelDetails())}});
	t.deepEqual(judgeMigration(facts).map(({result}) => result), ['running', 'running']);
	t.deepEqual(judgeMigration({...facts, modelDetails: {...facts.modelDetails, [modelKey(databaseModel)]: makeFailed()}}).map(({result}) => result), ['unknown', 'unknown']);
	t.deepEqual(migrationChecks[0]?.needs(facts).map(({type}) => type), ['show-model', 'show-model', 'read-model-settings', 'read-model-settings']);
});

test('each check gives its own row only, also where it is known that the models move', t => {
	t.deepEqual(migrationChecks.map(check => check.judge(factsOf({})).map(({id}) => id)), [['migration-users'], ['migration-secret-backends']]);
	const {target} = makeFacts();
	t.is(judgeMigration(factsOf({}, {target: {...target, isMove: true}})).length, 2);
});
