import {type Cloud} from '../cloud.js';
import {describeService, listServices, type ServiceDescription} from '../services.js';
import {type AgentReference} from '../lookup.js';

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const activity: Readonly<Record<ServiceDescription['state'], string>> = {
	active: 'active (running)',
	inactive: 'inactive (dead)',
	failed: 'failed (Result: exit-code)',
};

/** What `systemctl status NAME` says of one service. */
export const statusOfService = (service: ServiceDescription): string => [
	`${service.state === 'failed' ? '×' : (service.state === 'active' ? '●' : '○')} ${service.name}.service - juju agent for ${service.name.replace('jujud-', '')}`,
	`     Loaded: loaded (/etc/systemd/system/${service.name}.service; enabled; preset: enabled)`,
	`     Active: ${activity[service.state]} since ${stamp(service.since)}`,
	...(service.lines.length > 0 ? ['', ...service.lines] : []),
	'',
].join('\n');

/** All services of Juju on a machine, with their states. */
export const servicesOf = (cloud: Cloud, reference: AgentReference): ServiceDescription[] =>
	(listServices(cloud, reference) ?? []).map(service => describeService(cloud, reference, service));

const listingTime = (at: number): string => new Date(at).toUTCString().slice(5, 11).split(' ').toReversed().join(' ');

const upstartReport = (services: readonly ServiceDescription[]): string => [
	'init upstart',
	...services.map(({name, state}) => `service ${name} ${state === 'active' ? 'active' : 'inactive'}`),
	'',
	...services.map(({name, since}) => `-rw-r--r-- 1 root root 533 ${listingTime(since)} 00:57 /etc/init/${name}.conf`),
	'',
].join('\n');

/**
The report that the wizard's own script makes of a machine's services.
*/
export const serviceReport = (cloud: Cloud, reference: AgentReference, init: 'systemd' | 'upstart'): string => {
	const services = servicesOf(cloud, reference);
	return init === 'upstart'
		? upstartReport(services)
		: ['init systemd', ...services.map(({name, state}) => `service ${name} ${state}`), '', ...services.map(service => statusOfService(service))].join('\n');
};
