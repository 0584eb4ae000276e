import {isDeepStrictEqual} from 'node:util';
import test from 'ava';
import {findPrompt} from '../../source/simulator/questions.js';
import {createCloud} from '../_helpers/simulated-cloud.js';

const promptOf = (line: string, scenario = 'small') => {
	const cloud = createCloud(scenario);
	const before = structuredClone(cloud);
	const prompt = findPrompt(cloud, line.split(' '), {now: cloud.now, isTerminal: true});
	return {prompt, isUntouched: isDeepStrictEqual(cloud, before)};
};

test('3.6 asks for the name on stderr', t => {
	const {prompt, isUntouched} = promptOf('kill-controller aws');
	t.is(prompt?.stdout, '');
	t.regex(prompt?.stderr ?? '', /: $/v);
	t.true(isUntouched);
});

test('2.9 asks for a letter on stdout', t => {
	const {prompt} = promptOf('kill-controller aws', 'small-2.9');
	t.regex(prompt?.stdout ?? '', /Continue\? \(y\/N\):$/v);
	t.is(prompt?.stderr, '');
	t.regex(promptOf('unregister aws', 'small-2.9').prompt?.stdout ?? '', /Continue \[y\/N\]\? ?$/v);
});

test('commands that do not ask, or are told not to, have no prompt', t => {
	const lines = ['status -m aws:web', 'upgrade-controller -c aws', 'unregister aws --no-prompt', 'kill-controller nonsense', 'kill-controller'];
	for (const line of lines) {
		const {prompt, isUntouched} = promptOf(line);
		t.is(prompt, undefined, line);
		t.true(isUntouched, line);
	}
});
