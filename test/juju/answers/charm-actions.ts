import test from 'ava';
import {askBadly, askWell, prod} from './_ask.js';

const read = {type: 'read-charm-actions', model: prod, application: 'web'} as const;

test('The names of actions are read, in order', t => {
	t.deepEqual(askWell(t, read, {stdout: '{"resume-refresh":"Go on","backup":"No description"}\n'}), {actions: ['backup', 'resume-refresh']});
});

test('A charm may have none', t => {
	for (const stdout of ['{}\n', '', 'No actions defined for web.\n', '"No actions defined for web"\n']) {
		t.deepEqual(askWell(t, read, {stdout}), {actions: []}, `printed: ${stdout}`);
	}
});

test('What is no list is none', t => {
	t.is(askBadly(t, read, {stdout: '{"backup": '}).kind, 'unreadable');
	t.is(askBadly(t, read, {stdout: 'Action  Description\n'}).kind, 'unreadable');
});
