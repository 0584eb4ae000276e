import test from 'ava';
import fc from 'fast-check';
import {type RecordDifference} from '../../../../source/domain/charm/compare-record.js';
import {verifyPage, type VerifyView} from '../../../../source/interface/screens/charm/verify.js';
import {pageText, usualArea} from '../../../_helpers/page-text.js';

const difference = (what: string, kind: RecordDifference['kind'], overrides: Partial<RecordDifference> = {}): RecordDifference => ({
	what, before: 'a', after: kind === 'same' ? 'a' : 'b', kind, note: undefined, ...overrides,
});

const view = (overrides: Partial<VerifyView> = {}): VerifyView => ({
	application: 'mysql',
	change: '29 → 31',
	outcome: 'upgraded',
	proof: 'All 3 units said so in 3 answers in a row over 14s.',
	took: 252_000,
	differences: [],
	isAsking: false,
	next: 'wordpress',
	top: 0,
	...overrides,
});

const read = (overrides: Partial<VerifyView> = {}): string => pageText(verifyPage(view(overrides), usualArea), usualArea);

test('What may mean that the workload was not upgraded stands first, then what was not foretold', t => {
	t.is(read({
		differences: [
			difference('revision', 'expected', {before: '29', after: '31'}),
			difference('charm', 'same'),
			difference('setting profile', 'surprising', {note: 'It was foretold to be kept.'}),
			difference('workload version', 'suspicious', {before: '8.0.34', after: '8.0.34', note: 'The charm changed and its workload did not.'}),
			difference('setting port', 'same'),
		],
	}), ` ✔ mysql is upgraded.                                                   29 → 31
   All 3 units said so in 3 answers in a row over 14s. Took 4m 12s.

                   WHAT              BEFORE  AFTER
   ! suspicious    workload version  8.0.34  8.0.34
     The charm changed and its workload did not.
   ! not foretold  setting profile   a       b
     It was foretold to be kept.
   ✔ as foretold   revision          29      31

   As before: charm, 1 setting.

 Look at 2 things first. Enter goes on. Next: wordpress. z goes back to the
 charm from before.`);
});

test('What did not come through is not called upgraded', t => {
	t.regex(read({outcome: 'failed'}), /^ ✘ mysql is not upgraded throughout\./v);
	t.regex(read({outcome: 'rolled-back'}), /^ ! mysql is back at the charm from before\./v);
	t.notRegex(read({outcome: 'rolled-back'}), /z goes back/v);
	t.regex(read({outcome: 'unchanged'}), /^ ✔ mysql had what was ordered already\./v);
});

test('Settings that are being read, and a record that is not there, are said to be', t => {
	t.regex(read({isAsking: true}), /↻ Reading the settings again\./v);
	t.regex(read(), /Nothing was recorded before, so nothing can be compared\./v);
	t.regex(read({next: undefined}), /This was the last one\. Enter shows what came of all\./v);
});

test('No comparison is wider or higher than its area, and none throws', t => {
	const one = fc.record({
		what: fc.string({maxLength: 60}).map(text => `setting ${text.replaceAll(/\p{Control}/gv, '')}`),
		before: fc.string({maxLength: 90}),
		after: fc.string({maxLength: 90}),
		kind: fc.constantFrom('same' as const, 'expected' as const, 'surprising' as const, 'suspicious' as const),
		note: fc.option(fc.lorem({maxCount: 30}), {nil: undefined}),
	});
	fc.assert(fc.property(fc.uniqueArray(one, {selector: ({what}) => what, maxLength: 20}), fc.integer({min: 60, max: 200}), fc.integer({min: 6, max: 60}), (differences, columns, rows) => {
		t.notThrows(() => pageText(verifyPage(view({differences}), {columns, rows}), {columns, rows}));
	}), {numRuns: 100});
});
