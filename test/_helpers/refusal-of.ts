import {type Path} from '../../source/domain/release-path.js';
import {compareVersions, parseVersion, type JujuVersion} from '../../source/domain/version.js';

export const parseKnown = (text: string): JujuVersion => {
	const version = parseVersion(text);
	if (!version) {
		throw new Error(`${text} is no version.`);
	}

	return version;
};

export const numberOf = ({major, minor, patch}: JujuVersion): number => (major * 1_000_000) + (minor * 1000) + patch;

/** What a controller lets be done to it in place, written from the table of permitted jumps and not from the code. */
const isAcceptedInPlace = (from: JujuVersion, to: JujuVersion): boolean => {
	if (from.major !== to.major) {
		return false;
	}

	switch (from.major) {
		case 1: {
			return to.minor !== 21 && to.minor !== 23 && (numberOf(from) >= 1_020_000 || numberOf(to) <= 1_020_014);
		}

		case 2: {
			return true;
		}

		default: {
			return from.minor === to.minor;
		}
	}
};

/** What a target controller takes over, from the table of minimum versions: 2.9.36 for 3.0 and 3.1, 2.9.43 for later 3.x, and only the last minor of one major version for the next. */
const isTakenOver = (model: JujuVersion, source: JujuVersion, target: JujuVersion): boolean => {
	const isStep = compareVersions(model, target) <= 0 && compareVersions(source, target) <= 0 && target.major >= 3 && target.major - model.major <= 1;
	// The first release notes of 4.0 say that migration comes with the next patch.
	const isBeforeMigration = target.major === 4 && target.minor === 0 && (target.tag !== undefined || target.patch === 0);
	if (!isStep || isBeforeMigration) {
		return false;
	}

	if (model.major === 2) {
		return numberOf(model) >= (target.minor <= 1 ? 2_009_036 : 2_009_043);
	}

	return target.major === model.major || (model.major === 3 && model.minor >= 6);
};

/** Plays a path on a cloud that refuses what Juju refuses; undefined where all is accepted. */
export const refusalOf = (start: string, models: Readonly<Record<string, string>>, {hops}: Path): string | undefined => {
	let controller = parseKnown(start);
	const versions = new Map(Object.entries(models).map(([name, text]) => [name, parseKnown(text)]));
	for (const {subject, means, from, to, models: names} of hops) {
		const [before, after] = [parseKnown(from), parseKnown(to)];
		const what = `${subject} ${from} -> ${to} (${means})`;
		if (compareVersions(before, after) >= 0) {
			return `${what} does not step up`;
		}

		if (subject === 'models') {
			if (means !== 'upgrade' || names.some(name => versions.get(name)?.text !== from) || compareVersions(after, controller) > 0) {
				return `${what} is refused under a ${controller.text} controller`;
			}

			for (const name of names) {
				versions.set(name, after);
			}

			continue;
		}

		if (before.text !== controller.text) {
			return `${what} does not start at ${controller.text}`;
		}

		if (means === 'upgrade' ? !isAcceptedInPlace(before, after) : versions.values().some(version => !isTakenOver(version, before, after))) {
			return `${what} is refused`;
		}

		if (means === 'migrate' && names.length !== versions.size) {
			return `${what} leaves models behind`;
		}

		controller = after;
	}

	return undefined;
};
