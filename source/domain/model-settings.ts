/**
Settings of a model that say how it gets to binaries and images, and whether it can move to Juju 4. Nothing that is or may hold a secret is among them; an unset one is missing.
*/
export type ModelSettings = Readonly<Record<string, string>>;

/** What is kept of a model's settings: everything else is dropped where the answer is read. */
export const knownSettings: readonly string[] = [
	'agent-stream',
	'agent-metadata-url',
	'container-image-metadata-url',
	'image-metadata-url',
	'default-base',
	'default-series',
	'http-proxy',
	'https-proxy',
	'ftp-proxy',
	'no-proxy',
	'juju-http-proxy',
	'juju-https-proxy',
	'juju-ftp-proxy',
	'juju-no-proxy',
	'apt-http-proxy',
	'apt-https-proxy',
	'apt-ftp-proxy',
	'apt-no-proxy',
	'apt-mirror',
	'snap-http-proxy',
	'snap-https-proxy',
	'snap-store-proxy',
	'snap-store-proxy-url',
	'fan-config',
	'container-networking-method',
];

/** On the way to the binaries: a machine's agent uses `juju-https-proxy`, else `https-proxy` (2.4 and later; before, the latter only). */
const proxies: readonly string[] = ['juju-https-proxy', 'https-proxy', 'juju-http-proxy', 'http-proxy'];

const plainStream = 'released';

/**
Says where a controller gets binaries from, as far as its settings tell, one sentence each: a mirror in place of the internet, a proxy on the way, a stream that is not the
usual one, or that nothing of this is set.
*/
export const explainSources = (settings: ModelSettings): readonly string[] => {
	const mirror = settings['agent-metadata-url'];
	const proxy = proxies.find(name => settings[name] !== undefined);
	const stream = settings['agent-stream'];
	return [
		...(mirror === undefined && proxy === undefined ? ['Neither a mirror nor a proxy is set: the controller asks https://streams.canonical.com itself.'] : []),
		...(mirror === undefined ? [] : [`Binaries come from a mirror, not from the internet: agent-metadata-url is ${mirror}.`]),
		...(proxy === undefined ? [] : [`They come by way of a proxy: ${proxy} is ${settings[proxy]}.`]),
		...(stream === undefined || stream === plainStream ? [] : [`The stream that is asked is "${stream}", not "${plainStream}".`]),
	];
};
