import {type UpgradePreview} from '../answer.js';
import {isSameVersionText} from '../version.js';
import {type Selection} from './index.js';

/**
Says which rule chose what, and whether Juju's own dry run agrees. The dry run wins: it knows what the controller can get.
*/
export const compareWithPreview = (selection: Selection, preview: Pick<UpgradePreview, 'bestVersion'> | undefined): string => {
	const {rule, version} = selection;
	const chosen = `The rule ${rule} chooses ${version?.text ?? 'nothing newer'}`;
	if (preview === undefined) {
		return `${chosen}; --dry-run has not been asked.`;
	}

	const best = preview.bestVersion;
	if (best === undefined) {
		return version ? `${chosen}, but --dry-run names no version, and it wins.` : `${chosen}, and --dry-run names no version either.`;
	}

	return version && isSameVersionText(version.text, best)
		? `${chosen}, and --dry-run agrees.`
		: `${chosen}, but --dry-run chooses ${best}, and it wins.`;
};
