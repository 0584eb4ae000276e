import test from 'ava';
import {failureBlocks, quoted, staleLines} from '../../../source/interface/screens/failure-parts.js';
import {lineText} from '../../_helpers/page-text.js';

const failure = {
	kind: 'refused' as const, message: 'Juju refused the upgrade.', advice: 'Upgrade the controller first.', evidence: 'ERROR a\n      b\n', exitCode: 1,
};

const failureLines = (...options: Parameters<typeof failureBlocks>) => failureBlocks(...options).flatMap(({lines}) => lines);

test('A failure is one sentence, what to do, and Juju\'s own words with their spaces', t => {
	t.deepEqual(failureLines(failure, 60).map(row => lineText(row)), [' ✘ Juju refused the upgrade.', '   Upgrade the controller first.', '   ERROR a', '         b']);
});

test('A failure without advice or words has only its sentence', t => {
	t.is(failureLines({...failure, advice: undefined, evidence: ''}, 60).length, 1);
});

test('Words that are quoted are broken, never cut', t => {
	t.is(quoted({key: 'words', text: 'x'.repeat(100), columns: 40}).map(row => lineText(row).trim()).join(''), 'x'.repeat(100));
});

test('A failure while an older answer is shown says that it is the older one', t => {
	t.regex(staleLines(failure, 80).map(row => lineText(row)).join(' '), /Asking again failed, so this is the last answer/v);
	t.deepEqual(staleLines(undefined, 80), []);
});
