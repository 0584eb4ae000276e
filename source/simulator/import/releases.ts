import {knownVersions} from '../../domain/known-releases.js';
import {parseVersion} from '../../domain/version.js';
import {
	compareTexts,
	hasSameMinor,
	isFrom,
	versionOf,
} from '../era.js';

/** Juju 1 knows of no other major version; later ones see all of their own and of the next. */
const isInSight = (version: string, controller: string): boolean => {
	const {major} = versionOf(controller);
	const other = versionOf(version).major;
	return other === major || (major > 1 && other === major + 1);
};

const distinct = (versions: readonly string[]): readonly string[] => [...new Set(versions)].toSorted(compareTexts);

/**
What a copied controller can fetch: its own versions, those that its cloud, or whoever copied it, knows of, and the last releases that this program knows.

@param named - Versions that are in use, or named by somebody.
*/
export const releasesFor = (controller: string, named: readonly string[]): readonly string[] =>
	distinct([...named.filter(version => parseVersion(version) !== undefined), controller, ...knownVersions.filter(each => compareTexts(each, controller) > 0 && isInSight(each, controller))]);

/**
The client of a copied cloud: the newest one of its controller's minor version, as the first step of an upgrade would have it; of Juju 1 the last one.
*/
export const clientFor = (controller: string, releases: readonly string[]): string => {
	const fitting = releases.filter(each => (isFrom(controller, 2) ? hasSameMinor(each, controller) : !isFrom(each, 2)));
	return [...fitting, controller].toSorted(compareTexts).at(-1) ?? controller;
};
