import {isAtLeast, type JujuVersion} from '../../domain/version.js';

/**
Ports as people read them: `80/tcp,443/tcp` in 2.9, which repeats the protocol, `80,443/tcp` since 3.0.

@param separator - Of 2.9.
*/
export const joinPorts = (ports: readonly string[], client: JujuVersion, separator: string): string => {
	const protocol = ports[0]?.split('/', 2)[1];
	return isAtLeast(client, 3) && protocol !== undefined && ports.every(port => port.endsWith(`/${protocol}`))
		? `${ports.map(port => port.split('/', 1)[0]).join(',')}/${protocol}`
		: ports.join(separator);
};
