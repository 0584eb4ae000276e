import test from 'ava';
import {askBadly, askWell, prod} from './_ask.js';

const intent = {type: 'copy-agent-configurations', model: prod} as const;

test('Copies that all machines made are done', t => {
	t.is(askWell(t, intent, {stdout: '- MachineId: "0"\n  Stdout: ""\n- MachineId: "1"\n  ReturnCode: 0\n  Stdout: ""\n'}).text.split('\n').length, 5);
	t.is(askWell(t, intent, {stdout: '"0":\n  results:\n    return-code: 0\n'}).text, '"0":\n  results:\n    return-code: 0');
});

test('One machine that could not make its copy is a failure, though the exit code is 0', t => {
	for (const stdout of ['- MachineId: "1"\n  ReturnCode: 1\n  Stderr: no space left\n', '"1":\n  results:\n    return-code: 1\n', '- Error: command timed out\n  MachineId: "1"\n']) {
		t.like(askBadly(t, intent, {stdout}), {kind: 'refused', message: 'Not every machine could make a copy of its agents\' configuration.', evidence: stdout.trim()});
	}
});
