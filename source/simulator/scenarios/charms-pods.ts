import {type DeclaredCharm} from '../cloud.js';
import {type ModelBlueprint} from './blueprint.js';
import {releasesOf, type CharmEra} from './charms-era.js';

const era: CharmEra = {
	base: '22.04', otherBase: '24.04', store: 'charmhub', format: 2, firstMachine: 0,
};

const pods = (count: number): readonly string[] => Array.from({length: count}, (_, index) => String(index));

const database: DeclaredCharm = {
	mode: 'sidecar',
	format: 2,
	endpoints: [{name: 'database', role: 'provider', interface: 'postgresql_client'}, {name: 'database-peers', role: 'peer', interface: 'postgresql_peers'}],
	storage: [{
		name: 'pgdata', type: 'filesystem', minimum: 1, maximum: 1, location: '/var/lib/postgresql/data',
	}],
	resources: ['postgresql-image'],
	settings: {profile: {type: 'string', default: 'production', description: 'Profile of how much memory the server takes'}},
};

const ingress: DeclaredCharm = {
	mode: 'sidecar',
	format: 2,
	endpoints: [{name: 'ingress', role: 'provider', interface: 'ingress'}],
	resources: ['traefik-image'],
	settings: {'routing-mode': {type: 'string', default: 'path', description: 'How requests are told apart'}},
};

const table: DeclaredCharm = {
	mode: 'podspec',
	format: 1,
	endpoints: [{name: 'mysql', role: 'provider', interface: 'mysql'}],
	storage: [{
		name: 'database', type: 'filesystem', minimum: 1, maximum: 1, location: '/var/lib/mysql',
	}],
	resources: ['mysql_image'],
	settings: {database: {type: 'string', default: 'database', description: 'Name of the database'}},
};

/** Charms of Kubernetes: beside their workload, and one that is a specification of its pod. */
export const charmsInPods: ModelBlueprint = {
	name: 'shop',
	machines: [],
	applications: [
		{
			name: 'postgresql',
			charm: 'postgresql-k8s',
			channel: '14/stable',
			revision: 281,
			workloadVersion: '14.11',
			message: 'Primary',
			on: pods(3),
			declares: database,
			settings: {profile: 'testing'},
			actions: {
				'pre-refresh-check': {answer: 'Charm is ready for refresh', description: 'Checks whether the charm can be refreshed'},
				'resume-refresh': {answer: 'Refresh resumed', description: 'Lets the next units refresh'},
			},
			releases: releasesOf(era, {
				channel: '14/stable',
				running: {revision: 281, declares: database, workloadVersion: '14.11'},
				newer: [
					{
						revision: 381,
						declares: database,
						workloadVersion: '14.15',
						pauses: {action: 'resume-refresh', message: 'Refreshing. Check units >=2 are healthy & run `resume-refresh` on unit 1. To rollback, `juju refresh --revision 281`'},
					},
					{
						channel: '14/edge', revision: 400, declares: {...database, storage: [...database.storage ?? [], {name: 'logs', type: 'filesystem', minimum: 1}]}, workloadVersion: '14.16',
					},
				],
			}),
		},
		{
			name: 'traefik',
			charm: 'traefik-k8s',
			revision: 194,
			workloadVersion: '2.11.0',
			message: 'Serving at 10.43.8.20',
			on: pods(2),
			declares: ingress,
			releases: releasesOf(era, {
				channel: 'latest/stable',
				running: {revision: 194, declares: ingress, workloadVersion: '2.11.0'},
				newer: [{
					revision: 236, declares: ingress, workloadVersion: '2.11.14', hookFails: {how: 'once', units: ['traefik/0']},
				}],
			}),
		},
		{
			name: 'mariadb',
			charm: 'mariadb-k8s',
			revision: 35,
			message: 'ready',
			on: pods(1),
			declares: table,
			releases: releasesOf(era, {
				channel: 'latest/stable',
				running: {revision: 35, declares: table},
				newer: [{revision: 52, declares: {...table, mode: 'sidecar', format: 2}}],
			}),
		},
		{
			name: 'grafana', charm: 'grafana-k8s', revision: 106, on: pods(1), declares: {mode: 'sidecar', format: 2}, releases: releasesOf(era, {
				channel: 'latest/stable', running: {revision: 106, declares: {mode: 'sidecar', format: 2}}, newer: [],
			}),
		},
	],
	relations: [{left: 'postgresql:database-peers', right: 'postgresql:database-peers', interface: 'postgresql_peers'}],
};
