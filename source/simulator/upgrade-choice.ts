import {type Controller, type Model, type Stream} from './cloud.js';
import {
	compareTexts,
	hasSameMinor,
	isFrom,
	versionOf,
} from './era.js';

const newest = (versions: readonly string[]): string | undefined =>
	versions.toSorted(compareTexts).at(-1);

/** Each stream holds what is in those before it (3.6.28 `environs/tools/tools.go`, `PreferredStreams`). */
const order: readonly Stream[] = ['released', 'proposed', 'devel', 'testing'];

const names: ReadonlySet<string> = new Set(order);

const isStream = (text: string): text is Stream => names.has(text);

/** The stream that a model is set to. */
export const streamOf = (model: Model): string => model.settings?.['agent-stream'] ?? 'released';

/**
Versions that a controller knows of: its own store first, then what a stream publishes; nothing where there is no such stream.
*/
export const knownVersions = (controller: Controller, stream = 'released'): string[] => {
	const published = order.slice(0, isStream(stream) ? order.indexOf(stream) + 1 : 0).flatMap(name => controller.published[name]);
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
export const chooseVersion = (controller: Controller, model: Model, stream = streamOf(model)): string | undefined => {
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

@param stream The one that is named, else the one that the model is set to (`streamOf`).
*/
export const isVersionKnown = (controller: Controller, version: string, stream?: string): boolean =>
	controller.stored.includes(version) || knownVersions(controller, stream).includes(version);

