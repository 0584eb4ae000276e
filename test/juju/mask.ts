import test from 'ava';
import fc from 'fast-check';
import {maskSecrets} from '../../source/juju/mask.js';

const agentConfiguration = `# format 2.0
tag: machine-0
datadir: /var/lib/juju
nonce: user-admin:bootstrap
jobs:
- JobManageModel
upgradedToVersion: 3.6.28
cacert: |
  -----BEGIN CERTIFICATE-----
  MIIEEjCCAnqgAwIBAgIUGH
  -----END CERTIFICATE-----
controller: controller-81fbe7aa-ef12-4d4e-8365-15c3eab97e83
apiaddresses:
- 10.77.0.10:17070
apipassword: S3cr3tPassword0001
oldpassword: "S3cr3tPassword0002"
statepassword: S3cr3tPassword0003
controllercert: |
  -----BEGIN CERTIFICATE-----
  MIIDPjCCAiagAwIBAgIUMQ
  -----END CERTIFICATE-----
controllerkey: |
  -----BEGIN RSA PRIVATE KEY-----
  MIIEowIBAAKCAQEA0S3cr3tKey0004
  -----END RSA PRIVATE KEY-----
caprivatekey: |
  S3cr3tBlock0005
  S3cr3tBlock0006
sharedsecret: S3cr3tShared0007
systemidentity: |
  S3cr3tIdentity0008
values:
  AGENT_SERVICE_NAME: jujud-machine-0
loggingconfig: <root>=INFO
`;

test('No secret of an agent.conf is left, all else is', t => {
	const masked = maskSecrets(agentConfiguration);
	t.notRegex(masked, /S3cr3t|MIIE|MIID|bootstrap/v);
	for (const line of [
		'tag: machine-0',
		'upgradedToVersion: 3.6.28',
		'- 10.77.0.10:17070',
		'controller: controller-81fbe7aa-ef12-4d4e-8365-15c3eab97e83',
		'  AGENT_SERVICE_NAME: jujud-machine-0',
		'apipassword: ••••',
		'loggingconfig: <root>=INFO',
	]) {
		t.true(masked.split('\n').includes(line), `keeps ${line}`);
	}
});

test('Secrets are found in every way they are written', t => {
	const secret = 'S3cr3tXyz0123456789S3cr3tXyz0123456789S3cr3tXyz';
	for (const text of [
		`password=${secret}`,
		`ERROR: password=${secret} is wrong`,
		`user=kim&password=${secret}&next=1`,
		`--password ${secret}`,
		`--client-secret '${secret}'`,
		`{"password":"${secret}","x":1}`,
		String.raw`{"access-key": "${secret}", "secret-key": "${secret} with \"quotes\" ${secret}"}`,
		String.raw`"{\"password\":\"${secret}\"}"`,
		`auth-token: ${secret}`,
		`token: '${secret}'`,
		`Authorization: Bearer ${secret}`,
		`got header Basic ${secret}`,
		`https://kim:${secret}@controller:17070/api`,
		`juju register ${secret}`,
		`macaroon: [{"c":"x","s64":"${secret}"}]`,
		`MDAx${secret}`,
		`AgEE${secret}`,
		`-----BEGIN OPENSSH PRIVATE KEY-----\n${secret}\n-----END OPENSSH PRIVATE KEY-----`,
		`-----BEGIN PRIVATE KEY-----\n${secret}`,
	]) {
		const masked = maskSecrets(text);
		t.false(masked.includes('S3cr3t'), masked);
		t.true(masked.includes('••••'), masked);
	}
});

test('What only sounds like a secret stays', t => {
	for (const text of [
		'secret-backend: internal',
		'secrets: 3',
		'secret-id: abc',
		'hook failed: "config-changed"',
		'unit web/0: waiting for keystone',
		'https://10.0.0.1:17070/api',
		'since: 2026-04-01 01:23:45Z',
		'best version:\n    3.6.28\nupgrade to this version by running\n    juju upgrade-model',
		'some agents have not upgraded to the current model version 3.6.4: machine-0, unit-ubuntu-0',
	]) {
		t.is(maskSecrets(text), text);
	}
});

const key = fc.constantFrom('password', 'apipassword', 'oldpassword', 'client_secret', 'accessKey', 'admin-token', 'SHAREDSECRET', 'nonce', 'macaroon');
const secret = fc.string({unit: fc.constantFrom(...'abcdXYZ0189'), minLength: 12, maxLength: 40});
const around = fc.string({unit: 'grapheme', maxLength: 20}).filter(text => !/["'\\]/v.test(text));

test('Whatever stands around a secret, it is masked, and a second time changes nothing', t => {
	fc.assert(fc.property(fc.tuple(around, around), key, secret, fc.constantFrom('="', ': "', '": "'), ([before, after], name, value, middle) => {
		const masked = maskSecrets(`${before}\n${name}${middle}${value}"\n${after}`);
		t.false(masked.includes(value));
		t.is(maskSecrets(masked), masked);
	}), {numRuns: 300});
});

test('Any text may be masked twice with the same result', t => {
	const part = fc.oneof(fc.string({unit: 'binary'}), key, secret, fc.constantFrom(': ', '=', '"', '\'', String.raw`\"`, '\n', '|', '  ', '--', '-----BEGIN KEY-----', '-----END KEY-----', '://', '@', '{', '&'));
	fc.assert(fc.property(fc.array(part, {maxLength: 12}).map(parts => parts.join('')), text => {
		const masked = maskSecrets(text);
		t.is(maskSecrets(masked), masked);
	}), {numRuns: 1000});
});

test('The time for hostile text grows with its length only', t => {
	const started = performance.now();
	for (const piece of ['-----BEGIN A-----', 'password: ', 'password="', '://a:', 'a: |\n b\n', '--password ', String.raw`\"`, 'x'.repeat(80), ' '.repeat(80)]) {
		maskSecrets(piece.repeat(Math.ceil(100_000 / piece.length)));
	}

	t.true(performance.now() - started < 10_000);
});
