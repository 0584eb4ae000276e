import test from 'ava';
import {planRollBack, type RollBackFacts} from '../../../source/domain/charm/roll-back.js';
import {type CharmOrder} from '../../../source/domain/charm/order.js';
import {type CharmRecord} from '../../../source/domain/charm/record.js';
import {type Application} from '../../../source/domain/status.js';
import {parseVersion} from '../../../source/domain/version.js';
import {
	makeApplication,
	makeRecord,
	makeSetting,
	makeSettings,
} from '../../_helpers/charm-example.js';

const plan = (client: string, {record = {}, now = {}, facts = {}}: {readonly record?: Partial<CharmRecord>; readonly now?: Partial<Application>; readonly facts?: RollBackFacts} = {}) =>
	planRollBack(makeRecord(record), makeApplication(now), parseVersion(client), facts);

const ordersOf = (...options: Parameters<typeof plan>): readonly CharmOrder[] | string => {
	const way = plan(...options);
	return way.kind === 'possible' ? way.orders : way.reason;
};

test('the same charm goes back by its revision, with its channel where that moved or is needed', t => {
	t.deepEqual(ordersOf('3.6.28'), [{revision: 29}]);
	t.deepEqual(ordersOf('3.6.28', {now: {charmChannel: '8.4/stable'}}), [{revision: 29, channel: '8.0/stable'}]);
	t.deepEqual(ordersOf('4.1.0'), [{revision: 29, channel: '8.0/stable'}]);
	t.deepEqual(ordersOf('3.6.28', {facts: {controller: parseVersion('4.1.0')}}), [{revision: 29, channel: '8.0/stable'}]);
	t.deepEqual(ordersOf('3.6.28', {record: {channel: 'edge'}, now: {charmChannel: 'latest/edge'}}), [{revision: 29}]);
});

test('1.25 knows no channels, and 2.8 goes back by revision too', t => {
	const record = {charm: 'cs:trusty/mysql-29', origin: undefined, channel: undefined};
	const now = {charm: 'cs:trusty/mysql-30', charmOrigin: undefined, charmChannel: undefined};
	t.deepEqual(ordersOf('1.25.13', {record, now}), [{revision: 29}]);
	t.deepEqual(ordersOf('2.8.13', {record: {charm: 'cs:mysql-29', origin: 'jujucharms', channel: undefined}, now: {charm: 'cs:mysql-30', charmOrigin: 'jujucharms', charmChannel: undefined}}), [{revision: 29}]);
});

test('another charm goes back by a switch, then by its revision; the old store took both in one', t => {
	t.deepEqual(ordersOf('3.6.28', {now: {charm: 'percona'}}), [{switch: 'ch:mysql', channel: '8.0/stable'}, {revision: 29}]);
	t.deepEqual(ordersOf('4.1.0', {now: {charm: 'percona'}}), [{switch: 'ch:mysql', channel: '8.0/stable'}, {revision: 29, channel: '8.0/stable'}]);
	const first = {charm: 'cs:trusty/mysql-29', origin: undefined, channel: undefined};
	t.deepEqual(ordersOf('1.25.13', {record: first, now: {charm: 'cs:trusty/percona-3', charmOrigin: undefined, charmChannel: undefined}}), [{switch: 'cs:trusty/mysql-29'}]);
	t.deepEqual(ordersOf('2.8.13', {record: {charm: 'mysql', origin: 'jujucharms', channel: 'stable'}, now: {charm: 'percona', charmOrigin: 'jujucharms'}}), [{switch: 'cs:mysql-29', channel: 'stable'}]);
	t.deepEqual(ordersOf('2.9.52', {record: {charm: 'cs:mysql-29', origin: 'charmstore', channel: undefined}, now: {}}), [{switch: 'cs:mysql-29'}], 'the same name from another store');
	const gone = plan('3.6.28', {record: {charm: 'cs:mysql-29', origin: 'charmstore'}});
	t.regex(gone.kind === 'impossible' ? gone.reason : '', /3\.0 on do not know/v);
});

test('a charm of a file comes back by its file only', t => {
	const record = {
		charm: 'local:jammy/mysql-2', origin: 'local', revision: 2, channel: undefined,
	};
	const now = {
		charm: 'local:jammy/mysql-3', charmOrigin: 'local', charmRevision: 3, charmChannel: undefined,
	};
	const without = plan('3.6.28', {record, now});
	t.is(without.kind, 'impossible');
	t.regex(without.kind === 'impossible' ? without.advice : '', /old file/v);
	t.true(without.kind === 'impossible' && without.isFileMissing);
	t.deepEqual(ordersOf('3.6.28', {record, now, facts: {path: './old.charm'}}), [{path: './old.charm'}]);
	const first = {
		charm: 'local:trusty/mysql-2', origin: undefined, revision: 2, channel: undefined,
	};
	t.deepEqual(ordersOf('1.25.13', {record: first, now: {...now, charm: 'local:trusty/mysql-3'}, facts: {path: '/charms'}}), [{repository: '/charms'}]);
	t.deepEqual(ordersOf('1.25.13', {record: first, now: {charm: 'cs:trusty/mysql-3', charmOrigin: undefined}, facts: {path: '/charms'}}), [{repository: '/charms', switch: 'local:trusty/mysql'}]);
});

test('what is as it was needs no way back; what is not known has none', t => {
	t.is(plan('3.6.28', {now: {charmRevision: 29}}).kind, 'impossible');
	t.is(plan('3.6.28', {record: {revision: undefined}}).kind, 'impossible');
});

test('settings that somebody had given and that are gone or changed are given again', t => {
	const settings = makeSettings(
		makeSetting('port', 3307), makeSetting('name', 'shop'), makeSetting('gone', true), makeSetting('mode', 'fast', {source: 'default', default: 'fast'}), makeSetting('size', '1G', {source: 'default'}), makeSetting('empty', undefined),
	);
	const now = makeSettings(makeSetting('port', 3306), makeSetting('name', 'shop'), makeSetting('mode', 'slow', {source: 'default'}), makeSetting('size', '2G'), makeSetting('fresh', 'x'));
	const way = plan('3.6.28', {record: {settings}, facts: {settings: now}});
	t.deepEqual(way.kind === 'possible' ? way.settings : {}, {port: '3307', gone: 'true'});
	const unread = plan('3.6.28', {record: {settings}, facts: {settings}});
	t.deepEqual(unread.kind === 'possible' ? unread.settings : {}, {port: '3307', name: 'shop', gone: 'true'}, 'Not read again since: all that was given is given again.');
	const losses = way.kind === 'possible' ? way.losses.join('\n') : '';
	t.regex(losses, /Settings that only the new charm has lose their values: fresh\./v);
	t.deepEqual(way.kind === 'possible' ? way.reset : [], ['size'], 'Somebody gave it since.');
	t.deepEqual(unread.kind === 'possible' ? unread.reset : [], [], 'Nobody knows what was given since.');
});

test('losses name what does not come back, by version', t => {
	const lossesOf = (...options: Parameters<typeof plan>): string => {
		const way = plan(...options);
		return way.kind === 'possible' ? way.losses.join('\n') : '';
	};

	t.regex(lossesOf('3.6.28'), /data that it converted[\s\S]*storage[\s\S]*Resources[\s\S]*peer relation twice[\s\S]*in error/v);
	t.notRegex(lossesOf('3.6.28', {now: {relations: []}}), /peer relation/v);
	t.notRegex(lossesOf('1.25.13', {record: {channel: undefined}, now: {charmChannel: undefined}}), /peer relation|Resources|channel/v);
	t.regex(lossesOf('4.1.0'), /withdrawn/v);
	t.regex(lossesOf('3.4.0', {now: {base: 'ubuntu@24.04'}}), /Its base stays ubuntu@24\.04; it was ubuntu@22\.04/v);
	t.deepEqual(ordersOf('3.6.28', {now: {base: 'ubuntu@24.04'}}), [{revision: 29, base: 'ubuntu@22.04'}]);
});
