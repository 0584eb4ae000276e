import {isAtLeast, type JujuVersion} from '../../domain/version.js';
import {type Controller} from '../cloud.js';
import {compareTexts, versionOf} from '../era.js';
import {knownVersions, streamOf} from '../upgrade-choice.js';

/**
Versions of the client's major version that the environment finds, oldest first.

Source: juju 1.25.13 `cmd/juju/commands/upgradejuju.go` (`FindTools`).
*/
export const foundVersions = (controller: Controller, client: JujuVersion): readonly string[] =>
	knownVersions(controller, controller.models[0] && streamOf(controller.models[0])).filter(version => versionOf(version).major === client.major).toSorted(compareTexts);

const ofMinor = (versions: readonly string[], {major, minor}: Pick<JujuVersion, 'major' | 'minor'>): string | undefined =>
	versions.findLast(version => versionOf(version).major === major && versionOf(version).minor === minor);

/**
The version that the client chooses where none is given: 1.25.2 and later take the newest release of their major version, older ones the newest of the
next minor version, else of the same.

Source: juju 1.25.13 `tools/list.go`, `cmd/juju/commands/upgradejuju.go`; the same of 1.25.1.

@returns Undefined where there is nothing to choose from.
*/
export const chooseFirstVersion = (versions: readonly string[], client: JujuVersion, current: string): string | undefined => {
	if (isAtLeast(client, 1, 25, 2)) {
		return versions.findLast(version => versionOf(version).tag === undefined);
	}

	const {major, minor} = versionOf(current);
	return major === client.major
		? ofMinor(versions, {major, minor: minor + 1}) ?? ofMinor(versions, {major, minor})
		: ofMinor(versions, client);
};

/** The last release that an environment of before 1.20 can take. */
const firstStop = '1.20.14';

/**
Why a client does not bring an environment from one version to another in one step; undefined where it does. Clients before 1.25.2 do not ask.

Source: juju 1.25.13 `cmd/juju/commands/upgradejuju.go`.
*/
export const hopRefusal = (client: JujuVersion, from: string, to: string): string | undefined => {
	if (!isAtLeast(client, 1, 25, 2)) {
		return undefined;
	}

	const [current, wanted] = [versionOf(from), versionOf(to)];
	if (wanted.major === 1 && current.minor < 20 && wanted.minor > 20) {
		return `unsupported upgrade\n\nEnvironment must first be upgraded to ${firstStop}.\n    juju upgrade-juju --version=${firstStop}`;
	}

	return wanted.minor !== current.minor && (wanted.minor === 21 || wanted.minor === 23)
		? `unsupported upgrade\n\nUpgrading to ${to} is not supported. Please upgrade to the latest 1.25 release.`
		: undefined;
};
