import {type PlanStep} from './plan.js';

/**
What a command without questions has to be told to accept, by these names:

- `disruptive`: agents restart, and for a while the controller does not answer.
- `point-of-no-return`: from that step on there is no way back.
- `no-backup`: there is no backup of the controller from this run.
*/
export type RiskName = 'disruptive' | 'point-of-no-return' | 'no-backup';

export const riskNames: readonly RiskName[] = ['disruptive', 'point-of-no-return', 'no-backup'];

export const isRiskName = (text: string): text is RiskName => (riskNames as readonly string[]).includes(text);

/** Each as the end of a sentence. */
export const riskWords: Readonly<Record<RiskName, string>> = {
	disruptive: 'agents restart, and for a while the controller does not answer',
	'point-of-no-return': 'what is upgraded cannot be taken back',
	'no-backup': 'there is no backup of the controller from this run',
};

/**
The risks of a plan's own steps. Whether there is a backup is not for the plan to say.
*/
export const risksOf = (steps: ReadonlyArray<Pick<PlanStep, 'risk' | 'isPointOfNoReturn'>>): readonly RiskName[] => [
	...(steps.some(({risk}) => risk === 'disruptive') ? ['disruptive' as const] : []),
	...(steps.some(({isPointOfNoReturn}) => isPointOfNoReturn) ? ['point-of-no-return' as const] : []),
];
