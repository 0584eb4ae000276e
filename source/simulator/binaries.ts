import {type Controller, type Machine, type Model} from './cloud.js';
import {compareTexts} from './era.js';

/** MiB that an upgrade needs (3.6.28 `internal/upgrades/preupgradesteps.go`). */
const requiredDisk = 250;

/**
Whether binaries can be had from the controller.
*/
export const hasBinaries = (controller: Controller, version: string): boolean =>
	controller.stored.includes(version)
	|| (controller.canFetch && Object.values(controller.published).some(versions => versions.includes(version)));

/**
What an agent of a model is told to run: everybody but the controller's own agents waits for the API server.

Source: 3.6.28 `apiserver/facades/agent/upgrader/upgrader.go`.
*/
export const wantedVersion = (controller: Controller, model: Model): string =>
	compareTexts(controller.version, model.version) >= 0 ? model.version : controller.version;

/** Why an agent cannot turn now, as its log says it, and when it tries again (milliseconds). */
export type Obstacle = {readonly line: string; readonly retryAfter: number};

/**
What keeps a machine from a version: a failed download is tried again every 5 s, a full disk every minute (3.6.28 `internal/worker/upgrader`).

@param source - Where binaries come from, as the log names it.
*/
export const obstacleTo = (version: string, {controller, machine, source}: {controller: Controller; machine: Machine | undefined; source: string}): Obstacle | undefined => {
	if (!hasBinaries(controller, version)) {
		return {line: `failed to fetch agent binaries from "${source}/tools/${version}-ubuntu-amd64": bad HTTP response: 404 Not Found`, retryAfter: 5000};
	}

	return machine && machine.freeDisk < requiredDisk
		? {line: `not enough free disk space on "/var/lib/juju" for upgrade: ${machine.freeDisk}MiB available, require ${requiredDisk}MiB`, retryAfter: 60_000}
		: undefined;
};
