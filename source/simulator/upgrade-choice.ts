import {type Controller, type Model} from './cloud.js';
import {
	compareTexts,
	hasSameMinor,
	isFrom,
	versionOf,
} from './era.js';
import {hasBinaries} from './binaries.js';

const newest = (versions: readonly string[]): string | undefined =>
	versions.toSorted(compareTexts).at(-1);

/**
Versions that a controller knows of: its own store first, then what its stream publishes.
*/
export const knownVersions = (controller: Controller, stream = 'released'): string[] => {
	const published = Object.entries(controller.published).find(([name]) => name === stream)?.[1] ?? [];
	return [...new Set([...controller.stored, ...published])].filter(version => versionOf(version).tag === undefined || stream !== 'released');
};

/** 2.0 to 2.9: the newest of the next minor, else of the same. */
const chooseSecond = (current: string, versions: readonly string[]): string | undefined => {
	const {major, minor} = versionOf(current);
	const ofMinor = (wanted: number) => versions.filter(version => versionOf(version).major === major && versionOf(version).minor === wanted);
	return newest(ofMinor(minor + 1)) ?? newest(ofMinor(minor));
};

/**
The version that is chosen where none is given, as the era of the controller chooses.

Source: 2.9.52 `upgrademodel.go`; 3.6.28 `findagents.go`, `upgrader.go`; 4.0.15 `domain/controllerupgrader/service`, `domain/modelagent/service`.

@returns Undefined where there is nothing to choose from.
*/
export const chooseVersion = (controller: Controller, model: Model, stream?: string): string | undefined => {
	const versions = knownVersions(controller, stream);
	if (!isFrom(controller.version, 3)) {
		return chooseSecond(model.version, versions);
	}

	return model.isController
		? newest(versions.filter(version => hasSameMinor(version, model.version)))
		: controller.version;
};

/**
Whether the controller can find binaries of a version. Published ones count even where they cannot be fetched: that shows only later.
*/
export const isVersionKnown = (controller: Controller, version: string, stream?: string): boolean =>
	hasBinaries(controller, version) || knownVersions(controller, stream).includes(version);

