import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {type AnswerValues} from '../../../source/domain/answer.js';
import {ask, askWell, prod} from './_ask.js';

const intent = {type: 'inspect-controller-machine', model: prod, machine: '0'} as const;

const printed = [
	'Warning: Permanently added 10.0.0.2 to the list of known hosts.',
	'time 1795230720123',
	'disk /var/lib/juju 4194304 /',
	'disk /tmp 1024 /tmp',
	'',
].join('\r\n');

test('clock and disks are read, whatever greets before them; the time that the question took is kept', t => {
	t.deepEqual(askWell(t, intent, {stdout: printed, duration: 640}), {
		time: 1_795_230_720_123,
		took: 640,
		disks: [
			{path: '/var/lib/juju', free: 4_294_967_296, mount: '/'},
			{path: '/tmp', free: 1_048_576, mount: '/tmp'},
		],
	});
});

test('what has no clock or no disk is no report', t => {
	for (const stdout of ['', 'time 5\n', 'disk / 5 /\n', 'time now\ndisk / 5 /\n', 'time 5\ndisk / many /\n', 'time 5\ndisk \u{1B}[31m 5 /\n']) {
		t.like(ask(intent, {stdout}), {ok: false, failure: {kind: 'unreadable'}}, `for ${stdout}`);
	}
});

testProp('no text makes it throw, and no report has numbers that are none', [fc.array(fc.oneof(fc.string(), fc.constantFrom('time 1', 'disk /tmp 5 /', 'disk /a/b 999999999999 /')))], (t, lines) => {
	const answer = ask(intent, {stdout: lines.join('\n')});
	const value = answer.ok ? answer.value as AnswerValues['inspect-controller-machine'] : undefined;
	t.true(value === undefined || (Number.isSafeInteger(value.time) && value.disks.every(({free, path}) => Number.isSafeInteger(free) && path.startsWith('/'))));
});
