import semver from 'semver';

/**
One of Juju's version numbers, such as `3.6.28`, `2.9.9.1` or `3.6-rc1`.

Source of the format: juju/version `version.go`; 4.0.15 `core/semversion/version.go`.
*/
export type JujuVersion = {
	/** The number as Juju writes it, without series and architecture. */
	readonly text: string;
	readonly major: number;
	readonly minor: number;
	/** The patch, or the number behind the tag (12 in `2.0-beta12`). */
	readonly patch: number;
	readonly tag: string | undefined;
	/** 0 where there is none. */
	readonly build: number;
};

const numberForm = /^(?<major>\d{1,9})\.(?<minor>\d{1,9})(?:\.(?<patch>\d{1,9})|-(?<tag>[a-z]+)(?<tagPatch>\d{1,9}))(?:\.(?<build>\d{1,9}))?$/v;

/**
Splits what a client or a tools folder says (`3.6.28-genericlinux-amd64`) from the number in it (`3.6.28`).

The word in the middle is the operating system of the client's machine and can be any word (2.9.52, 3.6.28 and 4.0.15 on Debian).
*/
export const withoutBinarySuffix = (text: string): string => {
	const parts = text.trim().split('-');
	return parts.length >= 3 ? parts.slice(0, -2).join('-') : text.trim();
};

/**
Parses a version number.

@returns The number, or undefined where Juju itself would answer `invalid version "…"`: `3.6` has too few parts.
*/
export const parseVersion = (text: string): JujuVersion | undefined => {
	const groups = numberForm.exec(text.trim())?.groups;
	if (!groups) {
		return undefined;
	}

	return {
		text: text.trim(),
		major: Number(groups['major']),
		minor: Number(groups['minor']),
		patch: Number(groups['patch'] ?? groups['tagPatch']),
		tag: groups['tag'],
		build: Number(groups['build'] ?? 0),
	};
};

/**
Parses a binary's version, such as `3.6.28-ubuntu-amd64` or `1.25.13-trusty-amd64`; a bare number is accepted too.
*/
export const parseBinaryVersion = (text: string): JujuVersion | undefined =>
	parseVersion(text) ?? parseVersion(withoutBinarySuffix(text));

const toSemver = ({major, minor, patch, tag}: JujuVersion): string =>
	tag === undefined ? `${major}.${minor}.${patch}` : `${major}.${minor}.0-${tag}.${patch}`;

/**
Compares as Juju does: major, minor, tag (none is highest), patch, build.

@returns -1, 0 or 1.
*/
export const compareVersions = (left: JujuVersion, right: JujuVersion): -1 | 0 | 1 => {
	// Within one minor a tag comes before the patch, so semver, which puts 3.6.0-rc.1 before 3.6.0, orders these alike.
	const order = semver.compare(toSemver(left), toSemver(right));
	return order === 0 ? (Math.sign(left.build - right.build) as -1 | 0 | 1) : order;
};

export const isSameVersion = (left: JujuVersion, right: JujuVersion): boolean => compareVersions(left, right) === 0;

export const isNewer = (left: JujuVersion, right: JujuVersion): boolean => compareVersions(left, right) > 0;

export const isSameMinor = (left: JujuVersion, right: JujuVersion): boolean =>
	left.major === right.major && left.minor === right.minor;

/**
Whether a version is at least `major.minor.patch`, tags and builds included in the order.
*/
export const isAtLeast = (version: JujuVersion, major: number, minor = 0, patch = 0): boolean =>
	compareVersions(version, {
		text: '', major, minor, patch, tag: undefined, build: 0,
	}) >= 0;

/**
A development version has a tag or a build number.
*/
export const isDevelopment = (version: JujuVersion): boolean => version.tag !== undefined || version.build > 0;

/**
The same text twice means the same version; texts that are no versions are compared as texts.
*/
export const isSameVersionText = (left: string, right: string): boolean => {
	if (left === right) {
		return true;
	}

	const leftVersion = parseBinaryVersion(left);
	const rightVersion = parseBinaryVersion(right);
	return leftVersion !== undefined && rightVersion !== undefined && isSameVersion(leftVersion, rightVersion);
};
