import test from 'ava';
import {type JournalEntry} from '../../../source/domain/journal-entry.js';
import {beginFold, foldRun} from '../../../source/domain/resume/fold-run.js';
import {isOnlyPrepared, isUnfinished} from '../../../source/domain/resume/unfinished.js';
import {summariseRun} from '../../../source/domain/run.js';
import {testTime, webModel} from '../../_helpers/make-state.js';

const enable = {type: 'enable-commands', model: webModel};
const disable = {
	type: 'disable-commands', model: webModel, set: 'all', message: 'freeze',
};
const half = {
	id: 'put-back lock all aws:admin/web', title: 'the lock on commands of web', explanation: 'It was lifted.', undo: 'lift it', success: 'it is there', intents: [disable], since: testTime,
};

type Part = readonly [string, Readonly<Record<string, unknown>>];

const planned: Part = ['put-back-planned', {value: {...half, change: enable}}];
const starting = (intent: unknown): Part => ['command-starting', {id: 'c', intent, command: ['juju', 'enable-command', 'all']}];
const ended = (code: number | undefined): Part => ['command-ended', {id: 'c', 'exit-code': code, outcome: code === undefined ? 'timed-out' : 'exited'}];
const remembered: Part = ['put-back-remembered', {value: half}];
const done: Part = ['put-back-done', {value: half}];

const entriesOf = (parts: readonly Part[]): readonly JournalEntry[] => parts.map(([kind, facts], index) => ({
	sequence: index + 1, at: testTime + (index * 1000), kind, facts,
}));

const fold = (parts: readonly Part[]) => foldRun(beginFold({
	name: 'r', startedAt: testTime, isTorn: false, files: {plan: undefined, picture: {}}, before: undefined,
}), entriesOf(parts));

const cases: ReadonlyArray<readonly [string, readonly Part[], 'none' | 'certain' | 'doubtful']> = [
	['before its command', [planned], 'none'],
	['while its command ran', [planned, starting(enable)], 'doubtful'],
	['after its command was given up', [planned, starting(enable), ended(undefined)], 'doubtful'],
	['after its command was refused', [planned, starting(enable), ended(1)], 'none'],
	['after its command', [planned, starting(enable), ended(0)], 'certain'],
	['after it was remembered', [planned, starting(enable), ended(0), remembered], 'certain'],
	['while it was put back', [planned, starting(enable), ended(0), remembered, starting(disable)], 'certain'],
	['after it was put back, and nobody wrote that down', [planned, starting(enable), ended(0), remembered, starting(disable), ended(0)], 'none'],
	['after it was put back', [planned, starting(enable), ended(0), remembered, starting(disable), ended(0), done], 'none'],
	['while another command ran', [planned, starting({...enable, model: {...webModel, name: 'admin/db'}})], 'none'],
];

for (const [name, parts, wanted] of cases) {
	test(`cut off ${name}: what has to be put back is ${wanted}`, t => {
		const {putBack} = fold(parts);
		const [first] = putBack;
		t.is(putBack.length, wanted === 'none' ? 0 : 1);
		t.is(first?.explanation, {none: undefined, certain: 'It was lifted.', doubtful: 'Nobody wrote down whether this was changed: look first, it may be as it was. It was lifted.'}[wanted]);
		t.deepEqual(first?.intents, wanted === 'none' ? undefined : [disable]);
		// A report says the same, but for what was done and not written down: it calls that undone.
		t.is(summariseRun('r', entriesOf(parts)).putBack.length, name.includes('nobody wrote') ? 1 : putBack.length);
	});
}

const target: Part = ['target', {value: {controller: 'aws', models: [], version: '3.6.28'}}];
const left: Part = ['left', {value: {code: 4, stage: 'prepare'}}];

test('what was left in Prepare is unfinished where something was done, and only then', t => {
	t.false(isUnfinished(fold([target, left])));
	t.true(isUnfinished(fold([target])));
	const remedied = fold([target, starting({type: 'retry-provisioning', model: webModel, machines: ['1']}), ended(0), left]);
	t.true(isUnfinished(remedied));
	t.true(isOnlyPrepared(remedied));
	t.is(remedied.done.length, 1);
	t.true(isUnfinished(fold([target, ['backup-proved', {value: {kind: 'made', proof: {file: '/b.tar.gz'}}}], left])));
	t.false(isUnfinished(fold([target, starting({type: 'retry-provisioning', model: webModel, machines: ['1']}), ended(1), left])));
});
