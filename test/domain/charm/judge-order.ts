import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {judgeOrder} from '../../../source/domain/charm/judge-order.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {exclusions, unknownParts} from '../../../source/domain/charm/order-options.js';
import {valueProblems} from '../../../source/domain/charm/order-values.js';
import {type Application} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';

const fromHub: Application = {
	name: 'mysql',
	charm: 'mysql',
	charmOrigin: 'charmhub',
	charmRevision: 240,
	charmChannel: '8.0/stable',
	canUpgradeTo: undefined,
	base: 'ubuntu@22.04',
	status: {current: 'active', message: undefined, since: undefined},
	workloadVersion: undefined,
	isSubordinate: false,
	isExposed: false,
	life: undefined,
	unitCount: 1,
};

const fromStore: Application = {...fromHub, charm: 'cs:trusty/mysql-29', charmOrigin: undefined};
const fromFile: Application = {...fromHub, charm: 'local:jammy/mysql-3', charmOrigin: 'local'};

const judge = (order: CharmOrder, client: string | undefined, application = fromHub): readonly string[] =>
	judgeOrder(order, {application, client: client === undefined ? undefined : parseVersion(client)});

const hasOne = (pattern: RegExp, ...input: Parameters<typeof judge>): boolean => {
	const problems = judge(...input);
	return problems.length === 1 && pattern.test(problems[0] ?? '');
};

test('an order that can be has no problems', t => {
	t.deepEqual(judge({}, '3.6.28'), []);
	t.deepEqual(judge({
		channel: '8.0/edge', revision: 251, forceUnits: true, trust: true,
	}, '3.6.28'), []);
	t.deepEqual(judge({path: './mysql.charm', resources: [{name: 'image', file: './image.tar'}]}, '2.9.52', fromFile), []);
	t.deepEqual(judge({switch: 'cs:trusty/mysql-30', forceUnits: true}, '1.25.13', fromStore), []);
	t.deepEqual(judge({repository: './charms', switch: 'local:trusty/mysql'}, '1.25.13', fromStore), []);
	t.deepEqual(judge({repository: './charms'}, '1.25.13', fromFile), []);
	t.deepEqual(judge({config: './mysql.yaml', settings: {port: '3307'}}, '3.6.28'), []);
});

test('what excludes each other is said', t => {
	t.true(hasOne(/either a revision or another charm/v, {switch: 'ch:mariadb', revision: 3}, '3.6.28'));
	t.true(hasOne(/either the path of a charm or another charm/v, {switch: 'ch:mariadb', path: './mysql'}, '3.6.28'));
	t.true(hasOne(/either the path of a charm or a revision/v, {path: './mysql', revision: 3}, '3.6.28'));
	t.true(hasOne(/^--path and --channel do not go together/v, {path: './mysql', channel: 'edge'}, '3.6.28'));
	t.regex(judge({path: './mysql', repository: './charms'}, '3.6.28')[0] ?? '', /^--repository and --path do not go together/v);
});

test('a charm of a file needs the next one, as the client spells it', t => {
	for (const order of [{}, {forceUnits: true}, {channel: 'edge'}]) {
		t.true(hasOne(/say with --path where the new one is/v, order, '3.6.28', fromFile), JSON.stringify(order));
	}

	t.true(hasOne(/say with --repository where the new one is/v, {}, '1.25.13', fromFile));
	t.regex(judge({switch: 'local:trusty/mysql'}, '1.25.13', fromStore)[0] ?? '', /^local:trusty\/mysql is in a repository/v);
	t.true(hasOne(/--repository has local ones/v, {repository: './charms'}, '1.25.13', fromStore));
	t.deepEqual(judge({switch: 'ch:mysql'}, '3.6.28', fromFile), []);
});

test('the two kinds of force are told apart', t => {
	t.true(hasOne(/^In 1\.25 --force gives the charm to units in error/v, {force: true}, '1.25.13', fromStore));
	t.true(hasOne(/clients since 2\.5 can/v, {force: true}, '2.4.7'));
	t.deepEqual(judge({force: true}, '2.5.8'), []);
	t.deepEqual(judge({forceUnits: true}, '1.25.13', fromStore), []);
});

test('an application that goes is said first', t => {
	const problems = judge({revision: 3, switch: 'ch:mysql'}, '3.6.28', {...fromHub, life: 'dying'});
	t.is(problems.length, 2);
	t.regex(problems[0] ?? '', /being removed/v);
});

test('parts that the client does not know, and values that cannot be', t => {
	t.true(hasOne(/3\.6/v, {base: 'ubuntu@24.04'}, '3.4.6'));
	t.true(hasOne(/is no revision/v, {revision: 1.5}, '3.6.28'));
	t.true(hasOne(/is no channel/v, {channel: '--force'}, '3.6.28'));
	t.true(hasOne(/is no name of a resource/v, {resources: [{name: '', file: './x'}]}, '3.6.28'));
});

const order: fc.Arbitrary<CharmOrder> = fc.record({
	channel: fc.constantFrom('edge', '8.0/stable', '-x'),
	revision: fc.constantFrom(0, 12, -1),
	switch: fc.constantFrom('ch:mysql', 'local:trusty/mysql', './x.charm'),
	path: fc.constantFrom('./x', '~x'),
	repository: fc.constantFrom('./x'),
	base: fc.constantFrom('ubuntu@22.04', 'jammy'),
	forceUnits: fc.boolean(),
	force: fc.boolean(),
	forceBase: fc.boolean(),
	trust: fc.boolean(),
}, {requiredKeys: []});

const anyClient = fc.constantFrom('1.25.13', '2.0.0', '2.8.13', '3.6.28', '4.0.15', undefined);

testProp('what a client would refuse is never passed over, and every problem is a sentence', [order, anyClient], (t, given, client) => {
	const version = client === undefined ? undefined : parseVersion(client);
	const problems = judge(given, client);
	t.true(problems.every(problem => problem.endsWith('.')));
	t.true([...exclusions(given), ...valueProblems(given, version)].every(problem => problems.includes(problem)));
	t.true(problems.length >= unknownParts(given, version).length);
});
