import {buildCloud} from './build-cloud.js';
import {type ApplicationBlueprint, type ModelBlueprint} from './blueprint.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36} from './small-blueprint.js';

const range = (count: number, first = 0): string[] => Array.from({length: count}, (_, index) => String(first + index));

const watchers: readonly string[] = ['nrpe', 'telegraf', 'filebeat'];

/** Subordinates that watch every unit of the applications named. */
const watched = (under: readonly string[], names: readonly string[] = watchers): ApplicationBlueprint[] =>
	names.map((name, index) => ({name, revision: 97 + index, under}));

const containers = (host: string, count: number): string[] => range(count).map(number => `${host}/lxd/${number}`);

/** Hosts with their containers behind each. */
const withContainers = (hosts: readonly string[], count: number): string[] =>
	hosts.flatMap(host => [host, ...containers(host, count)]);

const slot = (number: number, hosts: readonly string[]): string[] => hosts.map(host => `${host}/lxd/${number}`);

const controlHosts = range(3);
const computeHosts = range(14, 3);
const storageHosts = range(3, 17);

const cloudServices = ['keystone', 'glance', 'neutron-api', 'nova-cloud-controller', 'placement', 'cinder', 'mysql-innodb-cluster', 'rabbitmq-server', 'vault', 'openstack-dashboard'];

const openstack: ModelBlueprint = {
	name: 'openstack',
	machines: [...withContainers(controlHosts, cloudServices.length), ...computeHosts, ...storageHosts],
	applications: [
		...cloudServices.map((name, index): ApplicationBlueprint => ({
			name, channel: '2024.1/stable', revision: 640 + index, on: slot(index, controlHosts), message: 'Unit is ready',
		})),
		{
			name: 'nova-compute', channel: '2024.1/stable', revision: 771, on: computeHosts, message: 'Unit is ready', workloadVersion: '29.2.0',
		},
		{
			name: 'ceph-osd', channel: 'squid/stable', revision: 612, on: storageHosts, message: 'Unit is ready (4 OSD)', workloadVersion: '19.2.0',
		},
		{
			name: 'ovn-chassis', channel: '24.03/stable', revision: 296, under: ['nova-compute'],
		},
		{
			name: 'mysql-router', channel: '8.0/stable', revision: 201, under: ['keystone', 'glance', 'cinder', 'placement', 'neutron-api'],
		},
		{
			name: 'hacluster', channel: '2.4/stable', revision: 142, under: ['keystone', 'glance', 'cinder'],
		},
		{name: 'landscape-client', revision: 84, under: cloudServices},
		...watched(['nova-compute', 'ceph-osd']),
	],
	relations: [{left: 'keystone:identity-service', right: 'glance:identity-service', interface: 'keystone'}],
};

const kept = (name: string, applications: readonly ApplicationBlueprint[], count: number): ModelBlueprint => ({
	name,
	machines: range(count),
	applications: [...applications, ...watched(applications.map(application => application.name))],
});

const web = kept('web', [
	{
		name: 'haproxy', channel: '2.8/stable', revision: 81, ports: ['80/tcp', '443/tcp'], on: range(2), isExposed: true, workloadVersion: '2.8.3',
	},
	{
		name: 'wordpress', revision: 42, on: range(7, 2), message: 'Ready', ports: ['80/tcp'],
	},
], 9);

const data = kept('data', [
	{
		name: 'mysql', channel: '8.0/stable', revision: 151, on: range(3), ports: ['3306/tcp'], workloadVersion: '8.0.36',
	},
	{
		name: 'postgresql', channel: '14/stable', revision: 468, on: range(3, 3), ports: ['5432/tcp'], workloadVersion: '14.12',
	},
	{
		name: 'kafka', channel: '3/stable', revision: 195, on: range(3, 6),
	},
], 9);

const logging = kept('logging', [
	{
		name: 'opensearch', channel: '2/stable', revision: 168, on: range(3),
	},
	{
		name: 'graylog', channel: '3/stable', revision: 61, on: range(2, 3),
	},
], 5);

const monitoring = kept('monitoring', [
	{name: 'prometheus2', revision: 36, on: range(2)},
	{name: 'grafana', revision: 69, on: range(1, 2)},
	{name: 'nagios', revision: 46, on: range(1, 3)},
], 4);

const builds = kept('builds', [{name: 'jenkins', revision: 12, on: range(1)}, {name: 'jenkins-agent', revision: 30, on: range(7, 1)}], 8);

/** A company's cloud. */
export const production: Scenario = {
	name: 'production',
	title: 'A production cloud',
	description: 'A controller with three machines at 3.6.4, six models with containers and subordinates, about 400 agents. All is well, and 3.6.28 is out.',
	create: (seed, startedAt = defaultStart) => buildCloud({
		scenario: 'production',
		title: 'A production cloud',
		clientVersion: era36.clientVersion,
		latency: {base: 350, perAgent: 3},
		profile: {controllerDatabase: [25_000, 45_000], machineDelay: [5000, 90_000], containerDelay: [3000, 20_000]},
		controllers: [{
			name: 'prod',
			kind: 'iaas',
			cloud: 'maas',
			cloudType: 'maas',
			region: 'default',
			version: era36.version,
			published: {released: era36.released},
			members: 3,
			models: [openstack, web, data, logging, monitoring, builds],
		}],
	}, seed, startedAt),
};
