import {charmRules} from './rules/index.js';
import {type CompatibilityFacts} from './rules/rule.js';
import {type CharmVerdict} from './verdict.js';

export {type CompatibilityFacts} from './rules/rule.js';

/**
Judges every rule of compatibility by itself.

@returns A verdict a rule, in a stable order.
*/
export const judgeCharm = (facts: CompatibilityFacts): readonly CharmVerdict[] => charmRules.map(({id, title, judge}) => ({id, title, ...judge(facts)}));
