import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {type CharmDefinition, type CharmOption} from '../../../source/domain/charm/definition.js';
import {foretellSettings, settingsWithoutValue} from '../../../source/domain/charm/foretell-settings.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type CharmSetting, type SettingType, type SettingValue} from '../../../source/domain/charm/settings.js';

const setting = (name: string, value: SettingValue, overrides: Partial<CharmSetting> = {}): CharmSetting => ({
	name, type: 'string', value, default: undefined, source: value === undefined ? 'unset' : 'user', ...overrides,
});

const option = (name: string, overrides: Partial<CharmOption> = {}): CharmOption => ({
	name, type: 'string', default: undefined, ...overrides,
});

const charmWith = (options: readonly CharmOption[] | undefined): CharmDefinition => ({
	source: 'file', name: 'mysql', isSubordinate: false, endpoints: [], knowsPeers: true, storage: [], options, bases: [], resources: [], mode: 'machine', format: 2,
});

type Given = {readonly order?: CharmOrder; readonly file?: Readonly<Record<string, SettingValue>>};

const foretell = (settings: readonly CharmSetting[], options: readonly CharmOption[] | undefined, {order = {}, file}: Given = {}) => foretellSettings({
	settings: {application: 'mysql', charm: 'mysql', settings},
	after: options && charmWith(options),
	order,
	configFile: file && {path: './mysql.yaml', settings: file},
});

test('kept where name and type agree, dropped otherwise, new ones at their defaults', t => {
	t.deepEqual(foretell(
		[setting('title', 'shop'), setting('port', 3306, {type: 'int'}), setting('gone', 'x')],
		[option('title'), option('port', {default: 'auto'}), option('fresh', {default: 'yes'})],
	), [
		{
			name: 'gone', before: 'x', wasSet: true, fate: 'dropped', after: undefined, reason: 'The new charm has no such setting.',
		},
		{
			name: 'port', before: '3306', wasSet: true, fate: 'dropped', after: 'auto', reason: 'It was of the type int, and is string now.',
		},
		{
			name: 'title', before: 'shop', wasSet: true, fate: 'kept', after: 'shop',
		},
		{
			name: 'fresh', fate: 'new', before: undefined, after: 'yes', wasSet: false,
		},
	]);
});

test('what nobody set follows the default of the charm', t => {
	const standing = setting('mode', 'fast', {default: 'fast', source: 'default'});
	t.like(foretell([standing], [option('mode', {default: 'fast'})])[0], {fate: 'kept', after: 'fast'});
	t.like(foretell([standing], [option('mode', {default: 'safe'})])[0], {
		fate: 'new', before: 'fast', after: 'safe', wasSet: false, reason: 'Nobody had set it, and its default is another one.',
	});
});

test('new settings without a default are pointed out', t => {
	const rows = foretell([setting('title', 'shop')], [option('title'), option('bucket'), option('size', {default: 3, type: 'int'})]);
	t.like(rows.find(({name}) => name === 'bucket'), {fate: 'new', after: undefined, reason: 'It has no default: find out whether it needs a value.'});
	t.deepEqual(settingsWithoutValue(rows), ['bucket']);
	t.deepEqual(settingsWithoutValue(foretell([setting('title', undefined)], [option('title')])), []);
});

test('what the order gives is set; single settings win over those of the file', t => {
	const rows = foretell([setting('title', 'shop')], [option('title'), option('bucket')], {order: {settings: {title: 'b'}}, file: {title: 'a', bucket: 'x', none: undefined}});
	t.deepEqual(rows, [
		{
			name: 'title', fate: 'set', before: 'shop', after: 'b', wasSet: true,
		},
		{
			name: 'bucket', fate: 'set', before: undefined, after: 'x', wasSet: false,
		},
	]);
	t.like(foretell([setting('gone', 'x')], [], {order: {settings: {gone: 'y'}}})[0], {fate: 'dropped', after: undefined});
});

test('secrets are masked, before and after', t => {
	const options = [option('root-password'), option('ssl_cert'), option('token', {default: 'tok'})];
	const rows = foretell([setting('root-password', 'swordfish'), setting('ssl_cert', '')], options, {order: {settings: {'root-password': 'tuna'}}});
	t.deepEqual(rows.map(({name, before, after}) => [name, before, after]), [['root-password', '••••', '••••'], ['ssl_cert', '', ''], ['token', undefined, '••••']]);
});

test('nothing known of the new charm: what somebody set is unknown, defaults are left out', t => {
	const settings = [setting('title', 'shop'), setting('mode', 'fast', {source: 'default', default: 'fast'}), setting('port', undefined)];
	t.deepEqual(foretell(settings, undefined), [{
		name: 'title', fate: 'unknown', before: 'shop', after: undefined, wasSet: true,
	}]);
	const rows = foretell(settings, undefined, {order: {settings: {port: '1', other: '2'}}});
	t.deepEqual(rows.map(({name, fate, after}) => [name, fate, after]), [['title', 'unknown', undefined], ['other', 'set', '2'], ['port', 'set', '1']]);
});

test('a type that nobody says is compared by the value', t => {
	const fate = (value: SettingValue, type: SettingType | undefined): string | undefined => foretell([setting('x', value, {type: undefined})], [option('x', {type})])[0]?.fate;
	t.deepEqual([fate('a', 'string'), fate(1, 'int'), fate(1.5, 'float'), fate(true, 'boolean'), fate('a', undefined)], ['kept', 'kept', 'kept', 'kept', 'kept']);
	t.deepEqual([fate('a', 'int'), fate(1.5, 'int'), fate(true, 'string'), fate(1, 'boolean')], ['dropped', 'dropped', 'dropped', 'dropped']);
});

test('before 2.4 nobody says who set a value: what differs from the default was set', t => {
	t.deepEqual(foretell([setting('a', 'x', {source: undefined, default: 'x'}), setting('b', 'y', {source: undefined, default: 'x'})], undefined).map(({name}) => name), ['b']);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'password');
const scalar = fc.oneof(fc.string({maxLength: 5}), fc.integer(), fc.boolean());
const type = fc.constantFrom<SettingType | undefined>('string', 'int', 'boolean', undefined);
const settings = fc.uniqueArray(fc.record({
	name, type, value: fc.option(scalar, {nil: undefined}), default: fc.option(scalar, {nil: undefined}), source: fc.constantFrom<CharmSetting['source']>('user', 'default', 'unset', undefined),
}), {selector: each => each.name});
const charmOptions = fc.uniqueArray(fc.record({name, type, default: fc.option(scalar, {nil: undefined})}), {selector: each => each.name});

const givenSettings = fc.dictionary(name, fc.string({maxLength: 4}));

testProp('every setting of either charm has one row, what somebody set comes first, and nothing dropped is kept', [settings, charmOptions, givenSettings], (t, old, now, given) => {
	const rows = foretell(old, now, {order: {settings: given}});
	t.deepEqual(rows.map(row => row.name).toSorted(), [...new Set([...old, ...now].map(each => each.name))].toSorted());
	t.deepEqual(rows.map(({wasSet}) => wasSet), rows.map(({wasSet}) => wasSet).toSorted((left, right) => Number(right) - Number(left)));
	for (const row of rows) {
		const isThere = now.some(each => each.name === row.name);
		t.true(isThere || row.fate === 'dropped');
		t.true(row.fate !== 'dropped' || row.reason !== undefined);
		t.true(row.fate !== 'kept' || row.before === row.after);
		t.true(!isThere || !Object.hasOwn(given, row.name) || row.fate === 'set');
		t.true(row.name !== 'password' || [row.before, row.after].every(text => [undefined, '', '••••'].includes(text)));
	}
});
