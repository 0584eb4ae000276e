import {compareVersions, isNewer, type JujuVersion} from '../version.js';

/** What Juju's choice of a version rests on. */
export type SelectionFacts = {
	readonly client: JujuVersion;
	/** What the controller or model runs that would be upgraded. */
	readonly server: JujuVersion;
	readonly available: readonly JujuVersion[];
	readonly subject: 'controller' | 'model';
	/** What the controller of a model runs; from 3.0 on a model follows it. */
	readonly controllerVersion?: JujuVersion | undefined;
};

/** How one era of Juju chooses a version when none is given. */
export type SelectionRule = {
	readonly id: string;
	readonly applies: (facts: SelectionFacts) => boolean;
	/** The version chosen; undefined where there is nothing newer. */
	readonly select: (facts: SelectionFacts) => JujuVersion | undefined;
	/** The rule in one sentence. */
	readonly sentence: (facts: SelectionFacts) => string;
	/** Where in Juju's source or documentation it stands. */
	readonly source: string;
};

/**
Whose code chooses: the client's as long as it has the server's major version, else the server's era counts.
*/
export const decider = ({client, server}: SelectionFacts): JujuVersion => client.major === server.major ? client : server;

/** The newest available version that fits and is newer than what runs. */
export const newestAvailable = ({available, server}: SelectionFacts, isWanted: (version: JujuVersion) => boolean): JujuVersion | undefined =>
	available.filter(version => isNewer(version, server) && isWanted(version)).toSorted(compareVersions).at(-1);

export const ofMinor = (major: number, minor: number) => (version: JujuVersion): boolean =>
	version.major === major && version.minor === minor;
