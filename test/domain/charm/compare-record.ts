import test from 'ava';
import {compareRecord, type RecordDifference} from '../../../source/domain/charm/compare-record.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type CharmRecord} from '../../../source/domain/charm/record.js';
import {type CharmSettings} from '../../../source/domain/charm/settings.js';
import {type SettingRow} from '../../../source/domain/charm/verdict.js';
import {type Application} from '../../../source/domain/status.js';
import {
	makeApplication,
	makeRecord,
	makeSetting,
	makeSettings,
} from '../../_helpers/charm-example.js';

type Options = {
	readonly record?: Partial<CharmRecord>;
	readonly now?: Partial<Application>;
	readonly settings?: CharmSettings;
	readonly foretold?: readonly SettingRow[];
	readonly order?: CharmOrder;
};

const compare = ({record = {}, now = {}, settings = makeSettings(), foretold = [], order}: Options = {}): readonly RecordDifference[] =>
	compareRecord(makeRecord({settings: makeSettings(), ...record}), {
		application: makeApplication(now), settings, foretold, order,
	});

const find = (what: string, options?: Options): RecordDifference | undefined => compare(options).find(row => row.what === what);

const row = (name: string, fate: SettingRow['fate'], overrides: Partial<SettingRow> = {}): SettingRow => ({
	name, fate, before: undefined, after: undefined, wasSet: true, ...overrides,
});

test('a revision that changed is expected, what stayed is the same', t => {
	t.deepEqual(compare().map(({what, kind}) => [what, kind]), [['charm', 'same'], ['origin', 'same'], ['revision', 'expected'], ['channel', 'same'], ['base', 'same'], ['workload version', 'same']]);
	t.is(find('revision', {order: {revision: 31}})?.kind, 'surprising');
	t.is(find('revision', {order: {revision: 30}})?.kind, 'expected');
});

test('a channel, charm or base that nobody ordered is surprising', t => {
	t.is(find('channel', {now: {charmChannel: '8.4/stable'}, order: {}})?.kind, 'surprising');
	t.is(find('channel', {now: {charmChannel: '8.4/stable'}, order: {channel: '8.4'}})?.kind, 'expected');
	t.is(find('channel', {order: {channel: '8.4'}})?.kind, 'surprising', 'ordered and not there');
	t.is(find('charm', {now: {charm: 'percona'}, order: {}})?.kind, 'surprising');
	t.is(find('charm', {now: {charm: 'percona'}, order: {switch: 'ch:percona'}})?.kind, 'expected');
	t.is(find('base', {now: {base: 'ubuntu@24.04'}, order: {}})?.kind, 'surprising');
});

test('a workload that did not move with its charm is suspicious; one that never says so is told', t => {
	const same = find('workload version', {record: {workloadVersion: '8.0.36'}, now: {workloadVersion: '8.0.36'}});
	t.is(same?.kind, 'suspicious');
	t.regex(same?.note ?? '', /status that looks well can lie.*--no-retry/v);
	const silent = find('workload version');
	t.is(silent?.kind, 'same');
	t.regex(silent?.note ?? '', /reports no version/v);
	t.is(find('workload version', {record: {workloadVersion: '8.0.36'}, now: {workloadVersion: '8.0.37'}})?.kind, 'expected');
	t.is(find('workload version', {record: {workloadVersion: '8.0.36', revision: 30}, now: {workloadVersion: '8.0.36'}})?.kind, 'same');
	t.is(find('workload version', {record: {workloadVersion: '8.0.36'}})?.kind, 'surprising');
});

test('each setting is held against what was foretold', t => {
	const record = {settings: makeSettings(makeSetting('kept', 1), makeSetting('lost', 1), makeSetting('gone', 1), makeSetting('given', 1), makeSetting('broken', 1), makeSetting('usual', 1, {source: 'default'}))};
	const settings = makeSettings(makeSetting('kept', 1), makeSetting('given', 5), makeSetting('broken', 9), makeSetting('usual', 2, {source: 'default'}), makeSetting('fresh', 7, {source: 'default'}));
	const foretold = [row('kept', 'kept'), row('lost', 'kept'), row('gone', 'dropped', {reason: 'The new charm does not have it.'}), row('given', 'set', {after: '5'}), row('broken', 'set', {after: '8'}), row('fresh', 'new')];
	const rows = compare({record, settings, foretold}).filter(({what}) => what.startsWith('setting '));
	t.deepEqual(Object.fromEntries(rows.map(({what, kind}) => [what.slice('setting '.length), kind])), {
		broken: 'surprising', fresh: 'expected', given: 'expected', gone: 'expected', kept: 'same', lost: 'surprising', usual: 'expected',
	});
	t.is(rows.at(-1)?.what, 'setting kept', 'Those that are the same stand last.');
	t.is(rows.find(({what}) => what === 'setting gone')?.note, 'The new charm does not have it.');
});

test('without a forecast what somebody had set must not change unseen', t => {
	const record = {settings: makeSettings(makeSetting('a', 1), makeSetting('b', 1, {source: 'default'}))};
	t.is(find('setting a', {record})?.kind, 'surprising');
	t.is(find('setting b', {record})?.kind, 'expected');
});

test('settings that were not read are no settings that are well, and secrets are not shown', t => {
	t.is(find('settings', {record: {settings: undefined}})?.kind, 'surprising');
	const record = {settings: makeSettings(makeSetting('root-password', 'hunter2'))};
	const changed = find('setting root-password', {record, settings: makeSettings(makeSetting('root-password', 'other'))});
	t.deepEqual([changed?.before, changed?.after, changed?.kind], ['hidden', 'hidden, another', 'surprising']);
});
