import {type JujuVersion} from '../version.js';
import {evenMinor} from './even-minor.js';
import {fourthController} from './fourth-controller.js';
import {fourthModel} from './fourth-model.js';
import {newestOfMajor} from './newest-of-major.js';
import {nextMinorOrClient} from './next-minor-or-client.js';
import {nextMinor} from './next-minor.js';
import {type SelectionFacts, type SelectionRule} from './rule.js';
import {thirdController} from './third-controller.js';
import {thirdModel} from './third-model.js';

export const selectionRules: readonly SelectionRule[] = [
	evenMinor, nextMinorOrClient, newestOfMajor, nextMinor, thirdController, thirdModel, fourthController, fourthModel,
];

export type Selection = {
	/** Undefined where the rule finds nothing newer. */
	readonly version: JujuVersion | undefined;
	/** The rule's id. */
	readonly rule: string;
	/** The rule in one sentence. */
	readonly sentence: string;
};

/**
Which version Juju would select by itself, and by which rule; undefined where no rule is known.
*/
export const selectByRule = (facts: SelectionFacts): Selection | undefined => {
	const rule = selectionRules.find(({applies}) => applies(facts));
	return rule && {version: rule.select(facts), rule: rule.id, sentence: rule.sentence(facts)};
};
