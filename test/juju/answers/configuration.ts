import test from 'ava';
import {askBadly, askWell, prod} from './_ask.js';

const intent = {
	type: 'read-agent-configuration', model: prod, machine: '0', agent: 'machine-0',
} as const;

test('The configuration and its copy are read apart', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'Welcome\r\n--- current\r\ntag: machine-0\r\nupgradedToVersion: 3.6.28\r\n--- copy\r\ntag: machine-0\r\n'}), {
		current: 'tag: machine-0\nupgradedToVersion: 3.6.28', copy: 'tag: machine-0',
	});
});

test('Without a copy there is none', t => {
	t.deepEqual(askWell(t, intent, {stdout: '--- current\ntag: machine-0\n'}), {current: 'tag: machine-0', copy: undefined});
});

test('Secrets that the machine did not mask are masked here', t => {
	const {current, copy} = askWell(t, intent, {stdout: '--- current\napipassword: hunter2\ncaprivatekey: |\n  abc\n  def\ntag: machine-0\n--- copy\noldpassword: hunter1\n'});
	t.is(current, 'apipassword: ••••\ncaprivatekey: ••••\ntag: machine-0');
	t.is(copy, 'oldpassword: ••••');
});

test('Without the marker it is no configuration', t => {
	t.is(askBadly(t, intent, {stdout: 'tag: machine-0\n'}).kind, 'unreadable');
});
