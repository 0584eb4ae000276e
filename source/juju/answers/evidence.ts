import {maskSecrets} from '../mask.js';
import {neutralise} from '../neutralise.js';
import {type ProcessAnswer} from '../process.js';

/** Characters of evidence that are kept: more than any answer of Juju that people have to read. */
const longest = 16_000;

/** Characters that are searched for secrets: where more than these are cut away, the seam is cut away too, with what the cut made of a secret there. */
const longestSearched = 400_000;

const shortened = (text: string, length: number): string => {
	if (text.length <= length) {
		return text;
	}

	// The cause is at the end, what was tried at the beginning.
	const half = length / 2;
	return `${text.slice(0, half)}\n… ${text.length - length} characters left out …\n${text.slice(-half)}`;
};

/** Text of Juju as it may be shown and written: harmless, without secrets, without empty lines around it. */
export const harmless = (text: string): string => maskSecrets(neutralise(text)).trim();

/** As `harmless`, for text of any length: of a long one the beginning and the end. */
export const briefly = (text: string): string => shortened(harmless(shortened(text, longestSearched)), longest);

/** Juju's own words on a failure: all lines of stderr, or of stdout where stderr is empty; `{}` is said beside every error and says nothing. */
export const evidenceOf = ({stdout, stderr}: ProcessAnswer): string => {
	const words = stderr.trim() === '' ? stdout.trim() : stderr;
	return words === '{}' ? '' : briefly(words);
};

/** Both streams, stderr last, as what a command said that went well. */
export const saidBy = ({stdout, stderr}: ProcessAnswer): string =>
	briefly([stdout, stderr].map(text => text.trim()).filter(text => text !== '').join('\n'));

/** How an answer begins that was not understood. */
export const beginningOf = (text: string): string => harmless(text.slice(0, 200));
