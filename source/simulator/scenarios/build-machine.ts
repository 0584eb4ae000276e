import {chance, chooseBetween} from '../chance.js';
import {type Base, type Machine} from '../cloud.js';
import {isFrom} from '../era.js';

/** The model that something is built for. */
export type Site = {
	readonly seed: number;
	readonly startedAt: number;
	readonly uuid: string;
	/** Counts the models of the whole cloud: each has a network of its own. */
	readonly number: number;
	readonly version: string;
	readonly cloudType: string;
};

const hour = 3_600_000;

/** When something last changed, some hours or days before the simulation began. */
export const earlier = (site: Site, key: string): number =>
	site.startedAt - (chooseBetween(site.seed, [2, 400], `since ${site.uuid} ${key}`) * hour) - chooseBetween(site.seed, [0, hour], `moment ${site.uuid} ${key}`);

/** The base that clients of the time deployed to. */
export const baseOf = (version: string): Base => {
	if (isFrom(version, 4)) {
		return {name: 'ubuntu', channel: '24.04', series: 'noble'};
	}

	return isFrom(version, 3)
		? {name: 'ubuntu', channel: '22.04', series: 'jammy'}
		: {name: 'ubuntu', channel: '20.04', series: 'focal'};
};

const instanceIdOf = (site: Site, hostname: string, isContainer: boolean): string => {
	const letters = Math.floor(chance(site.seed, `instance ${site.uuid} ${hostname}`) * 0xFF_FF_FF_FF).toString(16).padStart(8, '0');
	return site.cloudType === 'ec2' && !isContainer ? `i-0${letters}${site.uuid.slice(0, 8)}` : hostname;
};

const hardwareOf = (site: Site, index: number, isContainer: boolean): string => {
	const size = site.cloudType === 'ec2' && !isContainer ? 'cores=2 cpu-power=700 mem=8192M root-disk=16384M' : 'cores=2 mem=4096M';
	const zone = site.cloudType === 'ec2' ? `eu-west-1${'abc'.charAt(index % 3)}` : `n${(index % 3) + 1}`;
	return `arch=amd64 ${size}${isContainer ? '' : ` availability-zone=${zone}`}${site.cloudType === 'ec2' && !isContainer ? '' : ' virt-type=container'}`;
};

/**
A machine that is up and at its model's version.

@param index - How many machines the model had before it.
*/
export const buildMachine = (site: Site, id: string, index: number): Machine => {
	const tag = `machine-${id.replaceAll('/', '-')}`;
	const parent = id.includes('/') ? id.split('/').slice(0, -2).join('/') : undefined;
	const hostname = `juju-${site.uuid.slice(0, 6)}-${id.replaceAll('/', '-')}`;
	const since = earlier(site, tag);
	return {
		tag,
		name: id,
		id,
		parent,
		version: site.version,
		tools: site.version,
		isConnected: true,
		status: {current: 'started', since},
		life: 'alive',
		log: [],
		instance: {current: 'running', message: site.cloudType === 'ec2' && parent === undefined ? 'running' : 'Running', since},
		isOn: true,
		instanceId: instanceIdOf(site, hostname, parent !== undefined),
		hostname,
		addresses: [`10.${site.number}.${1 + Math.floor(index / 200)}.${10 + (index % 200)}`],
		base: baseOf(site.version),
		hardware: hardwareOf(site, index, parent !== undefined),
		member: undefined,
		isPrimary: false,
		init: 'systemd',
		services: [{name: `jujud-${tag}`, isRunning: true, since}],
		files: {},
		freeDisk: chooseBetween(site.seed, [4000, 11_000], `disk ${site.uuid} ${tag}`),
	};
};
