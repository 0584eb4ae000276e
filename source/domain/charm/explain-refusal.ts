import {isAtLeast, type JujuVersion} from '../version.js';
import {refusalTexts} from './refusal-texts.js';
import {ruleOfRefusal, type CharmRefusalRule} from './refusal-patterns.js';

/** A refusal of a charm, explained. Juju changed nothing. */
export type CharmRefusalExplanation = {
	/** Undefined where Juju's words are not known. */
	readonly rule: CharmRefusalRule | undefined;
	readonly title: string;
	readonly meaning: string;
	/** What to do, the best first: sentences. */
	readonly advice: readonly string[];
	/** The case of the catalogue that tells more. */
	readonly caseId: string | undefined;
};

/** Versions that the texts depend on. */
export type RefusalVersions = {readonly client: JujuVersion | undefined; readonly controller: JujuVersion | undefined};

/** Told apart here only: they help themselves in another way than the rule that they are counted under. */
const specialRules: ReadonlySet<CharmRefusalRule | undefined> = new Set<CharmRefusalRule>(['scale-down', 'stateful-set']);

const isRule = (rule: string): rule is CharmRefusalRule => Object.hasOwn(refusalTexts, rule);

const unknown: CharmRefusalExplanation = {
	rule: undefined,
	title: 'Juju did not take the charm',
	meaning: 'Its own words say why. Nothing was changed: the application keeps the charm that it has.',
	advice: ['Read what Juju said.', 'Order another revision or channel, or leave the application as it is.'],
	caseId: undefined,
};

/**
Explains why Juju refused another charm.

@param refusal Which rule it was, where that was read from Juju's words already; else the words themselves.
*/
export const explainRefusal = (refusal: {readonly rule?: string | undefined; readonly text: string}, versions: RefusalVersions): CharmRefusalExplanation => {
	const said = ruleOfRefusal(refusal.text);
	const rule = refusal.rule !== undefined && isRule(refusal.rule) && !specialRules.has(said) ? refusal.rule : said;
	if (rule === undefined) {
		return unknown;
	}

	const version = versions.controller ?? versions.client;
	const {title, meaning, advice, caseId} = refusalTexts[rule];
	const since = (major: number, minor = 0): boolean | undefined => version && isAtLeast(version, major, minor);
	return {
		rule, title, meaning: meaning(since), advice: advice(since), caseId: caseId(since),
	};
};
