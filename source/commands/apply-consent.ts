import {type Plan} from '../domain/plan.js';
import {riskWords, risksOf, type RiskName} from '../domain/plan-risks.js';
import {type CheckResult, type Remedy} from '../domain/check.js';
import {countOf} from '../domain/words.js';

/** What the command line says in place of a person. */
export type Consent = {
	readonly hasYes: boolean;
	readonly accepted: readonly RiskName[];
};

/** The id of the check that demands a backup. */
export const backupCheck = 'backup-made';

const isUsable = ({disabledReason}: Remedy): boolean => disabledReason === undefined;

/** The remedy of Prepare that makes the backup; undefined where Juju cannot make one. */
export const backupRemedy = (results: readonly CheckResult[]): Remedy | undefined =>
	results.find(({id}) => id === backupCheck)?.remedies.find(remedy => remedy.action.type === 'backup' && isUsable(remedy));

/**
What is missing on the command line before the plan may be carried out, as options to be added; empty where nothing is.

@param options.hasBackup There is one, or it is made before anything is upgraded.
*/
export const missingConsent = (plan: Plan, {hasYes, accepted}: Consent, {hasBackup}: {readonly hasBackup: boolean}): readonly string[] => {
	const risks: readonly RiskName[] = [...risksOf(plan.steps), ...(hasBackup ? [] : ['no-backup' as const])];
	return [
		...(hasYes || risks.length === 0 ? [] : ['--yes']),
		...risks.filter(risk => !accepted.includes(risk)).map(risk => `--accept ${risk}`),
	];
};

/**
Says what to add, to be copied into a script.
*/
export const explainMissing = (missing: readonly string[]): readonly string[] => [
	`Nothing was run: this plan needs ${countOf(missing.length, 'more option')} to be carried out without questions.`,
	`Add: ${missing.join(' ')}`,
	...Object.entries(riskWords).filter(([risk]) => missing.includes(`--accept ${risk}`)).map(([risk, words]) => `  ${risk}: ${words}.`),
];
