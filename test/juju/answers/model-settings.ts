import test from 'ava';
import {readFixture} from '../../_helpers/fixture.js';
import {ask, askWell, prod} from './_ask.js';

const intent = {type: 'read-model-settings', model: prod} as const;

test('the settings recorded of 2.9.52 are read', t => {
	t.deepEqual(askWell(t, intent, {stdout: readFixture('recordings/clients/2.9.52/answers/model-config.json')}), {'agent-stream': 'released'});
});

test('only what is listed and set is kept: no keys, no certificates, no passwords of proxies', t => {
	const settings = askWell(t, intent, {
		stdout: JSON.stringify({
			'agent-metadata-url': {Value: 'https://mirror.example/tools', Source: 'model'},
			'https-proxy': {Value: 'https://kim:hunter2@proxy.example:3128', Source: 'model'},
			'no-proxy': {Value: '127.0.0.1,localhost', Source: 'default'},
			'juju-http-proxy': {Value: '', Source: 'default'},
			'authorized-keys': {Value: 'ssh-rsa AAAA kim', Source: 'model'},
			'logging-config': {Value: '<root>=INFO', Source: 'default'},
			'apt-mirror': {Value: 'a\u{1B}[31mb', Source: 'model'},
			'ftp-proxy': {Value: 5},
		}),
	});
	t.deepEqual(Object.keys(settings).toSorted(), ['agent-metadata-url', 'apt-mirror', 'https-proxy', 'no-proxy']);
	t.false(JSON.stringify(settings).includes('hunter2'));
	t.regex(settings['https-proxy'] ?? '', /proxy\.example:3128$/v);
	t.false(settings['apt-mirror']?.includes('\u{1B}'));
});

test('what is no list of settings is not understood', t => {
	for (const stdout of ['', 'released', '[]', 'null']) {
		t.like(ask(intent, {stdout}), {ok: false, failure: {kind: 'unreadable'}}, `for ${stdout}`);
	}
});
