import {type UpgradePreview} from '../answer.js';
import {isSameVersionText} from '../version.js';
import {type Selection} from './index.js';

/**
Says in one sentence what Juju's rule leads to among the releases that this program knows, and whether Juju's own dry run agrees. The dry run wins: it knows what the
controller can get.

@param preview What the dry run said; no version in it where it names none that is newer.
*/
export const compareWithPreview = ({version}: Pick<Selection, 'version'>, preview: Pick<UpgradePreview, 'bestVersion'> | undefined): string => {
	const chosen = version ? `Of the known releases that is ${version.text}` : 'No known release is newer by this rule';
	if (preview === undefined) {
		return `${chosen}; the dry run has not answered.`;
	}

	const best = preview.bestVersion;
	if (best === undefined) {
		return version ? `${chosen}, but the dry run names nothing newer, and it wins.` : `${chosen}, and the dry run names nothing newer either.`;
	}

	if (version === undefined) {
		return `${chosen}, but the dry run names ${best}, and it wins.`;
	}

	return isSameVersionText(version.text, best)
		? `${chosen}, and the dry run agrees.`
		: `${chosen}, but the dry run names ${best}, and it wins.`;
};
