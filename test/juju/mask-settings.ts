import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {maskSecrets} from '../../source/juju/mask.js';
import {excerpt} from '../../source/runtime/excerpt.js';
import {maskValue} from '../../source/storage/mask-value.js';

const settings = (names: readonly string[], value: unknown) => ({
	application: 'web',
	charm: 'web',
	settings: Object.fromEntries(names.map(name => [name, {
		default: value, description: 'What it is "for": value', source: 'user', type: 'string', value,
	}])),
});

const secretNames = ['password', 'admin-password', 'api_token', 'ssl_key', 'tls-cert', 'client.secret', 'key', 'root-pass'] as const;

test('Values of settings that are named like secrets are hidden in what juju config says', t => {
	for (const space of [undefined, '\t']) {
		const text = JSON.stringify(settings([...secretNames, 'title'], 'hunter2 "quoted" {'), undefined, space);
		const masked = excerpt(text);
		const read = JSON.parse(masked) as {settings: Record<string, {value: string; default: string; description: string}>};
		for (const name of secretNames) {
			t.is(read.settings[name]?.value, '••••', name);
			t.is(read.settings[name]?.default, '••••', name);
			t.is(read.settings[name]?.description, 'What it is "for": value', name);
		}

		t.is(read.settings['title']?.value, 'hunter2 "quoted" {');
	}
});

test('Numbers are hidden too; what says no value stays', t => {
	t.is(maskSecrets('{"pin-key":{"default":true,"value":1234}}'), '{"pin-key":{"default":true,"value":••••}}');
	t.is(maskSecrets('{"Options":{"api-key":{"Type":"string","Default":"abc"}}}'), '{"Options":{"api-key":{"Type":"string","Default":"••••"}}}');
	t.is(maskSecrets('{"api-key":{"value":null}}'), '{"api-key":{"value":null}}');
});

test('So they are in what juju get of 1.25 says, over as many lines as they have', t => {
	const text = [
		'charm: web',
		'service: web',
		'settings:',
		'  ssl_key:',
		'    description: of the site',
		'    type: string',
		'    value: |',
		'      -----hunter2',
		'',
		'      hunter2-----',
		'  password:',
		'    default: true',
		'    type: string',
		'    value: hunter2',
		'  title:',
		'    type: string',
		'    value: hunted',
		'',
	].join('\n');
	const masked = excerpt(text);
	t.false(masked.includes('hunter2'), masked);
	t.true(masked.includes('    value: hunted'), masked);
	t.true(masked.includes('    default: true'), masked);
	t.true(masked.includes('    description: of the site'), masked);
});

test('An answer that breaks off hides what there is', t => {
	t.is(maskSecrets('{"settings":{"password":{"type":"string","value":"hunt'), '{"settings":{"password":{"type":"string","value":"••••"');
});

test('A setting that is kept with its name beside its value is hidden in files', t => {
	t.deepEqual(maskValue([{
		name: 'ssl_key', value: 'hunter2', default: 'x', before: 'a',
	}, {name: 'title', value: 'hunted'}]), [
		{
			name: 'ssl_key', value: '••••', default: '••••', before: '••••',
		}, {name: 'title', value: 'hunted'},
	]);
	t.deepEqual(maskValue({'k/v': {name: 'mysql-key', unit: 'mysql/0'}}), {'k/v': {name: 'mysql-key', unit: 'mysql/0'}});
});

testProp('Whatever the value is, nothing of it is left', [fc.constantFrom(...secretNames), fc.string({minLength: 4}).map(text => `~~${text}~~`)], (t, name, value) => {
	const masked = maskSecrets(JSON.stringify(settings([name], value)));
	t.false(masked.includes(JSON.stringify(value)));
	t.deepEqual(JSON.parse(masked), settings([name], '••••'));
});

test('Hostile nesting costs linear time', t => {
	const start = performance.now();
	maskSecrets('"key":{'.repeat(50_000));
	maskSecrets('"key":{"value":['.repeat(30_000));
	maskSecrets('  key:\n    value: |\n'.repeat(30_000));
	t.true(performance.now() - start < 3000);
});

test('What Juju says of a value that it was given is hidden too', t => {
	t.is(maskSecrets('WARNING the configuration setting "root-pass" already has the value "mon\\"day x"\n'), 'WARNING the configuration setting "root-pass" already has the value "••••"\n');
	t.is(maskSecrets('ERROR option "pin-key" expected int, got "monday"'), 'ERROR option "pin-key" expected int, got "••••"');
	for (const text of ['ERROR option "port" expected int, got "monday"', 'WARNING the configuration setting "theme" already has the value "dark"']) {
		t.is(maskSecrets(text), text);
	}
});
