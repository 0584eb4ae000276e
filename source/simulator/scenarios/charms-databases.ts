import {type CharmRelease, type DeclaredCharm} from '../cloud.js';
import {type ApplicationBlueprint} from './blueprint.js';
import {
	channelOf,
	declared,
	machines,
	releasesOf,
	type CharmEra,
} from './charms-era.js';

const postgresqlNow = (era: CharmEra): DeclaredCharm => declared(era, {
	endpoints: [
		{name: 'database', role: 'provider', interface: 'postgresql_client'},
		{name: 'database-peers', role: 'peer', interface: 'postgresql_peers'},
		{name: 'replication', role: 'provider', interface: 'postgresql_async'},
	],
	storage: [{
		name: 'pgdata', type: 'filesystem', minimum: 1, maximum: 1, location: '/var/lib/postgresql',
	}],
	settings: {
		profile: {type: 'string', default: 'production', description: 'Profile of how much memory the server takes'},
		'max-connections': {type: 'int', default: 100, description: 'Connections at once'},
		'experimental-replication': {type: 'boolean', default: false, description: 'Replicates to another cluster'},
		'backup-retention': {type: 'string', default: '7', description: 'Days that backups are kept'},
		'checkpoint-target': {type: 'float', default: 0.5, description: 'Part of the time between checkpoints that one may take'},
	},
});

/** One setting gone, one of another type, one new that has no default. */
const postgresqlNext = (era: CharmEra): DeclaredCharm => {
	const now = postgresqlNow(era);
	const {'experimental-replication': gone, ...kept} = now.settings ?? {};
	return {
		...now,
		settings: {
			...kept,
			'backup-retention': {type: 'int', default: 7, description: 'Days that backups are kept'},
			'rotation-owner': {type: 'string', description: 'Who is told before passwords are rotated; must be set'},
			'log-slow-queries': {type: 'boolean', default: false, description: 'Logs queries that take longer than a second'},
		},
	};
};

/** A database of three: settings that somebody made, a newer revision, and another track. */
export const postgresql = (era: CharmEra): ApplicationBlueprint => {
	const channel = channelOf(era, '14');
	return {
		name: 'postgresql',
		channel,
		revision: 288,
		workloadVersion: '14.9',
		message: 'Primary',
		ports: ['5432/tcp'],
		on: machines(era, 0, 1, 2),
		declares: postgresqlNow(era),
		settings: {
			profile: 'testing', 'max-connections': '250', 'experimental-replication': 'true', 'backup-retention': '14',
		},
		actions: {
			'create-backup': {answer: 'backup created', description: 'Creates a backup in S3'},
			'get-primary': {answer: 'postgresql/0', description: 'Says which unit is the primary'},
		},
		releases: releasesOf(era, {
			channel,
			running: {revision: 288, declares: postgresqlNow(era), workloadVersion: '14.9'},
			newer: [
				{revision: 363, declares: postgresqlNext(era), workloadVersion: '14.12'},
				{
					channel: channelOf(era, '16', era.store === 'charmhub' ? 'stable' : 'candidate'), revision: 480, declares: postgresqlNext(era), workloadVersion: '16.4',
				},
			],
		}),
	};
};

const mysqlNow = (era: CharmEra): DeclaredCharm => declared(era, {
	endpoints: [
		{name: 'database', role: 'provider', interface: 'mysql_client'},
		{name: 'database-peers', role: 'peer', interface: 'mysql_peers'},
	],
	storage: [{
		name: 'data', type: 'filesystem', minimum: 1, maximum: 1, location: '/var/lib/mysql',
	}],
	settings: {
		profile: {type: 'string', default: 'production', description: 'Profile of how much memory the server takes'},
		'cluster-name': {type: 'string', description: 'Name of the cluster'},
	},
});

const without = (charm: DeclaredCharm, endpoint: string): DeclaredCharm => ({...charm, endpoints: (charm.endpoints ?? []).filter(({name}) => name !== endpoint)});

const limited = (charm: DeclaredCharm): DeclaredCharm => ({...charm, endpoints: (charm.endpoints ?? []).map(each => each.name === 'database' ? {...each, limit: 1} : each)});

/** One charm for each rule, which keeps every other; `mysql-router` fits. */
const otherCharms = (era: CharmEra): Readonly<Record<string, readonly CharmRelease[]>> => {
	const now = mysqlNow(era);
	const channel = channelOf(era, '8.0');
	const one = (revision: number, declares: DeclaredCharm, release: Partial<CharmRelease> = {}): readonly CharmRelease[] => [{
		channel, revision, bases: [era.base], declares, workloadVersion: '8.0.39', ...release,
	}];
	return {
		'percona-server': one(41, now),
		'mysql-agent': one(12, {...now, isSubordinate: true}),
		'mysql-lite': one(13, without(now, 'database')),
		'mysql-single': one(14, without(now, 'database-peers')),
		'mysql-limited': one(15, limited(now)),
		'mysql-diskless': one(16, {...now, storage: []}),
		'mysql-next': one(17, now, {bases: [era.otherBase]}),
		...(era.format === 2 && {'mysql-classic': one(18, {...now, format: 1})}),
		'mysql-preview': one(19, now, {channel: channelOf(era, '8.4', 'edge')}),
		'mysql-image': one(20, {...now, resources: ['mysql-image']}),
		'mysql-unreleased': [],
	};
};

/** Can become another charm: one that fits, and others that each break one rule. */
export const mysql = (era: CharmEra): ApplicationBlueprint => {
	const channel = channelOf(era, '8.0');
	return {
		name: 'mysql',
		channel,
		revision: 151,
		workloadVersion: '8.0.36',
		message: 'Unit is ready',
		ports: ['3306/tcp'],
		on: machines(era, 3, 4),
		declares: mysqlNow(era),
		settings: {'cluster-name': 'shop'},
		actions: {backup: {answer: 'backup created', description: 'Creates a backup'}},
		releases: releasesOf(era, {
			channel,
			running: {revision: 151, declares: mysqlNow(era), workloadVersion: '8.0.36'},
			newer: [{revision: 196, declares: mysqlNow(era), workloadVersion: '8.0.39'}],
		}),
		otherCharms: otherCharms(era),
	};
};
