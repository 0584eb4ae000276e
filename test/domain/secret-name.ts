import test from 'ava';
import {fc, testProp} from '@fast-check/ava';
import {isSecretName, isSecretSetting, canHoldSecretName} from '../../source/domain/secret-name.js';

test('Names of secrets are known, however they are written', t => {
	const names = ['password', 'admin-password', 'OS_PASSWORD', 'api_token', 'private-key', 'ssl_key', 'tls-key', 'client.secret', 'cloud-credential'];
	t.deepEqual(names.filter(name => isSecretName(name)), names);
	t.deepEqual(names.filter(name => isSecretSetting(name)), names);
});

test('Juju\'s own words about secrets are none', t => {
	const names = ['secret-backend', 'secrets', 'secret-id', 'title', 'max-connections', 'charm', 'unit'];
	t.deepEqual(names.filter(name => isSecretName(name) || isSecretSetting(name)), []);
});

test('Of a setting more is taken for a secret than elsewhere', t => {
	const names = ['key', 'root-pass', 'ssl_cert', 'license_key', 'http-auth', 'creds', 'keydata'];
	t.deepEqual(names.filter(name => isSecretSetting(name)), names);
	t.deepEqual(names.filter(name => isSecretName(name)), []);
	t.deepEqual(['keyspace', 'certificates-endpoint', 'pass-through', 'authors'].filter(name => isSecretSetting(name)), []);
});

test('One look at a text tells that there is no name of a secret in it', t => {
	t.false(canHoldSecretName('{"model":{"name":"prod","version":"3.6.4"},"applications":{"keystone":{"charm-rev":12,"exposed":false}}}'));
	t.true(canHoldSecretName('  i64: AgEUanVqdQ'));
});

const part = fc.constantFrom('pass', 'word', 'PassWord', 'api', 'key', 'Token', 'private', 'credential', 's64', 'nonce', 'a', '1');
const key = fc.array(fc.tuple(part, fc.constantFrom('', '-', '_', '.')), {minLength: 1, maxLength: 5}).map(parts => parts.flat().join(''));

testProp('Where a name of a secret is in a text, wherever and however it is written, that look finds it', [key, fc.string({unit: 'grapheme'}), fc.string({unit: 'grapheme'})], (t, name, before, after) => {
	t.true(!isSecretName(name) || canHoldSecretName(`${before}"${name}": ${after}`));
}, {numRuns: 1000});
