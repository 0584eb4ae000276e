import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type CharmDefinition} from '../../../source/domain/charm/definition.js';
import {type CharmVerdict} from '../../../source/domain/charm/verdict.js';
import {makeAgent} from '../../_helpers/make-state.js';
import {
	application,
	charm,
	data,
	eras,
	judge,
	replaced,
	resultOf,
	units,
	without,
	type Change,
} from './_judge-facts.js';

test('what fits passes every rule of every version', t => {
	for (const era of eras) {
		t.deepEqual(judge(era).filter(({result}) => result !== 'pass'), [], era);
	}
});

test('the rules have their order and their names', t => {
	t.deepEqual(judge('3.6.28').map(({id}) => id), [
		'subordinacy',
		'relations-in-use',
		'peer-relations',
		'relation-limits',
		'storage',
		'base',
		'deployment',
		'charm-format',
		'resources',
		'release-exists',
		'application-alive',
		'units-in-error',
		'units-lost',
		'deploy-complete',
		'one-at-a-time',
	]);
});

type Results = ReadonlyArray<CharmVerdict['result']>;
const all = (result: CharmVerdict['result']): Results => eras.map(() => result);

const themed: Partial<CharmDefinition> = {resources: [{name: 'image', type: 'file'}, {name: 'theme', type: 'file'}]};

// What breaks one rule alone, and what each version makes of it.
const table: ReadonlyArray<readonly [what: string, id: string, change: Change, results: Results]> = [
	['a subordinate', 'subordinacy', {after: {isSubordinate: true}}, ['refused', 'refused', 'refused', 'refused', 'refused', 'warn']],
	['a relation that is gone', 'relations-in-use', {after: without('database')}, all('refused')],
	['another role', 'relations-in-use', {after: replaced('database', {role: 'requirer'})}, all('refused')],
	['another interface', 'relations-in-use', {after: replaced('database', {interface: 'mysql'})}, all('refused')],
	['a narrower scope', 'relations-in-use', {after: replaced('database', {scope: 'container'})}, all('refused')],
	[
		'a wider scope',
		'relations-in-use',
		{
			before: replaced('database', {scope: 'container'}), application: {
				relations: [{
					endpoint: 'database', application: 'wordpress', interface: 'mysql_client', scope: 'container',
				}],
			},
		},
		['pass', 'pass', 'pass', 'pass', 'pass', 'refused'],
	],
	['a relation that nobody uses', 'relations-in-use', {after: without('certificates')}, all('pass')],
	['a peer relation that is gone', 'peer-relations', {after: without('cluster')}, ['refused', 'refused', 'warn', 'warn', 'warn', 'refused']],
	['the same with one unit', 'peer-relations', {after: without('cluster'), application: {unitCount: 1}, units: units.slice(0, 1)}, ['refused', 'refused', 'warn', 'warn', 'warn', 'refused']],
	['the same without units', 'peer-relations', {
		after: without('cluster'), application: {unitCount: 0}, units: [], storage: [],
	}, ['refused', 'refused', 'warn', 'warn', 'warn', 'warn']],
	['a limit', 'relation-limits', {
		after: replaced('database', {limit: 1}), application: {
			relations: [...application.relations ?? [], {
				endpoint: 'database', application: 'drupal', interface: 'mysql_client', scope: 'global',
			}],
		},
	}, ['pass', 'refused', 'refused', 'refused', 'refused', 'refused']],
	['a limit that is passed over', 'relation-limits', {
		order: {force: true}, after: replaced('database', {limit: 1}), application: {
			relations: [...application.relations ?? [], {
				endpoint: 'database', application: 'drupal', interface: 'mysql_client', scope: 'global',
			}],
		},
	}, ['pass', 'warn', 'warn', 'warn', 'warn', 'refused']],
	['storage that is gone', 'storage', {after: {storage: []}}, all('refused')],
	['optional storage in use that is gone', 'storage', {before: {storage: [{...data, minimum: 0}]}, after: {storage: []}}, all('refused')],
	['optional storage that is gone', 'storage', {before: {storage: [{...data, minimum: 0}]}, after: {storage: []}, storage: []}, all('pass')],
	['storage in use of a charm that cannot be read', 'storage', {before: undefined, after: {storage: []}}, all('refused')],
	['required storage that is new', 'storage', {after: {storage: [data, {...data, name: 'logs'}]}}, ['refused', 'warn', 'warn', 'warn', 'warn', 'warn']],
	['the same with how', 'storage', {order: {storage: ['logs=1G']}, after: {storage: [data, {...data, name: 'logs'}]}}, ['refused', 'pass', 'pass', 'pass', 'pass', 'pass']],
	['single to multiple with a location', 'storage', {after: {storage: [{...data, maximum: undefined}]}}, all('refused')],
	['single to multiple without', 'storage', {before: {storage: [{...data, location: undefined}]}, after: {storage: [{...data, location: undefined, maximum: undefined}]}}, all('pass')],
	['another type of storage', 'storage', {after: {storage: [{...data, type: 'block'}]}}, all('refused')],
	['another base', 'base', {after: {bases: ['ubuntu@24.04']}}, all('refused')],
	['the same base by its series', 'base', {after: {bases: ['jammy']}}, all('pass')],
	['any base', 'base', {after: {bases: []}}, all('pass')],
	['another base on purpose', 'base', {order: {forceBase: true}, after: {bases: ['ubuntu@24.04']}}, all('warn')],
	['a base that the machines do not have', 'base', {order: {base: 'ubuntu@24.04'}, after: {bases: ['ubuntu@22.04', 'ubuntu@24.04']}}, all('warn')],
	['a charm for Kubernetes', 'deployment', {after: {mode: 'sidecar'}}, all('refused')],
	['the older format', 'charm-format', {after: {format: 1}}, ['pass', 'pass', 'pass', 'pass', 'refused', 'pass']],
	['a new resource', 'resources', {order: {path: './mysql'}, after: themed}, ['pass', 'refused', 'refused', 'refused', 'refused', 'refused']],
	['a new resource with its file', 'resources', {order: {path: './mysql', resources: [{name: 'theme', file: './t'}]}, after: themed}, all('pass')],
	['a resource that nobody knows', 'resources', {order: {resources: [{name: 'nonsense', file: './t'}]}}, ['pass', 'refused', 'refused', 'refused', 'refused', 'refused']],
	['a channel that is not there', 'release-exists', {order: {channel: '9.0/stable'}}, all('refused')],
	['a riskier channel than there is', 'release-exists', {order: {channel: '8.0/edge'}}, all('pass')],
	['a branch', 'release-exists', {order: {channel: '8.0/edge/fix'}}, all('unknown')],
	['an old revision', 'release-exists', {order: {revision: 3}}, all('unknown')],
	['a revision above all', 'release-exists', {order: {revision: 9999}, highestRevision: 300}, all('refused')],
	['a revision that was taken back', 'release-exists', {order: {revision: 9999}, application: {charmRevision: 9999}, highestRevision: 300}, all('unknown')],
	['the newest revision', 'release-exists', {order: {revision: 251}}, all('pass')],
	['nothing known of the store', 'release-exists', {releases: undefined}, all('unknown')],
	['a charm of the old store', 'release-exists', {application: {charm: 'cs:trusty/mysql-29', charmOrigin: 'jujucharms'}}, ['unknown', 'unknown', 'unknown', 'unknown', 'refused', 'refused']],
	['an application that goes', 'application-alive', {application: {life: 'dying'}}, all('refused')],
	['a unit in error', 'units-in-error', {units: [...units.slice(0, 2), makeAgent('mysql/2', {condition: 'error'})]}, all('warn')],
	['a lost unit', 'units-lost', {units: [...units.slice(0, 2), makeAgent('mysql/2', {condition: 'lost'})]}, all('warn')],
	['a unit that is being set up', 'deploy-complete', {units: [...units.slice(0, 2), makeAgent('mysql/2', {condition: 'starting'})]}, all('warn')],
	['a unit that still has the last charm', 'one-at-a-time', {units: [...units.slice(0, 2), makeAgent('mysql/2', {upgradingFrom: 'ch:mysql-3'})]}, all('warn')],
];

for (const [what, id, change, results] of table) {
	test(`${what}: ${id}, and no other rule`, t => {
		for (const [index, era] of eras.entries()) {
			const verdicts = judge(era, change);
			t.is(verdicts.find(verdict => verdict.id === id)?.result, results[index], era);
			t.deepEqual(verdicts.filter(verdict => verdict.id !== id && verdict.result !== 'pass'), [], era);
		}
	});
}

test('peer relations may go by version, and by the number of units', t => {
	const one: Change = {after: without('cluster'), application: {unitCount: 1}, units: units.slice(0, 1)};
	const three: Change = {after: without('cluster')};
	const results = (change: Change, versions: readonly string[]) => versions.map(version => resultOf('peer-relations', version, change));
	t.deepEqual(results(one, ['2.1.3', '2.2-rc1', '2.2.0', '2.8.10', '2.9.2', '2.9.3']), ['refused', 'warn', 'warn', 'warn', 'warn', 'warn']);
	t.deepEqual(results(three, ['2.1.3', '2.2.0', '2.7.8', '2.8.10', '2.9-rc1', '2.9.0', '2.9.2']), Array.from({length: 7}, () => 'refused'));
	t.deepEqual(results(three, ['2.8.11', '2.9.3', '3.0.0']), ['warn', 'warn', 'warn']);
	t.is(resultOf('peer-relations', undefined, three), 'unknown');
});

test('unused relations that go are named', t => {
	t.regex(judge('3.6.28', {after: without('certificates')}).find(({id}) => id === 'relations-in-use')?.evidence ?? '', /not in use: certificates\./v);
});

test('from sidecar to pods, from pods to sidecar, storage and machines on Kubernetes', t => {
	const kube: Change = {kind: 'caas', before: {mode: 'sidecar'}, after: {mode: 'sidecar'}};
	const results = (change: Change) => ['2.9.52', '3.6.28', '4.0.15'].map(version => resultOf('deployment', version, {...kube, ...change}));
	t.deepEqual(results({}), ['pass', 'pass', 'pass']);
	t.deepEqual(results({after: {mode: 'machine'}}), ['refused', 'refused', 'refused']);
	t.deepEqual(results({after: {mode: 'podspec'}}), ['refused', 'refused', 'refused']);
	t.deepEqual(results({before: {mode: 'podspec'}}), ['refused', 'refused', 'refused']);
	t.deepEqual(results({before: {mode: 'podspec'}, application: {unitCount: 0}, units: []}), ['pass', 'pass', 'pass']);
	t.deepEqual(results({before: {mode: 'podspec'}, after: {mode: 'podspec'}}), ['pass', 'pass', 'refused']);
	t.deepEqual(results({before: {mode: 'podspec'}, after: {mode: 'podspec', deploymentType: 'daemon'}}), ['refused', 'refused', 'refused']);
	t.deepEqual(results({before: {mode: 'podspec'}, after: {mode: 'podspec', deploymentMode: 'operator'}}), ['refused', 'refused', 'refused']);
	t.deepEqual(results({before: undefined}), ['unknown', 'unknown', 'pass']);
	t.deepEqual(results({after: undefined}), ['unknown', 'unknown', 'unknown']);
	t.is(resultOf('storage', '3.6.28', {...kube, after: {mode: 'sidecar', storage: [{...data, minimum: 0}]}}), 'refused');
	t.is(resultOf('storage', '3.6.28', kube), 'pass');
});

test('what the store does not tell is unknown, and so is everything where nothing is known of the new charm', t => {
	const fromStore: Partial<CharmDefinition> = {
		source: 'store', endpoints: charm.endpoints?.filter(({role}) => role !== 'peer').map(each => ({...each, scope: undefined})) ?? [], knowsPeers: false,
		storage: undefined, resources: undefined, mode: undefined, format: undefined,
	};
	const unknown = (change: Change): readonly string[] => judge('3.6.28', change).filter(({result}) => result === 'unknown').map(({id}) => id);
	t.deepEqual(unknown({before: fromStore, after: fromStore}), ['relations-in-use', 'peer-relations', 'relation-limits', 'storage', 'charm-format']);
	t.deepEqual(unknown({before: undefined, after: undefined, releases: undefined}), [
		'subordinacy', 'relations-in-use', 'peer-relations', 'relation-limits', 'storage', 'base', 'charm-format', 'release-exists',
	]);
	t.is(resultOf('relations-in-use', '3.6.28', {after: {...fromStore, endpoints: []}}), 'refused');
	t.is(resultOf('relations-in-use', '3.6.28', {after: undefined, application: {relations: []}}), 'pass');
	t.true(judge('3.6.28', {before: undefined, after: undefined, releases: undefined}).filter(({result}) => result === 'unknown').every(({evidence}) => /Juju(?: 3)? itself/v.test(evidence)));
});

test('status without interfaces and relations leaves less to judge by', t => {
	const bare = application.relations?.map(relation => ({...relation, interface: undefined, scope: undefined})) ?? [];
	t.is(resultOf('relations-in-use', '2.9.52', {application: {relations: bare}}), 'pass');
	t.is(resultOf('relations-in-use', '2.9.52', {application: {relations: bare}, before: undefined}), 'unknown');
	t.is(resultOf('relations-in-use', '2.9.52', {application: {relations: bare}, before: undefined, after: without('database')}), 'refused');
	const unsaid: Change = {application: {relations: undefined}, before: undefined};
	t.deepEqual(['relations-in-use', 'relation-limits', 'peer-relations'].map(id => resultOf(id, '2.9.52', unsaid)), ['unknown', 'unknown', 'unknown']);
	t.is(resultOf('peer-relations', '2.1.3', {application: {relations: undefined}, after: without('cluster')}), 'refused');
});

const result = fc.constantFrom(...eras, undefined);
const mode = fc.constantFrom<CharmDefinition['mode']>('machine', 'sidecar', 'podspec', undefined);
const definition: fc.Arbitrary<Partial<CharmDefinition> | undefined> = fc.option(fc.record({
	isSubordinate: fc.option(fc.boolean(), {nil: undefined}),
	knowsPeers: fc.boolean(),
	endpoints: fc.option(fc.subarray([...charm.endpoints ?? []]), {nil: undefined}),
	storage: fc.option(fc.subarray([data]), {nil: undefined}),
	bases: fc.option(fc.subarray(['ubuntu@22.04', 'ubuntu@24.04']), {nil: undefined}),
	mode,
	format: fc.constantFrom<CharmDefinition['format']>(1, 2, undefined),
}), {nil: undefined});

const anyChange = fc.record({before: definition, after: definition, kind: fc.constantFrom('iaas', 'caas')});

testProp('every verdict is a sentence, and every refusal says what to do', [result, anyChange], (t, controller, change) => {
	for (const verdict of judge(controller, change)) {
		t.regex(verdict.evidence, /^\S.*\.$/v);
		t.true(verdict.result !== 'refused' || verdict.advice !== undefined);
		t.notRegex(verdict.evidence, /undefined|Infinity|NaN|\[object/v);
	}
});

testProp('a charm that does not change is never refused', [result, definition, fc.constantFrom('iaas', 'caas')], (t, controller, same, kind) => {
	const fits: Partial<CharmDefinition> = {
		...same, isSubordinate: false, endpoints: charm.endpoints, storage: [data], bases: ['ubuntu@22.04'], mode: kind === 'iaas' ? 'machine' : 'sidecar',
	};
	t.deepEqual(judge(controller, {before: fits, after: fits, kind}).filter(verdict => verdict.result === 'refused'), []);
});
