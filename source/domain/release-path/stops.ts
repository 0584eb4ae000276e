import {findKnownBad} from '../known-bad-releases.js';
import {
	compareVersions,
	isAtLeast,
	isDevelopment,
	isNewer,
	isSameMinor,
	isSameVersion,
	type JujuVersion,
} from '../version.js';

export type Means = 'upgrade' | 'migrate';

/** What a controller becomes next, in place or as a new controller. */
export type Stop = {
	readonly version: JujuVersion;
	readonly means: Means;
	readonly why: string;
	/** The lowest version that Juju lets models have for it. */
	readonly minimum?: string;
};

/** Why there is no next stop, with what to do; sentences. */
export type DeadEnd = {readonly problem: string};

/** The minor version after which the next major one comes. The next major's controllers promise to understand only this one (Juju 3.6 documentation, cross-version compatibility). */
const lastMinors: Readonly<Record<number, number>> = {1: 25, 2: 9, 3: 6};

const newestMajor = 4;

const minorText = ({major, minor}: JujuVersion): string => `${major}.${minor}`;

const makeVersion = (major: number, minor: number, patch: number): JujuVersion => ({
	text: `${major}.${minor}.${patch}`, major, minor, patch, tag: undefined, build: 0,
});

type Choice = {readonly version: JujuVersion | undefined; readonly left: string};

/** The newest release of one minor version that is not known to be bad, and a sentence about those left out for being so. */
const newestOf = (releases: readonly JujuVersion[], major: number, minor: number): Choice => {
	const candidates = releases
		.filter(release => release.major === major && release.minor === minor && !isDevelopment(release))
		.toSorted((left, right) => compareVersions(right, left));
	const index = candidates.findIndex(candidate => findKnownBad(candidate) === undefined);
	const bad = (index === -1 ? candidates : candidates.slice(0, index)).flatMap(version => {
		const known = findKnownBad(version);
		return known ? [` ${version.text} is left out: it ${known.wrong}.`] : [];
	});
	return {version: candidates[index], left: bad.join('')};
};

const isDeadEnd = (next: Stop | DeadEnd): next is DeadEnd => 'problem' in next;

/**
Juju 1, where one environment is controller and model in one.

Source: 1.25.13 `cmd/juju/commands/upgradejuju.go` (via 1.20.14; not to 1.21 and 1.23) and `tools/list.go` (may skip minors); 2.0.0 has code for 1.25 to 2.0 that never became a supported way.
*/
const nextOfFirst = (current: JujuVersion, wanted: JujuVersion): Stop | DeadEnd => {
	if (wanted.major > 1) {
		return {problem: `There is no way from Juju 1 to ${minorText(wanted)} for what runs. Make a new ${minorText(wanted)} controller, deploy the applications there, and move their data.`};
	}

	if (wanted.minor === 21 || wanted.minor === 23) {
		return {problem: `Juju refuses to upgrade to ${minorText(wanted)}. Choose the newest release of 1.25.`};
	}

	const gate = makeVersion(1, 20, 14);
	if (isNewer(gate, current) && isNewer(wanted, gate)) {
		return {version: gate, means: 'upgrade', why: 'Juju 1 goes to 1.20.14 before it goes any further.'};
	}

	return {version: wanted, means: 'upgrade', why: isNewer(gate, current) ? 'Juju 1 is upgraded in place.' : 'From 1.20.14 on Juju 1 is upgraded in place and may skip minor versions.'};
};

/** Within 2.x a controller goes from minor to minor; an explicit version may skip one (2.9.52 `upgrademodel.go`), which is used only where a minor has no release to stop at. */
const nextOfSecond = (current: JujuVersion, wanted: JujuVersion, releases: readonly JujuVersion[]): Stop => {
	let skipped = '';
	for (let minor = current.minor + 1; minor < wanted.minor; minor++) {
		const {version, left} = newestOf(releases, 2, minor);
		if (version) {
			return {version, means: 'upgrade', why: `Within 2.x a controller goes from one minor version to the next.${skipped}${left}`};
		}

		skipped += `${left} No release of 2.${minor} is known to stop at, so it is skipped.`;
	}

	return {version: wanted, means: 'upgrade', why: `Within 2.x a controller goes from one minor version to the next.${skipped}`};
};

/** The lowest version of a 2.9 model that a 3.x controller takes: 3.0 and 3.1 2.9.36, later 2.9.43 (3.6.28 `upgrades/upgradevalidation/version.go`). */
const minimumFor = (target: JujuVersion): JujuVersion => makeVersion(2, 9, target.minor < 2 ? 36 : 43);

const migrateTo = (current: JujuVersion, target: JujuVersion, left: string): Stop | DeadEnd => {
	const why = `A ${minorText(current)} controller cannot become ${target.text} in place, so a new ${target.text} controller is made and the models are migrated to it.${left}`;
	if (target.major === 4 && !isAtLeast(target, 4, 0, 1)) {
		return {problem: `A ${target.text} controller takes no migrated models. Choose 4.0.1 or later.`};
	}

	if (current.major === 2) {
		const minimum = minimumFor(target);
		return isNewer(minimum, current)
			? {problem: `A ${minorText(target)} controller takes models of ${minimum.text} and later, and nothing newer than ${current.text} is known to go to first. Find a newer release of 2.9.`}
			: {
				version: target, means: 'migrate', why, minimum: minimum.text,
			};
	}

	return current.major < target.major
		? {
			version: target, means: 'migrate', why, minimum: makeVersion(current.major, lastMinors[current.major] ?? 0, 0).text,
		}
		: {version: target, means: 'migrate', why};
};

/** From the last minor of 2.x on, and for every minor from 3.0 on. */
const nextAcross = (current: JujuVersion, wanted: JujuVersion, releases: readonly JujuVersion[]): Stop | DeadEnd => {
	const lastMinor = lastMinors[current.major] ?? current.minor;
	const isLast = current.minor >= lastMinor;
	if (wanted.major === current.major || (isLast && wanted.major === current.major + 1)) {
		return migrateTo(current, wanted, '');
	}

	const [major, minor] = isLast ? [current.major + 1, lastMinors[current.major + 1] ?? 0] : [current.major, lastMinor];
	const {version, left} = newestOf(releases, major, minor);
	if (!version) {
		return {problem: `The way to ${wanted.text} leads over ${major}.${minor}, of which no release is known to stop at.${left} Name a release of ${major}.${minor}.`};
	}

	if (current.major > 2 || isLast) {
		return migrateTo(current, version, left);
	}

	const next = nextOfSecond(current, version, releases);
	return isSameVersion(next.version, version) ? {...next, why: `${next.why}${left}`} : next;
};

const nextStop = (current: JujuVersion, wanted: JujuVersion, releases: readonly JujuVersion[]): Stop | DeadEnd => {
	if (current.major === 1) {
		return nextOfFirst(current, wanted);
	}

	if (isSameMinor(current, wanted)) {
		return {version: wanted, means: 'upgrade', why: `A ${minorText(current)} controller takes patches of ${minorText(current)} in place.`};
	}

	const {version: patch, left} = newestOf(releases, current.major, current.minor);
	if (patch && isNewer(patch, current)) {
		return {version: patch, means: 'upgrade', why: `The newest patch of ${minorText(current)} comes first, with the fixes that the next step relies on.${left}`};
	}

	return current.major === 2 && wanted.major === 2 ? nextOfSecond(current, wanted, releases) : nextAcross(current, wanted, releases);
};

/**
All that a controller becomes on its way, the wanted version last, or why it cannot get there.

@param releases What can be stopped at on the way; release candidates and known bad ones never are.
*/
export const findStops = (current: JujuVersion, wanted: JujuVersion, releases: readonly JujuVersion[]): readonly Stop[] | DeadEnd => {
	if ([current, wanted].some(({major}) => major < 1 || major > newestMajor)) {
		return {problem: `The rules of Juju ${wanted.major > newestMajor ? wanted.major : current.major} are not known here. Read its release notes for the way.`};
	}

	if (isNewer(current, wanted)) {
		return {problem: `${wanted.text} is lower than ${current.text}, which the controller runs, and Juju never goes back. Choose a newer version.`};
	}

	const stops: Stop[] = [];
	let at = current;
	while (!isSameVersion(at, wanted)) {
		const next = nextStop(at, wanted, releases);
		if (isDeadEnd(next)) {
			return next;
		}

		stops.push(next);
		at = next.version;
	}

	return stops;
};
