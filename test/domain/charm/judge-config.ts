import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type CharmDefinition, type CharmOption} from '../../../source/domain/charm/definition.js';
import {doubtConfig, judgeConfig} from '../../../source/domain/charm/judge-config.js';
import {isOfType, isTakenFor} from '../../../source/domain/charm/setting-type.js';
import {type CharmSettings, type SettingType, type SettingValue} from '../../../source/domain/charm/settings.js';

const options: readonly CharmOption[] = [
	{name: 'port', type: 'int', default: 3306},
	{name: 'ratio', type: 'float', default: 0.5},
	{name: 'debug', type: 'boolean', default: false},
	{name: 'title', type: 'string', default: ''},
	{name: 'admin-password', type: 'int', default: undefined},
	{name: 'odd', type: undefined, default: undefined},
];

const after: CharmDefinition = {
	source: 'file', name: 'mysql', isSubordinate: false, endpoints: [], knowsPeers: true, storage: [], options, bases: [], resources: [], mode: 'machine', format: 2,
};

const current: CharmSettings = {
	application: 'mysql', charm: 'mysql', settings: [{
		name: 'port', type: 'int', value: 3306, default: 3306, source: 'default',
	}],
};

const judge = (settings: Readonly<Record<string, SettingValue>>, facts: Partial<Parameters<typeof judgeConfig>[1]> = {}): readonly string[] =>
	judgeConfig({path: './mysql.yaml', settings}, {settings: undefined, after, ...facts});

test('what fits is silent, texts that read as their type and Juju\'s own settings included', t => {
	t.deepEqual(judge({
		port: 3307, ratio: 1, debug: true, title: 'a', odd: 1, trust: true, 'kubernetes-service-type': 'loadbalancer',
	}), []);
	t.deepEqual(judge({
		port: '3307', ratio: '.5', debug: 'True', title: undefined,
	}), []);
});

test('names that the charm does not have are listed once', t => {
	t.deepEqual(judge({
		a: 1, b: 2, c: 3, d: 4,
	}), ['The new charm has no setting a, b, c and 1 more, which the file sets.']);
	t.deepEqual(judge({a: 1}, {after: {...after, options: undefined}, settings: current}), ['The application has no setting a, which the file sets.']);
	t.deepEqual(judge({a: 1}, {after: undefined}), []);
});

test('a charm that is not known may have settings that the one that runs does not; a file without any that it has is of another application', t => {
	const doubt = (settings: Readonly<Record<string, SettingValue>>, facts: Partial<Parameters<typeof judgeConfig>[1]> = {}): readonly string[] =>
		doubtConfig({path: './mysql.yaml', settings}, {settings: current, after: undefined, ...facts});
	t.deepEqual(doubt({a: 1, port: 1, trust: true}), ['The charm that runs has no setting a, which the file sets; whether the new one has it, Juju itself decides.']);
	t.deepEqual(doubt({a: 1}), []);
	t.deepEqual(doubt({port: 1}), []);
	t.deepEqual(doubt({a: 1, port: 1}, {after}), []);
	t.deepEqual(doubt({a: 1, port: 1}, {settings: undefined}), []);
	t.deepEqual(judge({a: 1, trust: true}, {after: undefined, settings: current}), ['The application has no setting a, which the file sets.']);
	t.deepEqual(judge({a: 1, port: 'many'}, {after: undefined, settings: current}), ['port is a whole number, and the file has many.']);
});

test('values of another type are named, secrets without their value', t => {
	t.deepEqual(judge({port: 'many', title: 8}), ['port is a whole number, and the file has many.', 'title is a text, and the file has 8: put it in quotes.']);
	t.deepEqual(judge({port: 1.5, ratio: 'half', debug: 'yes'}), [
		'port is a whole number, and the file has 1.5.', 'ratio is a number, and the file has half.', 'debug is true or false, and the file has yes.',
	]);
	t.deepEqual(judge({'admin-password': 'swordfish'}), ['admin-password is a whole number, and the file has hidden.']);
});

test('many wrong values are counted', t => {
	const many = Array.from({length: 7}, (_, index) => ({name: `n${index}`, type: 'int' as const, default: 0}));
	const problems = judge(Object.fromEntries(many.map(({name}) => [name, 'x'])), {after: {...after, options: many}});
	t.is(problems.length, 5);
	t.is(problems.at(-1), '3 more values of the file are of another type than their settings.');
});

const type = fc.constantFrom<SettingType>('string', 'int', 'float', 'boolean', 'secret');
const value = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constantFrom('1', '-3', '1.5', 'true', '', undefined));

testProp('what is of a type is taken for it, and so is its text', [value, type], (t, given, wanted) => {
	if (isOfType(given, wanted)) {
		t.true(isTakenFor(given, wanted));
		t.true(!Number.isFinite(given) || isTakenFor(String(given), wanted));
	} else {
		t.is(isTakenFor(given, wanted), given === undefined || given === '' || (typeof given === 'string' && isTakenFor(given, wanted)));
	}
});

testProp('a whole number beyond what can be said exactly is one', [fc.constantFrom(2 ** 60, -(2 ** 60), 2 ** 53)], (t, large) => {
	t.true(isOfType(large, 'int'));
	t.false(isOfType(large * 1024, 'int'));
});
