/** A snap as `snap list` has it. */
export type InstalledSnap = {
	/** With its key where it is one of several: `juju_36`. */
	readonly name: string;
	readonly version: string;
	readonly revision: string;
	/** What it follows: `3.6/stable`; undefined for one that was installed from a file, and where snapd is too old to say. */
	readonly channel: string | undefined;
	/** Somebody has stopped its refreshes. */
	readonly isHeld: boolean;
	readonly isClassic: boolean;
};

/** What `snap refresh --time` says of all snaps. */
export type RefreshTimes = {
	/** Milliseconds since 1970; undefined where snapd has none. */
	readonly next: number | undefined;
	/** All snaps are held until then, `forever` for good; undefined where they are not. */
	readonly heldUntil: number | 'forever' | undefined;
};

/**
How the client came to this machine:

- `snap`: from the snap store.
- `package`: by apt, in `/usr/bin`.
- `homebrew`: by brew.
- `other`: a file that somebody put there.
- `simulator`: there is no client.
*/
export type Installation = 'snap' | 'package' | 'homebrew' | 'other' | 'simulator';

/** Another client on this machine; a path, a version, or both are known of it. */
export type OtherClient = {readonly name: string; readonly path: string | undefined; readonly version: string | undefined};

/** Facts of the machine on which this program runs. Nothing in them needs root. */
export type HostFacts = {
	/** The client's path, or `simulator`. */
	readonly client: string;
	readonly installation: Installation;
	/** The snap that the client is; undefined where it is none, or snapd did not answer. */
	readonly snap: InstalledSnap | undefined;
	/** Of snapd itself, where there is one. */
	readonly snapd: string | undefined;
	/** Undefined where snapd did not say. */
	readonly refresh: RefreshTimes | undefined;
	readonly others: readonly OtherClient[];
	/** The wizard is on the other end of an ssh connection. */
	readonly isRemote: boolean;
	/** What keeps the session alive when the line drops. */
	readonly multiplexer: 'tmux' | 'screen' | undefined;
};

/** When the client's snap may change by itself. */
export type SelfRefresh =
	| {readonly kind: 'never'; readonly reason: string}
	| {readonly kind: 'unknown'; readonly reason: string}
	| {readonly kind: 'at'; readonly at: number};

const snapFolders = ['/snap/bin/', '/var/lib/snapd/snap/bin/', '/snap/juju'];
const homebrewParts = ['/homebrew/', '/Cellar/', '/linuxbrew/'];
const packageFolders = ['/usr/bin/', '/usr/lib/juju'];

/**
How a client was installed, by where it is.

A snap's command is a link to `/usr/bin/snap` in `/snap/bin`; the packages of Juju 2 put theirs into `/usr/lib/juju-2.0` behind a link in `/usr/bin`.

@param path Where it was found.
@param target Where its links lead; the same path where there are none.
*/
export const recogniseInstallation = (path: string, target: string): Installation => {
	const places = [path, target];
	if (target.endsWith('/snap') || places.some(place => snapFolders.some(folder => place.startsWith(folder)))) {
		return 'snap';
	}

	if (places.some(place => homebrewParts.some(part => place.includes(part)))) {
		return 'homebrew';
	}

	return places.some(place => packageFolders.some(folder => place.startsWith(folder))) ? 'package' : 'other';
};

/**
The snap that a path leads to: the folder's in `/snap/juju_36/…`, else the one of the command's name, since a snap's main command is named like the snap; for an alias the plain
`juju`.
*/
export const findSnap = (path: string, snaps: readonly InstalledSnap[]): InstalledSnap | undefined => {
	const [, root, folder = 'bin'] = path.split('/', 3);
	const command = root === 'snap' && folder !== 'bin' ? folder : path.slice(path.lastIndexOf('/') + 1);
	return snaps.find(({name}) => name === command) ?? (command.includes('_') ? undefined : snaps.find(({name}) => name === 'juju'));
};

/**
When snapd may put another client in the place of this one. A hold of all snaps postpones the next refresh to its end.

Source: snapd 2.58 and later, `snap refresh --hold`; 2.63 `cmd/snap/cmd_snap_op.go`, `showRefreshTimes`.
*/
export const nextSelfRefresh = ({installation, snap, refresh}: HostFacts): SelfRefresh => {
	if (installation !== 'snap') {
		return {kind: 'never', reason: installation === 'simulator' ? 'There is no client to be refreshed.' : 'It is no snap, so nothing refreshes it by itself.'};
	}

	if (snap?.isHeld === true) {
		return {kind: 'never', reason: `Refreshes of the snap ${snap.name} are held.`};
	}

	if (snap && snap.channel === undefined && /^x\d/v.test(snap.revision)) {
		return {kind: 'never', reason: `The snap ${snap.name} was installed from a file, so nothing refreshes it.`};
	}

	const {next, heldUntil} = refresh ?? {};
	if (heldUntil === 'forever') {
		return {kind: 'never', reason: 'Refreshes of all snaps are held.'};
	}

	const at = Math.max(next ?? 0, heldUntil ?? 0);
	return at === 0 ? {kind: 'unknown', reason: 'When snapd refreshes next could not be found out.'} : {kind: 'at', at};
};

/** Whether a version of snapd is at least so new; undefined where it is not known. */
export const isSnapdAtLeast = (version: string | undefined, major: number, minor: number): boolean | undefined => {
	const groups = /^(?<major>\d{1,5})\.(?<minor>\d{1,5})/v.exec(version ?? '')?.groups;
	if (!groups) {
		return undefined;
	}

	const [own, part] = [Number(groups['major']), Number(groups['minor'])];
	return own > major || (own === major && part >= minor);
};
