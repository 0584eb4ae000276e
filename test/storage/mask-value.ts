import test from 'ava';
import fc from 'fast-check';
import {maskValue} from '../../source/storage/mask-value.js';

test('what holds no secret stays as it is', t => {
	const value = {
		agents: [{
			tag: 'unit-mysql-0', version: '3.6.28', since: 12, message: undefined, isLeader: true,
		}], none: null, list: ['a', 1, ['b']],
	};
	t.deepEqual(maskValue(value), value);
});

test('the same word is masked under one key and stays under another', t => {
	t.deepEqual(maskValue({
		password: 'monday', day: 'monday', token: 12, secrets: ['monday'],
	}), {
		password: '••••', day: 'monday', token: '••••', secrets: ['monday'],
	});
});

test('a word of a command is masked by the word before it', t => {
	t.deepEqual(maskValue(['juju', 'login', '--token', 'abc', '-c', 'aws']), ['juju', 'login', '--token', '••••', '-c', 'aws']);
	t.deepEqual(maskValue(['juju', 'status', '--format', 'json']), ['juju', 'status', '--format', 'json']);
});

test('values of settings are hidden whole, in the words of a command and by name, however Juju is told', t => {
	for (const words of [['set', 'mysql', 'root-pass=two words; more'], ['refresh', '--config', 'ssl_key=a&b\nc', 'mysql'], ['charm', '--config=api-key="x" y'], ['config', 'mysql', 'password=(a)']]) {
		const masked = maskValue(words) as readonly string[];
		t.is(masked.filter(word => word.endsWith('=••••')).length, 1, words.join(' '));
		t.notRegex(masked.join(' '), /words|more|a&b|"x"| y|\(a\)/v);
	}

	t.deepEqual(maskValue(['refresh', '--config', 'theme=dark', '--resource', 'site-key=./site.pem', '--trust=true']), ['refresh', '--config', 'theme=dark', '--resource', 'site-key=./site.pem', '--trust=true']);
	t.deepEqual(maskValue({type: 'set-charm-settings', settings: {'root-pass': 'monday', theme: 'dark'}}), {type: 'set-charm-settings', settings: {'root-pass': '••••', theme: 'dark'}});
	t.deepEqual(maskValue({settings: [{name: 'theme', value: 'dark'}]}), {settings: [{name: 'theme', value: 'dark'}]});
});

test('any value keeps its shape, and masking twice changes nothing more', t => {
	fc.assert(fc.property(fc.jsonValue(), value => {
		const once = maskValue(value);
		t.deepEqual(maskValue(once), once);
	}), {numRuns: 200});
});
