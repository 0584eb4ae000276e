import test from 'ava';
import {testProp} from '@fast-check/ava';
import {
	commandLine,
	modelKey,
	parseModelKey,
	shortModelName,
} from '../../source/domain/intent.js';
import {word} from '../_helpers/arbitraries.js';

testProp('the key of a model leads back to it', [word, word, word], (t, controller, owner, model) => {
	const name = `${owner}/${model}`;
	t.deepEqual(parseModelKey(modelKey({controller, name})), {controller, name});
});

test('people see a model without its owner', t => {
	t.is(shortModelName('admin/web'), 'web');
	t.is(shortModelName('web'), 'web');
});

test('a command line is what a person would type', t => {
	t.is(commandLine(['upgrade-model', '-m', 'aws:admin/web', '--agent-version', '3.6.28']), 'juju upgrade-model -m aws:admin/web --agent-version 3.6.28');
});

test('words that a shell would split or expand are quoted', t => {
	t.is(commandLine(['ssh', '2', 'sudo systemctl restart $x']), 'juju ssh 2 \'sudo systemctl restart $x\'');
	t.is(commandLine(['ssh', 'it\'s']), String.raw`juju ssh 'it'\''s'`);
	t.is(commandLine(['']), 'juju \'\'');
});
