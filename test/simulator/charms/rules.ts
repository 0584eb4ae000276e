import test from 'ava';
import {type DeclaredCharm} from '../../../source/simulator/cloud.js';
import {openCharmLab} from '../../_helpers/charm-lab.js';

const db = {name: 'db', role: 'provider', interface: 'mysql'} as const;
const cluster = {name: 'cluster', role: 'peer', interface: 'mysql-peers'} as const;
const whole: DeclaredCharm = {endpoints: [db]};

type Row = readonly [version: string, declares: DeclaredCharm, after: DeclaredCharm, words: string, expected: RegExp | undefined];

const service = String.raw`cannot upgrade service "mysql" to charm "cs:trusty/mysql-\d+": `;
const second = 'cannot upgrade application "mysql" to charm "cs:mysql-13": ';
const last = 'cannot upgrade application "mysql" to charm "ch:amd64/focal/mysql-13": ';
const third = 'cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-13": ';
const exactly = (text: string): RegExp => new RegExp(String.raw`^ERROR ${text}\n$`, 'v');
const storage = (location: string, maximum?: number): DeclaredCharm => ({
	storage: [{
		name: 'data', type: 'filesystem', minimum: 1, location, ...(maximum !== undefined && {maximum}),
	}],
});

const rows: readonly Row[] = [
	['1.25.13', whole, {isSubordinate: true}, '', exactly('cannot change a service\'s subordinacy')],
	['2.5.8', whole, {isSubordinate: true}, '', exactly('cannot change an application\'s subordinacy')],
	['3.6.28', whole, {isSubordinate: true}, '', exactly(`${third}cannot change an application's subordinacy`)],
	['4.0.15', whole, {isSubordinate: true}, '', undefined],
	['1.25.13', whole, {endpoints: [cluster]}, '', exactly(`${service}would break relation "wordpress:db mysql:db"`)],
	['2.0.4', whole, {endpoints: []}, '', exactly(`${second}would break relation "wordpress:db mysql:db"`)],
	['2.9.52', whole, {endpoints: [{...db, interface: 'pgsql'}]}, '', exactly(`${last}would break relation "wordpress:db mysql:db"`)],
	['3.6.28', whole, {endpoints: []}, '--force', exactly(`${third}would break relation "wordpress:db mysql:db"`)],
	['4.0.15', whole, {endpoints: []}, '', exactly('charm has no corresponding relation "db"')],
	['4.0.15', whole, {endpoints: [{...db, interface: 'pgsql'}]}, '', exactly('cannot change interface of relation "db" from mysql to pgsql')],
	['3.6.28', {endpoints: [db, {...db, name: 'unused'}]}, whole, '', undefined],
	['2.0.4', {endpoints: [db, cluster]}, whole, '', exactly(`${second}would break relation "mysql:cluster"`)],
	['2.8.10', {endpoints: [db, cluster]}, whole, '', exactly(`${second}would break relation "mysql:cluster"`)],
	['2.8.11', {endpoints: [db, cluster]}, whole, '', undefined],
	['2.9.2', {endpoints: [db, cluster]}, whole, '', exactly(`${last}would break relation "mysql:cluster"`)],
	['2.9.3', {endpoints: [db, cluster]}, whole, '', undefined],
	['3.6.28', {endpoints: [db, cluster]}, whole, '', undefined],
	['4.0.15', {endpoints: [db, cluster]}, whole, '', exactly(String.raw`charm has no corresponding peer relation "cluster"\. Please scale down to 0 units to refresh`)],
	['2.9.52', {storage: storage('', 1).storage ?? []}, {storage: []}, '', exactly(`${last}required storage "data" removed`)],
	['1.25.13', {storage: []}, storage(''), '', exactly(`${service}required storage "data" added`)],
	['3.6.28', {storage: []}, storage(''), '', undefined],
	['1.25.13', storage('/srv', 1), storage('/srv'), '', exactly(`${service}existing storage "data" with location changed from singleton to multiple`)],
	['3.6.28', storage('/srv', 1), storage('/srv'), '', exactly(`${third}existing storage "data" with location changed from single to multiple`)],
	['3.6.28', storage('/srv', 2), storage('/srv', 1), '', exactly(`${third}existing storage "data" range contracted: max decreased from 2 to 1`)],
	['3.6.28', storage('/srv', 1), storage('/mnt', 1), '', exactly(`${third}existing storage "data" location changed from "/srv" to "/mnt"`)],
	['4.0.15', storage('', 1), {storage: []}, '', /because storage definition "data" removed/v],
	['3.6.28', {format: 2}, {format: 1}, '', exactly('cannot downgrade from v2 charm format to v1')],
	['2.9.52', {format: 2}, {format: 1}, '', undefined],
];

for (const [version, declares, after, words, expected] of rows) {
	test(`${version}: from ${JSON.stringify(declares)} to ${JSON.stringify(after)}`, t => {
		const {refresh, application} = openCharmLab({
			version, declares, releases: [{declares: after}], change(_, {relations}) {
				if (relations.every(({left, right}) => !(left.application === 'mysql' || right.application === 'mysql'))) {
					relations.push({
						left: {application: 'mysql', endpoint: 'db'}, right: {application: 'wordpress', endpoint: 'db'}, interface: 'mysql', scope: 'global',
					});
				}
			},
		});
		const before = application.revision;
		const {stderr, exitCode} = refresh(words);
		t.is(exitCode, expected ? 1 : 0, stderr);
		t.is(application.revision, expected ? before : before + 1);
		t.regex(stderr, expected ?? /^Added /v);
	});
}

test('a limit of relations is held against what there is, and --force passes over it', t => {
	const options = {
		version: '3.6.28', declares: whole, releases: [{declares: {endpoints: [{...db, limit: 1}]}}],
		change(_: unknown, {relations}: {relations: Array<{left: {application: string; endpoint: string}; right: {application: string; endpoint: string}; interface: string; scope: 'global' | 'container'}>}) {
			relations.push({
				left: {application: 'mysql', endpoint: 'db'}, right: {application: 'blog', endpoint: 'db'}, interface: 'mysql', scope: 'global',
			});
		},
	};
	t.is(openCharmLab(options).refresh().stderr, 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-13": new charm version imposes a maximum relation limit of 1 for mysql:db which cannot be satisfied by the number of already established relations (2)\n');
	t.is(openCharmLab(options).refresh('--force').exitCode, 0);
});

test('the base: before 2.9 the controller judges it, since then the store has nothing for it, and it can be forced', t => {
	const releases = [{bases: ['18.04']}];
	t.is(openCharmLab({version: '2.5.8', releases}).refresh().stderr, 'ERROR only these series are supported: [bionic]\n');
	t.is(openCharmLab({version: '2.5.8', releases}).refresh('--force-series').exitCode, 0);
	t.is(openCharmLab({version: '1.25.13', releases}).refresh().stderr, 'ERROR cannot change a service\'s series\n');
	t.regex(openCharmLab({version: '2.9.52', releases}).refresh().stderr, /^ERROR selecting releases: charm or bundle not found for channel "8\.0\/stable", platform "amd64\/ubuntu\/20\.04"\navailable releases are:\n {2}channel "8\.0\/stable": available bases are: ubuntu@18\.04\n/v);
	t.is(openCharmLab({version: '3.6.28', releases}).refresh('--force-base').exitCode, 0);
	const {refresh, application} = openCharmLab({version: '3.6.28', releases: [{bases: ['24.04']}]});
	t.is(refresh('--base ubuntu@24.04').exitCode, 0);
	t.deepEqual(application.base, {name: 'ubuntu', channel: '24.04', series: 'noble'});
});

test('an application that is being removed takes no charm', t => {
	t.is(openCharmLab({
		version: '3.6.28', change(application) {
			application.life = 'dying';
		},
	}).refresh().stderr, 'ERROR cannot upgrade application "mysql" to charm "ch:amd64/jammy/mysql-13": application is not found or not alive\n');
});

test('peers go and come with the charm', t => {
	const {refresh, model} = openCharmLab({version: '3.6.28', declares: {endpoints: [db, cluster]}, releases: [{declares: {endpoints: [db, {...cluster, name: 'replicas'}]}}]});
	t.is(refresh().exitCode, 0);
	t.deepEqual(model.relations.filter(({left, right}) => left.application === right.application).map(({left}) => left.endpoint), ['replicas']);
});
