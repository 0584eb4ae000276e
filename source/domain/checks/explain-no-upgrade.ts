import {knownVersions} from '../known-releases.js';
import {parseAgentStream, type AgentStream} from '../agent-stream.js';
import {
	isDevelopment,
	isNewer,
	isSameMinor,
	isSameVersion,
	parseBinaryVersion,
	type JujuVersion,
} from '../version.js';

/** What "no upgrades available" means, as far as versions and stream tell. */
export type NoUpgrade = {
	/** `stream`: another stream has it, or may have it, which `other` names. `unknown`: cannot be told apart. */
	readonly kind: 'up-to-date' | 'lower' | 'binaries' | 'stream' | 'unknown';
	/** One sentence. */
	readonly text: string;
	readonly other?: AgentStream;
};

/** Candidates are on trial in `proposed`; betas and builds are in `devel` alone. */
const streamWith = ({tag}: JujuVersion): AgentStream => (tag === 'rc' ? 'proposed' : 'devel');

/** Patches are released one after the other: with a later one of the same minor known, this one is out. */
const isReleased = (wanted: JujuVersion): boolean => knownVersions.some(text => {
	const known = parseBinaryVersion(text);
	return known !== undefined && isSameMinor(known, wanted) && !isNewer(wanted, known);
});

const judgeStream = (wanted: JujuVersion, stream: string | undefined): NoUpgrade | undefined => {
	if (stream !== undefined && parseAgentStream(stream) === undefined) {
		return {
			kind: 'stream', other: 'released', text: `Not up to date: the stream "${stream}" is asked, which is none of Juju's own, and it does not have ${wanted.text}.`,
		};
	}

	if (!isDevelopment(wanted) || (stream !== undefined && stream !== 'released' && stream !== 'proposed')) {
		return undefined;
	}

	const other = streamWith(wanted);
	return stream === other
		? undefined
		: {
			kind: 'stream', other, text: `Not up to date: ${wanted.text} is a development version, which the stream "${stream ?? 'released'}" does not have${stream === undefined ? '; which stream is asked is not known here' : `; "${other}" may`}.`,
		};
};

/**
Why Juju answers "no upgrades available": 2.9.33 and later say so, with exit code 0, where all is up to date, the version is lower, its binaries are missing, or the stream
has no such version.

Sources: 2.9.52 `findtools.go`, 3.6.28 `findagents.go`.

@param stream The stream that was asked: the one named, else the model's own setting; undefined where not known.
*/
export const explainNoUpgrade = (wantedText: string, currentText: string | undefined, stream: string | undefined): NoUpgrade => {
	const wanted = parseBinaryVersion(wantedText);
	const current = parseBinaryVersion(currentText ?? '');
	if (!wanted || !current) {
		return {kind: 'unknown', text: 'Which of the versions is newer is not known, so this can mean up to date as well as missing binaries.'};
	}

	if (isSameVersion(wanted, current)) {
		return {kind: 'up-to-date', text: `Up to date: ${current.text} runs.`};
	}

	if (isNewer(current, wanted)) {
		return {kind: 'lower', text: `Not up to date but lower: ${current.text} runs, and Juju takes a lower version for nothing to do.`};
	}

	const wrongStream = judgeStream(wanted, stream);
	if (wrongStream) {
		return wrongStream;
	}

	if (!isDevelopment(wanted) && isReleased(wanted)) {
		return {
			kind: 'binaries',
			text: stream === undefined
				? `Not up to date: ${wanted.text} is released, so its binaries are missing here: the controller cannot fetch them, or its stream or mirror does not have them.`
				: `Not up to date: ${wanted.text} is released, and the stream "${stream}" has what is released, so its binaries are missing here: the controller cannot fetch them, or its mirror does not have them.`,
		};
	}

	return isDevelopment(wanted) || stream === 'devel' || stream === 'testing'
		? {kind: 'binaries', text: `Not up to date: the stream "${stream ?? 'released'}" does not have ${wanted.text}, or the controller cannot fetch it.`}
		: {
			kind: 'unknown', other: 'proposed', text: `Not up to date: whether ${wanted.text} is released is not known here; its binaries are missing, or it is in another stream than "${stream ?? 'released'}" as yet.`,
		};
};
