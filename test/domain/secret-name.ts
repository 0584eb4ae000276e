import test from 'ava';
import {isSecretName, isSecretSetting} from '../../source/domain/secret-name.js';

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
