import {buildCloud} from './build-cloud.js';
import {defaultStart, type Scenario} from './scenario.js';
import {era36} from './small-blueprint.js';

const hosts = Array.from({length: 1500}, (_, index) => String(index));
const guests = hosts.slice(0, 500).map(host => `${host}/lxd/0`);
const machines = hosts.flatMap((host, index) => index < 500 ? [host, `${host}/lxd/0`] : [host]);

/** 2,000 machines with 4,000 principal units and 3,998 subordinates, in one model; the controller has the last two. */
export const large: Scenario = {
	name: 'large',
	title: 'A large cloud',
	description: 'One model with nearly all of 10,000 agents. All is well, and 3.6.28 is out; each answer takes its time.',
	create: (seed, startedAt = defaultStart) => buildCloud({
		scenario: 'large',
		title: 'A large cloud',
		clientVersion: era36.clientVersion,
		latency: {base: 600, perAgent: 0.4},
		profile: {machineDelay: [5000, 300_000], containerDelay: [3000, 60_000]},
		controllers: [{
			name: 'big',
			kind: 'iaas',
			cloud: 'maas',
			cloudType: 'maas',
			region: 'default',
			version: era36.version,
			published: {released: era36.released},
			members: 1,
			models: [{
				name: 'fleet',
				machines,
				applications: [
					{name: 'worker', revision: 18, on: hosts},
					{name: 'cache', revision: 7, on: hosts},
					{name: 'gateway', revision: 23, on: guests},
					{name: 'queue', revision: 5, on: guests.slice(0, 498)},
					{name: 'telegraf', revision: 75, under: ['worker', 'gateway']},
					{name: 'nrpe', revision: 97, under: ['cache', 'gateway']},
				],
			}],
		}],
	}, seed, startedAt),
};
