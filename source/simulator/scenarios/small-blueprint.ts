import {type CloudBlueprint, type ControllerBlueprint} from './blueprint.js';

type Era = {
	readonly clientVersion: string;
	readonly version: string;
	readonly released: readonly string[];
	readonly members?: number;
	readonly access?: ControllerBlueprint['access'];
};

/** A controller at 3.6.4 that can go to 3.6.28. */
export const era36: Era = {clientVersion: '3.6.28', version: '3.6.4', released: ['2.9.52', '3.6.4', '3.6.9', '3.6.14', '3.6.21', '3.6.28']};

export const era29: Era = {clientVersion: '2.9.52', version: '2.9.49', released: ['2.9.49', '2.9.50', '2.9.51', '2.9.52', '3.6.28']};

export const era35: Era = {clientVersion: '3.5.7', version: '3.5.4', released: ['2.9.52', '3.5.4', '3.5.5', '3.5.7', '3.6.28']};

export const era40: Era = {clientVersion: '4.0.17', version: '4.0.14', released: ['3.6.28', '4.0.14', '4.0.15', '4.0.16', '4.0.17']};

export const era41: Era = {clientVersion: '4.1.2', version: '4.1.0', released: ['3.6.28', '4.0.17', '4.1.0', '4.1.1', '4.1.2']};

/**
One controller and two models, `web` and `db`, joined by an offer: 12 agents from 3.0 on, 11 on 2.9, which has no application for its controller.
*/
export const smallBlueprint = (scenario: string, title: string, era: Era = era36): CloudBlueprint => ({
	scenario,
	title,
	clientVersion: era.clientVersion,
	controllers: [{
		name: 'aws',
		kind: 'iaas',
		cloud: 'aws',
		cloudType: 'ec2',
		region: 'eu-west-1',
		version: era.version,
		published: {released: era.released},
		members: era.members ?? 1,
		...(era.access !== undefined && {access: era.access}),
		models: [
			{
				name: 'web',
				machines: ['0', '1'],
				applications: [
					{
						name: 'haproxy', channel: '2.8/stable', revision: 81, ports: ['80/tcp', '443/tcp'], on: ['0'], isExposed: true, workloadVersion: '2.8.3',
					},
					{
						name: 'webapp', channel: 'latest/stable', revision: 42, on: ['1'], message: 'ready', workloadVersion: '1.14.0',
					},
				],
				relations: [{left: 'webapp:website', right: 'haproxy:reverseproxy', interface: 'http'}],
				remotes: [{
					name: 'etcd', application: 'etcd', endpoint: 'db', interface: 'etcd', url: 'aws:admin/db.etcd',
				}],
			},
			{
				name: 'db',
				machines: ['0', '1', '2'],
				applications: [{
					name: 'etcd', channel: '3.4/stable', revision: 755, ports: ['2379/tcp'], on: ['0', '1', '2'], message: 'healthy with 3 known peers', workloadVersion: '3.4.36',
				}],
				relations: [{left: 'etcd:cluster', right: 'etcd:cluster', interface: 'etcd'}],
				offers: [{
					name: 'etcd', application: 'etcd', endpoint: 'db', interface: 'etcd',
				}],
			},
		],
	}],
});
