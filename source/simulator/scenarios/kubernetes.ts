import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36} from './small-blueprint.js';

const pods = (count: number): string[] => Array.from({length: count}, (_, index) => String(index));

/** A controller and models that live in pods. */
export const kubernetes: Scenario = {
	name: 'kubernetes',
	title: 'A Kubernetes cloud',
	description: 'A controller on Kubernetes at 3.6.4, two models without machines, 10 agents. 3.6.28 is out; backups cannot be made.',
	create: (seed, startedAt = defaultStart) => buildCloud({
		scenario: 'kubernetes',
		title: 'A Kubernetes cloud',
		clientVersion: era36.clientVersion,
		controllers: [{
			name: 'k8s',
			kind: 'caas',
			cloud: 'microk8s',
			cloudType: 'kubernetes',
			region: 'localhost',
			version: era36.version,
			published: {released: era36.released},
			members: 1,
			models: [
				{
					name: 'shop',
					machines: [],
					applications: [
						{
							name: 'traefik', charm: 'traefik-k8s', revision: 194, on: pods(1), message: 'Serving at 10.43.8.20',
						},
						{
							name: 'postgresql', charm: 'postgresql-k8s', channel: '14/stable', revision: 281, on: pods(3), workloadVersion: '14.11',
						},
					],
					relations: [{left: 'postgresql:database-peers', right: 'postgresql:database-peers', interface: 'postgresql_peers'}],
				},
				{
					name: 'observability',
					machines: [],
					applications: [
						{
							name: 'grafana', charm: 'grafana-k8s', revision: 106, on: pods(1),
						},
						{
							name: 'loki', charm: 'loki-k8s', revision: 151, on: pods(2),
						},
						{
							name: 'prometheus', charm: 'prometheus-k8s', revision: 184, on: pods(2),
						},
					],
				},
			],
		}],
	}, seed, startedAt),
};
