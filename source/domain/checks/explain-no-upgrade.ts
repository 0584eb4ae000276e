import {knownVersions} from '../known-releases.js';
import {
	isDevelopment,
	isNewer,
	isSameMinor,
	isSameVersion,
	parseBinaryVersion,
} from '../version.js';

/**
Why Juju answers "no upgrades available": 2.9.33 and later say so, with exit code 0, where all is up to date, the version is lower, its binaries are missing, or the stream
has no such version.

Sources: 2.9.52 `findtools.go`, 3.6.28 `findagents.go`.

@returns One sentence that says which of these it is, as far as the versions tell.
*/
export const explainNoUpgrade = (wantedText: string, currentText: string | undefined): string => {
	const wanted = parseBinaryVersion(wantedText);
	const current = parseBinaryVersion(currentText ?? '');
	if (!wanted || !current) {
		return 'Which of the versions is newer is not known, so this can mean up to date as well as missing binaries.';
	}

	if (isSameVersion(wanted, current)) {
		return `Up to date: ${current.text} runs.`;
	}

	if (isNewer(current, wanted)) {
		return `Not up to date but lower: ${current.text} runs, and Juju takes a lower version for nothing to do.`;
	}

	if (isDevelopment(wanted)) {
		return `Not up to date: ${wanted.text} is a development version, which the stream "released" does not have; which stream is asked is not known here.`;
	}

	// Patches are released one after the other: with a later one of the same minor known, this one is out.
	const isReleased = knownVersions.some(text => {
		const known = parseBinaryVersion(text);
		return known !== undefined && isSameMinor(known, wanted) && !isNewer(wanted, known);
	});
	return isReleased
		? `Not up to date: ${wanted.text} is released, so its binaries are missing here: the controller cannot fetch them, or its stream or mirror does not have them.`
		: `Not up to date: whether ${wanted.text} is released is not known here; its binaries are missing, or the stream is another.`;
};
