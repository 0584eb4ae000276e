import {
	compareVersions,
	isAtLeast,
	parseVersion,
	type JujuVersion,
} from '../domain/version.js';

const zero: JujuVersion = {
	text: '0.0.0', major: 0, minor: 0, patch: 0, tag: undefined, build: 0,
};

/**
A version of the simulation as a number; text that is none counts as the oldest.
*/
export const versionOf = (text: string | undefined): JujuVersion => (text === undefined ? undefined : parseVersion(text)) ?? zero;

/**
Compares two versions by age.

@returns Below 0 where `left` is older, above 0 where it is newer.
*/
export const compareTexts = (left: string | undefined, right: string | undefined): number =>
	compareVersions(versionOf(left), versionOf(right));

export const isFrom = (text: string | undefined, major: number, minor = 0, patch = 0): boolean =>
	isAtLeast(versionOf(text), major, minor, patch);

/** 4.0 has another database, no restricted phase, and another way to refuse. */
export const isFourth = (text: string): boolean => isFrom(text, 4);

export const hasSameMinor = (left: string, right: string): boolean => {
	const [one, other] = [versionOf(left), versionOf(right)];
	return one.major === other.major && one.minor === other.minor;
};

/**
Whether an upgrade is chosen and judged by the client: so it is up to 2.9.32. From 2.9.33 on the controller does it, where the client knows how to ask.

Source: juju 2.9.31 and 2.9.52 `cmd/juju/commands/upgrademodel.go`.
*/
export const isChosenByClient = (client: string, controller: string): boolean =>
	!isFrom(controller, 2, 9, 33) || !isFrom(client, 2, 9, 33);
