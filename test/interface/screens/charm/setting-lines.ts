import test from 'ava';
import {type SettingRow} from '../../../../source/domain/charm/verdict.js';
import {hasLosses, settingCounts, settingLines} from '../../../../source/interface/screens/charm/setting-lines.js';
import {lineText} from '../../../_helpers/page-text.js';

const row = (name: string, overrides: Partial<SettingRow> = {}): SettingRow => ({
	name, fate: 'kept', before: 'a', after: 'a', wasSet: true, ...overrides,
});

const read = (rows: readonly SettingRow[], columns = 80): string => settingLines(rows, columns).map(each => lineText(each)).join('\n');

const rows: readonly SettingRow[] = [
	row('profile', {before: 'testing', after: 'testing'}),
	row('port', {wasSet: false, before: '3306', after: '3306'}),
	row('tuning-level', {
		fate: 'dropped', before: 'safest', after: undefined, reason: 'The new charm has no such setting.',
	}),
	row('old-default', {
		fate: 'dropped', wasSet: false, before: undefined, after: undefined,
	}),
	row('audit', {
		fate: 'new', wasSet: false, before: undefined, after: 'true',
	}),
	row('root-password', {fate: 'set', before: 'hidden', after: 'hidden, another'}),
];

test('What somebody had set and is lost stands first; what nobody set and nothing touches is only counted', t => {
	t.is(read(rows), ` Settings: 2 dropped, 1 set, 1 new, 2 kept
   SETTING        BECOMES    BEFORE   AFTER
   tuning-level   ✘ dropped  safest   gone
     The new charm has no such setting.
   old-default    · dropped  -        gone
   root-password  → set      hidden   hidden, another
   audit          + new      -        true
   profile        ✔ kept     testing  the same
   1 setting that nobody set keeps its default.`);
});

test('A loss is the loss of what somebody had set', t => {
	t.true(hasLosses(rows));
	t.false(hasLosses(rows.filter(({name}) => name !== 'tuning-level')));
	t.is(settingCounts([row('x'), row('y', {fate: 'unknown'})]), '1 unknown, 1 kept');
});

test('What the new charm has not said is a question mark, never the value from before', t => {
	t.regex(read([row('profile', {fate: 'unknown', before: 'testing', after: undefined})]), /profile {2}\? unknown {2}testing {2}\?$/v);
	t.regex(read([row('port', {fate: 'unknown', wasSet: false})]), /1 setting that nobody set: the new charm's defaults\.$/v);
});

test('A value of many lines takes one row, an empty one is seen', t => {
	t.regex(read([row('x', {fate: 'set', before: '', after: 'one\ntwo'})]), /→ set {6}"" {6}one two$/v);
	t.deepEqual(settingLines([], 80), []);
});
