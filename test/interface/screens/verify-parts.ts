import test from 'ava';
import {comparePictures} from '../../../source/domain/compare-pictures.js';
import {
	differenceLines,
	durationLines,
	laggardLines,
	unchangedSentence,
	versionLines,
} from '../../../source/interface/screens/verify-parts.js';
import {
	makeAgent,
	makeAgents,
	makeProgress,
	makeStatus,
	testTime,
} from '../../_helpers/make-state.js';
import {lineText} from '../../_helpers/page-text.js';

const texts = (lines: ReturnType<typeof versionLines>) => lines.map(row => lineText(row).trim());

test('Agents are counted by their version before and after', t => {
	const before = makeStatus({agents: [makeAgent('0'), makeAgent('1'), makeAgent('2')]});
	const after = makeStatus({agents: [makeAgent('0', {version: '3.6.28'}), makeAgent('1', {version: '3.6.28'}), makeAgent('2'), makeAgent('3', {version: '3.6.28'})]});
	t.deepEqual(texts(versionLines(before, after)), ['3.6.4 → 3.6.28   2 agents', '3.6.4 as before  1 agent', 'new, 3.6.28      1 agent']);
	t.deepEqual(texts(versionLines(undefined, after)), ['3.6.28  3 agents', '3.6.4   1 agent']);
});

test('An agent that reports no version is not given one', t => {
	const silent = makeStatus({agents: [makeAgent('0', {version: undefined})]});
	t.deepEqual(texts(versionLines(silent, silent)), ['no version reported as before  1 agent']);
});

test('Laggards are named one by one with their words on one line', t => {
	const after = makeStatus({agents: [makeAgent('0', {version: '3.6.28'}), makeAgent('mysql/0', {condition: 'error', state: 'error', message: 'hook failed:\n"install"'})]});
	t.deepEqual(texts(laggardLines(after, '3.6.28', 80)), ['mysql/0  3.6.4  error  hook failed: "install"']);
	t.true(laggardLines(makeStatus({agents: makeAgents()}), '3.6.28', 40).every(row => lineText(row).length < 40));
});

test('What differs is told with both states; what is worse is marked', t => {
	const before = makeStatus({agents: [makeAgent('0'), makeAgent('gone/0')], offers: [{name: 'db', application: 'mysql', activeConnections: 2}]});
	const after = makeStatus({agents: [makeAgent('0', {condition: 'down', state: 'down'}), makeAgent('new/0')], offers: []});
	const differences = comparePictures(before, after);
	const lines = texts(differenceLines(differences, 60));
	t.true(lines.some(text => /^! 0 +started → down +worse$/v.test(text)));
	t.true(lines.some(text => /^! gone\/0 .* agent gone$/v.test(text)));
	t.true(lines.some(text => /^! db .* offer gone$/v.test(text)));
	t.true(lines.some(text => /^· new\/0 .* new agent$/v.test(text)));
	t.is(unchangedSentence(differences), 'Workload versions, charms and their revisions: unchanged.');
});

test('A run says how long it took and how often it was silent', t => {
	const progress = makeProgress({
		startedAt: testTime - 600_000, completedAt: testTime, outages: [{from: testTime - 500_000, to: testTime - 400_000}, {from: testTime - 300_000, to: testTime - 290_000}],
	});
	t.deepEqual(texts(durationLines(progress, 80)), ['Took 10m 00s. It was silent for 1m 50s, in 2 pieces.']);
	t.deepEqual(durationLines(undefined, 80), []);
});
