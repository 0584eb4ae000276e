import {type CharmRelease, type DeclaredCharm} from '../cloud.js';
import {type ApplicationBlueprint, type ModelBlueprint} from './blueprint.js';
import {mysql, postgresql} from './charms-databases.js';
import {
	channelOf,
	declared,
	machines,
	releasesOf,
	type CharmEra,
} from './charms-era.js';

/** A charm of which nothing is special: what makes its newer revision so is `change`. */
const plain = (era: CharmEra, blueprint: ApplicationBlueprint & {readonly revision: number}, {declares, change, track = 'latest'}: {
	readonly declares: DeclaredCharm;
	readonly change?: Omit<CharmRelease, 'channel' | 'bases' | 'revision' | 'declares'> & {readonly revision: number};
	readonly track?: string;
}): ApplicationBlueprint => {
	const channel = channelOf(era, track);
	const charm = declared(era, declares);
	const {revision, workloadVersion} = blueprint;
	return {
		...blueprint,
		channel,
		declares: charm,
		releases: releasesOf(era, {
			channel,
			running: {revision, declares: charm, ...(workloadVersion !== undefined && {workloadVersion})},
			newer: change ? [{declares: charm, ...change}] : [],
		}),
	};
};

const data = (name: string, location: string): DeclaredCharm['storage'] => [{
	name, type: 'filesystem', minimum: 1, maximum: 1, location,
}];

/** Stops after its first unit, until its operator says that it may go on. Charms of 1.25 did no such thing. */
const kafka = (era: CharmEra): ApplicationBlueprint => plain(era, {
	name: 'kafka',
	revision: 195,
	workloadVersion: '3.5.1',
	message: 'machine system settings are not optimal',
	on: machines(era, 7, 8, 9),
	...(era.store !== 'charmstore-1' && {
		actions: {
			'pre-refresh-check': {answer: 'Charm is ready for refresh. For refresh instructions, see https://charmhub.io/kafka/docs/h-upgrade', description: 'Checks whether the charm can be refreshed'},
			'resume-refresh': {answer: 'Refresh resumed', description: 'Lets the next units refresh'},
		},
	}),
}, {
	track: '3',
	declares: {
		endpoints: [{name: 'cluster', role: 'peer', interface: 'cluster'}, {name: 'kafka-client', role: 'provider', interface: 'kafka_client'}],
		storage: data('data', '/var/lib/kafka'),
		settings: {'pause-after-unit-refresh': {type: 'string', default: 'first', description: 'Waits for resume-refresh after all, first or none'}},
	},
	change: {
		revision: 205,
		workloadVersion: '3.9.0',
		...(era.store !== 'charmstore-1' && {
			pauses: {action: 'resume-refresh', message: 'Refreshing. Check units >=1 are healthy & run `resume-refresh` on unit 1. To rollback, `juju refresh --revision 195`'},
		}),
	},
});

const cache = {name: 'cache', role: 'provider', interface: 'redis'} as const;

/** Hooks that fail, and files that are in the way. */
const troublesome = (era: CharmEra): readonly ApplicationBlueprint[] => [
	plain(era, {
		name: 'redis', revision: 31, workloadVersion: '6.2', message: 'ready', on: machines(era, 10, 11),
	}, {declares: {endpoints: [cache]}, change: {revision: 35, workloadVersion: '7.0', hookFails: {how: 'once', units: ['redis/1']}}}),
	plain(era, {
		name: 'rabbitmq', charm: 'rabbitmq-server', revision: 188, workloadVersion: '3.9.27', message: 'Unit is ready and clustered', on: machines(era, 10, 11),
	}, {
		track: '3.9',
		declares: {endpoints: [{name: 'amqp', role: 'provider', interface: 'rabbitmq'}, {name: 'cluster', role: 'peer', interface: 'rabbitmq-ha'}]},
		change: {revision: 202, workloadVersion: '3.12.1', hookFails: {how: 'always', units: ['rabbitmq/0']}},
	}),
	plain(era, {
		name: 'haproxy', revision: 81, workloadVersion: '2.8.3', ports: ['80/tcp'], on: machines(era, 5, 6), isExposed: true,
	}, {
		track: '2.8',
		declares: {endpoints: [{name: 'reverseproxy', role: 'requirer', interface: 'http'}]},
		change: {revision: 97, workloadVersion: '2.8.10', conflictsOn: ['haproxy/0']},
	}),
];

/** Nothing is wrong with them. */
const calm = (era: CharmEra): readonly ApplicationBlueprint[] => [
	plain(era, {
		name: 'webapp', revision: 42, workloadVersion: '1.14.0', message: 'ready', on: machines(era, 5, 6), settings: {theme: 'dark'},
	}, {
		declares: {
			endpoints: [
				{name: 'db', role: 'requirer', interface: 'postgresql_client'},
				{name: 'orders', role: 'requirer', interface: 'mysql_client'},
				{name: 'website', role: 'provider', interface: 'http'},
			],
			settings: {theme: {type: 'string', default: 'light', description: 'Colours of the pages'}},
		},
	}),
	plain(era, {
		name: 'elasticsearch', revision: 59, workloadVersion: '7.17.9', message: 'Ready', ports: ['9200/tcp'], on: machines(era, 7, 8),
	}, {
		declares: {endpoints: [{name: 'peer', role: 'peer', interface: 'elasticsearch'}], storage: data('index', '/srv/index')},
		change: {
			revision: 64, workloadVersion: '7.17.24', arrives: [30_000, 60_000], hookTakes: [60_000, 120_000],
		},
	}),
	{
		...plain(era, {
			name: 'memcached', revision: 38, on: machines(era, 9), message: 'Unit is ready',
		}, {declares: {endpoints: [{name: 'cache', role: 'provider', interface: 'memcache'}]}, change: {revision: 39}}),
		life: 'dying',
	},
	{
		name: 'reports',
		origin: 'local',
		revision: 3,
		message: 'ready',
		on: machines(era, 6),
		declares: declared(era, {
			endpoints: [{name: 'orders', role: 'requirer', interface: 'mysql_client'}],
			settings: {hour: {type: 'int', default: 4, description: 'When the reports are written'}},
		}),
		settings: {hour: '5'},
	},
];

const watcher = (era: CharmEra): ApplicationBlueprint => plain(era, {
	name: 'nrpe', revision: 97, under: ['postgresql', 'mysql'], message: 'Ready', settings: {'check-interval': '120'},
}, {
	declares: {
		isSubordinate: true,
		endpoints: [{
			name: 'general-info', role: 'requirer', interface: 'juju-info', scope: 'container',
		}],
		settings: {'check-interval': {type: 'int', default: 60, description: 'Seconds between two checks'}},
	},
	change: {revision: 121},
});

/**
The names of those that play in every time, and of the settings and charms that journeys speak of. `wave` is five of which `rabbitmq` fails.
*/
export const charmCast = {
	plain: 'postgresql',
	switches: 'mysql',
	subordinate: 'nrpe',
	local: 'reports',
	pauses: 'kafka',
	failsOnce: 'redis',
	failsAlways: 'rabbitmq',
	conflict: 'haproxy',
	slow: 'elasticsearch',
	dying: 'memcached',
	upToDate: 'webapp',
	wave: ['postgresql', 'mysql', 'nrpe', 'redis', 'rabbitmq'],
	/** What `mysql` can be switched to, by the rule that it breaks. */
	switchTo: {
		fits: 'percona-server',
		subordinacy: 'mysql-agent',
		relationsInUse: 'mysql-lite',
		peerRelations: 'mysql-single',
		relationLimits: 'mysql-limited',
		storage: 'mysql-diskless',
		base: 'mysql-next',
		/** Not there in 1.25 and 2.8. */
		charmFormat: 'mysql-classic',
		/** Only in a channel that nobody follows: `8.0/stable` has nothing of it. */
		releaseMissing: 'mysql-preview',
		resourceMissing: 'mysql-image',
		nowhere: 'mysql-unreleased',
	},
	settings: {
		kept: 'max-connections', dropped: 'experimental-replication', retyped: 'backup-retention', isNew: 'rotation-owner',
	},
} as const;

/**
The model in which charms are upgraded: eleven applications, each with another story.
*/
export const charmModel = (era: CharmEra): ModelBlueprint => ({
	name: 'shop',
	machines: [...(era.firstMachine === 0 ? [] : ['0']), ...machines(era, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
	applications: [postgresql(era), mysql(era), kafka(era), ...troublesome(era), ...calm(era), watcher(era)],
	relations: [
		{left: 'postgresql:database', right: 'webapp:db', interface: 'postgresql_client'},
		{left: 'mysql:database', right: 'webapp:orders', interface: 'mysql_client'},
		{left: 'mysql:database', right: 'reports:orders', interface: 'mysql_client'},
		{left: 'webapp:website', right: 'haproxy:reverseproxy', interface: 'http'},
		{left: 'postgresql:database-peers', right: 'postgresql:database-peers', interface: 'postgresql_peers'},
		{left: 'mysql:database-peers', right: 'mysql:database-peers', interface: 'mysql_peers'},
		{left: 'kafka:cluster', right: 'kafka:cluster', interface: 'cluster'},
		{left: 'rabbitmq:cluster', right: 'rabbitmq:cluster', interface: 'rabbitmq-ha'},
		{left: 'elasticsearch:peer', right: 'elasticsearch:peer', interface: 'elasticsearch'},
		{
			left: 'postgresql:juju-info', right: 'nrpe:general-info', interface: 'juju-info', scope: 'container',
		},
		{
			left: 'mysql:juju-info', right: 'nrpe:general-info', interface: 'juju-info', scope: 'container',
		},
	],
});
