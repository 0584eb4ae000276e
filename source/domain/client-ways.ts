import {isSnapdAtLeast, type HostFacts, type OtherClient} from './host.js';
import {isAtLeast, parseBinaryVersion, type JujuVersion} from './version.js';

/** One way to a client of another version: what the operator runs, in order. */
export type ClientWay = {
	readonly id: 'use-other-client' | 'refresh-client' | 'install-client' | 'install-snap' | 'install-package' | 'upgrade-formula' | 'download-client';
	readonly title: string;
	/** One sentence: what it does. */
	readonly explanation: string;
	/** Exact lines for a shell. */
	readonly commands: readonly string[];
	/** The command that needs root, as an argument list, where it is one that stands for itself: the operator can have the terminal for it. */
	readonly handOver?: readonly string[];
	/** What to know about it, in sentences. */
	readonly notes: readonly string[];
	readonly undo: string | undefined;
	readonly reference: string;
};

/** The client that is looked for: its series, and the release that is wanted of it. */
export type WantedClient = {readonly major: number; readonly minor: number; readonly version: JujuVersion};

const manageClient = 'Juju documentation, Manage the juju CLI client';

const seriesOf = ({major, minor}: WantedClient): string => `${major}.${minor}`;

/**
The series whose channel the store has: 2.8 is the oldest that it still lists, 3.0 is gone. A client of a later minor version gets on with what is older.

Sources: documentation of 3.6, "Manage the juju CLI client", `snap info juju`; "Juju component cross-version compatibility".
*/
export const channelSeries = (wanted: WantedClient): WantedClient => {
	const {major, minor} = wanted;
	const least = major === 2 ? 8 : (major === 3 ? 1 : 0);
	return minor < least ? {...wanted, minor: least} : wanted;
};

/** `3.6/stable`. */
export const channelOf = (wanted: WantedClient): string => `${seriesOf(channelSeries(wanted))}/stable`;

/** Up to 2.9 the snap is not confined, and has to be asked for with a word; from 3.0 on it is confined (`snap info juju`, its notes). */
const classicOf = ({major}: WantedClient): string => (major < 3 ? ' --classic' : '');

const confinement = ({major}: WantedClient): readonly string[] => (major < 3
	? []
	: ['From 3.0 on the snap is confined: it reads and writes only files in your home folder that are not hidden.']);

const closedChannel = (wanted: WantedClient): readonly string[] => (channelSeries(wanted).minor === wanted.minor
	? []
	: [`The store has no channel for ${seriesOf(wanted)} any more. A ${seriesOf(channelSeries(wanted))} client gets on with it: both have the same major version.`]);

/** How the wizard is started again with another client; a path that a shell would split or expand is quoted. */
export const startWith = (path: string): string =>
	`juju-upgrade-wizard --juju ${/^[\w%+,\-.\/:=@~]+$/v.test(path) ? path : `'${path.replaceAll('\'', String.raw`'\''`)}'`}`;

const refreshSnap = ({snap}: HostFacts, wanted: WantedClient): ClientWay => {
	const name = snap?.name ?? 'juju';
	const channel = channelOf(wanted);
	const isFollowed = snap?.channel === channel;
	const words = ['sudo', 'snap', 'refresh', name, ...(isFollowed ? [] : [`--channel=${channel}`, ...(wanted.major < 3 && snap?.isClassic !== true ? ['--classic'] : [])])];
	return {
		id: 'refresh-client',
		title: `Refresh the snap ${name} to ${channel}`,
		explanation: isFollowed ? `The snap follows ${channel} already; it has only not been refreshed yet.` : `The snap follows ${snap?.channel ?? 'another channel'} now.`,
		commands: [words.join(' ')],
		...(snap && {handOver: words}),
		notes: [...closedChannel(wanted), 'Then start the wizard again.'],
		undo: `sudo snap revert ${name}`,
		reference: manageClient,
	};
};

/** A strictly confined snap needs snapd 2.36 for that, a classic one 2.43 (snapd documentation, "Parallel installs"). */
const snapdNotes = (wanted: WantedClient, snapd: string | undefined): readonly string[] => {
	const least = wanted.major < 3 ? 43 : 36;
	return isSnapdAtLeast(snapd, 2, least) === false ? [`This snapd (${snapd ?? ''}) is too old for that: it needs 2.${least}. Refresh it first: sudo snap refresh snapd`] : [];
};

const installBeside = (wanted: WantedClient, host: HostFacts | undefined): ClientWay => {
	const {major, minor} = channelSeries(wanted);
	const name = `juju_${major}${minor}`;
	return {
		id: 'install-client',
		title: `Install a ${major}.${minor} client beside this one`,
		explanation: 'A second client lives beside the first and knows the same controllers; nothing is taken away.',
		commands: [
			'sudo snap set system experimental.parallel-instances=true',
			`sudo snap install --channel ${channelOf(wanted)} ${name}${classicOf(wanted)}`,
			startWith(`/snap/bin/${name}`),
		],
		notes: [
			...snapdNotes(wanted, host?.snapd),
			...closedChannel(wanted),
			...confinement(wanted),
			'The documentation of snapd advises a reboot after the first line, where snaps were in use before.',
		],
		undo: `sudo snap remove ${name}`,
		reference: `${manageClient}; snapd documentation, Parallel installs`,
	};
};

const installSnap = (wanted: WantedClient): ClientWay => ({
	id: 'install-snap',
	title: `Install the snap of ${seriesOf(channelSeries(wanted))}`,
	explanation: 'The packages of newer versions are snaps. The client that is there stays where it is.',
	commands: [`sudo snap install juju --channel=${channelOf(wanted)}${classicOf(wanted)}`, startWith('/snap/bin/juju')],
	notes: [...closedChannel(wanted), ...confinement(wanted)],
	undo: 'sudo snap remove juju',
	reference: manageClient,
});

/** The packages of the old days: `juju-core` up to 1.25, `juju` after it. */
const installPackage = ({major}: WantedClient): ClientWay => ({
	id: 'install-package',
	title: `Install the package of Juju ${major}`,
	explanation: 'Takes the newest that the archives of this Ubuntu have.',
	commands: ['sudo add-apt-repository ppa:juju/stable', 'sudo apt-get update', `sudo apt-get install ${major < 2 ? 'juju-core' : 'juju'}`],
	notes: ['The archive ppa:juju/stable has packages for the Ubuntu releases of that time only.', 'Then start the wizard again.'],
	undo: undefined,
	reference: 'Juju 1.25 and 2.x documentation, Upgrading Juju software',
});

const upgradeFormula: ClientWay = {
	id: 'upgrade-formula',
	title: 'Upgrade the formula of Homebrew',
	explanation: 'Homebrew has the latest stable version only.',
	commands: ['brew update', 'brew upgrade juju'],
	notes: ['For an older version use a Linux machine, with the snap.', 'Then start the wizard again.'],
	undo: undefined,
	reference: manageClient,
};

const download = ({version}: WantedClient): ClientWay => {
	const {text, major, minor} = version;
	const folder = `~/juju-${text}`;
	return {
		id: 'download-client',
		title: `Download the ${text} client`,
		explanation: 'Needs no root and changes nothing else: the client is one file.',
		commands: [
			`mkdir -p ${folder}`,
			`curl -fL https://launchpad.net/juju/${major}.${minor}/${text}/+download/juju-${text}-linux-amd64.tar.xz | tar -xJ -C ${folder}`,
			startWith(`${folder}/juju`),
		],
		notes: ['On another machine than amd64, write arm64, ppc64el or s390x in its place.'],
		undo: `rm -r ${folder}`,
		reference: manageClient,
	};
};

const useOther = ({name, path, version}: OtherClient): ClientWay => ({
	id: 'use-other-client',
	title: `Use ${name} (${version ?? 'version unknown'}), which is there already`,
	explanation: 'Another client on this machine fits. Nothing has to be installed.',
	commands: [startWith(path ?? `/snap/bin/${name}`)],
	notes: [],
	undo: undefined,
	reference: manageClient,
});

/** The other clients on this machine that fit: of the same major version and not of an older minor. */
const fittingOthers = (wanted: WantedClient, host: HostFacts | undefined): readonly OtherClient[] => (host?.others ?? []).filter(({version}) => {
	const parsed = version === undefined ? undefined : parseBinaryVersion(version);
	return parsed?.major === wanted.major && isAtLeast(parsed, wanted.major, wanted.minor);
}).slice(0, 1);

const waysByInstallation = (wanted: WantedClient, host: HostFacts | undefined, isOtherMajor: boolean): readonly ClientWay[] => {
	if (wanted.major < 2) {
		return [installPackage(wanted)];
	}

	const isOldPackage = wanted.major === 2 && wanted.minor < 8;
	switch (host?.installation) {
		case 'package': {
			return [...(isOldPackage ? [installPackage(wanted)] : [installSnap(wanted)]), download(wanted)];
		}

		case 'homebrew': {
			return [upgradeFormula];
		}

		case 'other': {
			return [download(wanted), installSnap(wanted)];
		}

		case 'snap':
		case 'simulator': {
			return isOtherMajor ? [installBeside(wanted, host)] : [refreshSnap(host, wanted), installBeside(wanted, host)];
		}

		case undefined: {
			return [installBeside(wanted, host)];
		}
	}
};

/**
The ways to a client that fits, best first: one that is there already, then what suits how the present one was installed. A client of another major version always comes beside the
present one, which is still needed for the controllers of its own.
*/
export const findClientWays = (wanted: WantedClient, {host, isOtherMajor}: {readonly host: HostFacts | undefined; readonly isOtherMajor: boolean}): readonly ClientWay[] => [
	...fittingOthers(wanted, host).map(other => useOther(other)),
	...waysByInstallation(wanted, host, isOtherMajor),
];
