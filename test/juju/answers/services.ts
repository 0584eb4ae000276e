import test from 'ava';
import {askBadly, askWell, prod} from './_ask.js';

const intent = {type: 'inspect-services', model: prod, machine: '0'} as const;

test('The services of systemd are read', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'Welcome to Ubuntu\r\ninit systemd\r\nservice jujud-machine-0 active\r\nservice jujud-unit-web-0 failed\r\n\r\n● jujud-machine-0.service\r\n'}), {
		services: [
			{name: 'jujud-machine-0', initSystem: 'systemd', state: 'active'},
			{name: 'jujud-unit-web-0', initSystem: 'systemd', state: 'failed'},
		],
		text: '● jujud-machine-0.service',
	});
});

test('The services of upstart are read, a state that is missing is unknown', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'init upstart\nservice jujud-machine-0 inactive\nservice jujud-unit-web-0 \n'}), {
		services: [
			{name: 'jujud-machine-0', initSystem: 'upstart', state: 'inactive'},
			{name: 'jujud-unit-web-0', initSystem: 'upstart', state: 'unknown'},
		],
		text: '',
	});
});

test('Names that could not be those of a service are left out', t => {
	t.deepEqual(askWell(t, intent, {stdout: 'init systemd\nservice $(reboot) active\nservice a;b active\n'}).services, []);
});

test('Without an init system it is no report', t => {
	t.is(askBadly(t, intent, {stdout: 'bash: systemctl: command not found\n'}).kind, 'unreadable');
});
